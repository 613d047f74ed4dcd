package dev.beckon.invitation.condition;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Where hosts alike lie side by side: a language and shard are a partition of the presence table,
 * and in it the cells follow one another, by main category, then by audience. So a condition that
 * names little looks through one long stretch, and one that names much through a short one.
 *
 * @param shard 0 to 1: spreads the writes of a large language
 * @param category 0 to 255: the bucket of the main category; categories are hashed, so that nobody
 *     has to keep a list of them
 * @param audience 0 to 3: below 10, 100, 1,000 usual viewers, and above
 */
public record Cell(String language, int shard, int category, int audience) {
  public static final int SHARDS = 2;
  public static final int CATEGORIES = 256;
  public static final int AUDIENCES = 4;

  /** Hosts of a cell are spread evenly over so many places. */
  public static final long PLACES = 1L << 32;

  /** One behind the last place of the last cell of a partition. */
  public static final long END = CATEGORIES * AUDIENCES * PLACES;

  private static final long[] AUDIENCE_FLOORS = {0, 10, 100, 1000};

  /** The cell a candidate lies in. */
  public static Cell of(Candidate candidate) {
    String main = candidate.categories().isEmpty() ? "" : candidate.categories().get(0);
    return new Cell(
        candidate.language(),
        (int) (hash(candidate.host().value()) % SHARDS),
        category(main),
        audience(candidate.audience()));
  }

  /** The first place of the cell, in its partition. */
  public long begin() {
    return (category * (long) AUDIENCES + audience) * PLACES;
  }

  /** The place of a host with this id, were they in this cell. */
  public long placeOf(String host) {
    return begin() + hash(host);
  }

  static int category(String category) {
    return (int) (hash(category) % CATEGORIES);
  }

  static int audience(long viewers) {
    int band = 0;
    while (band + 1 < AUDIENCES && viewers >= AUDIENCE_FLOORS[band + 1]) {
      band++;
    }
    return band;
  }

  private static long hash(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
