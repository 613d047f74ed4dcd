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
 * @param audience 0 to 63: a step of the usual viewers. Steps are narrow where many hosts are, so
 *     that hosts lie about evenly over those of a category
 */
public record Cell(String language, int shard, int category, int audience) {
  public static final int SHARDS = 2;
  public static final int CATEGORIES = 256;
  public static final int AUDIENCES = 64;

  private static final int PLACE_BITS = 26;

  /** Hosts of a cell are spread evenly over so many places. */
  public static final long PLACES = 1L << PLACE_BITS;

  /** One behind the last place of the last cell of a partition. */
  public static final long END = CATEGORIES * AUDIENCES * PLACES;

  /** Half of the hosts have fewer viewers: of the real ones, and a knob where yours are others. */
  private static final double TYPICAL_AUDIENCE = 5;

  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final int MIX_SHIFT = 33;

  /** The cell a candidate lies in. */
  public static Cell of(Candidate candidate) {
    return new Cell(
        candidate.language(),
        (int) (hash(candidate.host().value()) % SHARDS),
        category(candidate),
        audience(candidate.audience(), candidate.host().value()));
  }

  /** The first place of the cell, in its partition. */
  public long begin() {
    return (category * (long) AUDIENCES + audience) * PLACES;
  }

  /** The place of a host with this id, were they in this cell. */
  public long placeOf(String host) {
    return begin() + (hash(host) >>> (Integer.SIZE - PLACE_BITS));
  }

  /** The bucket of the main category. */
  private static int category(Candidate candidate) {
    return candidate.categories().isEmpty() ? 0 : candidate.categories().get(0).bucket();
  }

  /** The first step where hosts of so many viewers lie. */
  static int lowest(long viewers) {
    return (int) (AUDIENCES * below((double) viewers));
  }

  /** The last one. */
  static int highest(long viewers) {
    return Math.min(AUDIENCES - 1, (int) (AUDIENCES * below(viewers + 1.0)));
  }

  /** Hosts of equally many viewers are spread over all steps that are theirs. */
  private static int audience(long viewers, String host) {
    double lowest = below((double) viewers);
    return (int) (AUDIENCES * (lowest + spread(host) * (below(viewers + 1.0) - lowest)));
  }

  /** The share of hosts who have fewer viewers, typically: half of them have the typical number. */
  private static double below(double viewers) {
    return viewers / (viewers + TYPICAL_AUDIENCE);
  }

  /** Another hash of a host, 0 to 1, exclusive. */
  static double spread(String host) {
    return ((hash(host) * MIX) >>> MIX_SHIFT) / (double) (1L << (Long.SIZE - MIX_SHIFT));
  }

  static long hash(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
