package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.id.HostId;
import dev.beckon.selection.WaveList.Pick;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Those who were picked, in as few bytes as can be: fifty of them whose ids are UUIDs are written
 * for one unit. Each is a byte of what is known of the host, a longer one when that is much, and
 * the id: 16 bytes of a UUID, or any other with its length before it.
 */
final class PackedPicks {
  /** One byte tells the rung in its three lowest bits. */
  private static final Map<Rung, Integer> RUNGS =
      Map.of(
          Rung.AS_ASKED, 0,
          Rung.SIDE_CATEGORIES, 1,
          Rung.REGIONS, 2,
          Rung.LEVEL, 3,
          Rung.AUDIENCE, 4,
          Rung.CATEGORIES, 5);

  private static final int RUNG_BITS = 0b111;
  private static final int IS_UUID = 0b1000;

  /** The four highest bits: never, so many days ago and one, or a day that follows. */
  private static final int DAY_SHIFT = 4;

  private static final int NEVER = 0;
  private static final int DAY_FOLLOWS = 0b1111;

  private PackedPicks() {}

  /**
   * @param at when they were picked: days count from there
   */
  static byte[] pack(List<Pick> picks, Instant at) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      for (Pick pick : picks) {
        write(pick, Asked.dayOf(at), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an array takes what is written to it", e);
    }
    return bytes.toByteArray();
  }

  private static void write(Pick pick, long today, DataOutputStream out) throws IOException {
    String id = pick.host().value();
    boolean isUuid = ShortUuid.fits(id);
    int day = day(pick.askedDay(), today);
    out.writeByte(day << DAY_SHIFT | (isUuid ? IS_UUID : 0) | RUNGS.get(pick.rung()));
    if (day == DAY_FOLLOWS) {
      out.writeLong(pick.askedDay());
    }
    if (isUuid) {
      UUID uuid = UUID.fromString(id);
      out.writeLong(uuid.getMostSignificantBits());
      out.writeLong(uuid.getLeastSignificantBits());
    } else {
      out.writeByte(id.length());
      out.write(id.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static int day(long askedDay, long today) {
    if (askedDay == 0) {
      return NEVER;
    }
    long daysAgo = today - askedDay;
    return daysAgo >= 0 && daysAgo + 1 < DAY_FOLLOWS ? (int) daysAgo + 1 : DAY_FOLLOWS;
  }

  /** Those that {@link #pack} was given, with the same time. */
  static List<Pick> unpack(byte[] packed, Instant at) {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed));
    List<Pick> picks = new ArrayList<>();
    try {
      while (in.available() > 0) {
        picks.add(read(in, Asked.dayOf(at)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a list of picks that is cut off", e);
    }
    return picks;
  }

  private static Pick read(DataInputStream in, long today) throws IOException {
    int known = in.readUnsignedByte();
    int day = known >> DAY_SHIFT;
    long askedDay =
        switch (day) {
          case NEVER -> 0;
          case DAY_FOLLOWS -> in.readLong();
          default -> today - (day - 1);
        };
    String id =
        (known & IS_UUID) == 0
            ? new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII)
            : new UUID(in.readLong(), in.readLong()).toString();
    return new Pick(new HostId(id), askedDay, rung(known & RUNG_BITS));
  }

  private static Rung rung(int code) {
    return RUNGS.entrySet().stream()
        .filter(rung -> rung.getValue() == code)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a rung that nobody knows"));
  }
}
