package dev.beckon.invitation.id;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a line of a wallet is known by: it sorts by time, and the same cause at the same moment is
 * the same line.
 *
 * @param value nine digits of base 32 (milliseconds since 1970) and eight of a hash of the cause
 */
public record EntryId(String value) {
  private static final int MILLIS_LENGTH = 9;
  private static final int HASH_LENGTH = 8;
  private static final Pattern SHAPE = Pattern.compile("[0-9a-v]{17}");

  public EntryId {
    Objects.requireNonNull(value, "entry id");
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an entry id");
    }
  }

  /** Whether this text has the form of an entry's id. */
  public static boolean isValid(String value) {
    return SHAPE.matcher(value).matches();
  }

  /** The id of what happened at this moment for this cause. */
  public static EntryId of(Instant at, String cause) {
    return new EntryId(
        Base32.of(at.toEpochMilli(), MILLIS_LENGTH)
            + Base32.of(ByteBuffer.wrap(Sha256.of(cause)).getLong(), HASH_LENGTH));
  }

  @Override
  public String toString() {
    return value;
  }
}
