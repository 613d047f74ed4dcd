package dev.beckon.invitation.condition;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The partition of the presence table that holds hosts alike: the attributes that most conditions
 * name, and a shard to spread writes. A host lies in the cell of the main category.
 *
 * @param categoryBucket 0 to 7: categories are hashed, so that all cells of a language can be
 *     listed without a list of all categories
 * @param audienceBand 0 to 3: below 10, 100, 1,000 usual viewers, and above
 * @param shard 0 to 1
 */
public record Cell(String language, int categoryBucket, int audienceBand, int shard) {
  public static final int CATEGORY_BUCKETS = 8;
  public static final int AUDIENCE_BANDS = 4;
  public static final int SHARDS = 2;

  private static final long[] BAND_FLOORS = {0, 10, 100, 1000};

  /** The cell a candidate lies in. */
  public static Cell of(Candidate candidate) {
    String mainCategory = candidate.categories().isEmpty() ? "" : candidate.categories().get(0);
    return new Cell(
        candidate.language(),
        bucket(mainCategory),
        band(candidate.audience()),
        (int) (hash(candidate.host().value()) % SHARDS));
  }

  /**
   * Every cell in which a candidate who fits can lie, by main category; who has an asked category
   * only beside the main one may be missed.
   */
  public static List<Cell> of(Condition condition) {
    Set<Integer> buckets = new LinkedHashSet<>();
    condition.categories().forEach(category -> buckets.add(bucket(category)));
    if (buckets.isEmpty()) {
      for (int bucket = 0; bucket < CATEGORY_BUCKETS; bucket++) {
        buckets.add(bucket);
      }
    }
    int lowest = band(condition.audience().min());
    int highest = band(condition.audience().max());
    List<Cell> cells = new ArrayList<>();
    for (String language : condition.languages()) {
      for (int bucket : buckets) {
        for (int band = lowest; band <= highest; band++) {
          for (int shard = 0; shard < SHARDS; shard++) {
            cells.add(new Cell(language, bucket, band, shard));
          }
        }
      }
    }
    return cells;
  }

  private static int bucket(String category) {
    return (int) (hash(category) % CATEGORY_BUCKETS);
  }

  private static int band(long audience) {
    int band = 0;
    while (band + 1 < AUDIENCE_BANDS && audience >= BAND_FLOORS[band + 1]) {
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
