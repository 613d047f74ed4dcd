package dev.beckon.invitation.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A part of one partition of the presence table, as a condition looks through it.
 *
 * @param from the first place, 0 or more
 * @param to one behind the last place, at most {@link Cell#END}
 */
public record Stretch(String language, int shard, long from, long to) {
  public Stretch {
    if (from < 0 || from >= to || to > Cell.END) {
      throw new IllegalArgumentException("a stretch goes up, within its partition");
    }
  }

  /** How many places it has. */
  public long length() {
    return to - from;
  }

  /**
   * Where everybody lies whose main category is asked for, and audience; everybody of the languages
   * where no category is.
   */
  public static List<Stretch> asAsked(Condition condition) {
    if (condition.categories().isEmpty()) {
      return whole(condition);
    }
    Set<Integer> categories = buckets(condition);
    List<Stretch> stretches = new ArrayList<>();
    for (String language : condition.languages()) {
      for (int shard = 0; shard < Cell.SHARDS; shard++) {
        for (int category : categories) {
          stretches.add(around(language, shard, category, condition));
        }
      }
    }
    return stretches;
  }

  /** Where everybody lies who has this main category and the condition's audience. */
  public static Stretch around(String language, int shard, int category, Condition condition) {
    int lowest = Cell.lowest(condition.audience().min());
    int highest = Cell.highest(condition.audience().max());
    return new Stretch(
        language,
        shard,
        new Cell(language, shard, category, lowest).begin(),
        new Cell(language, shard, category, highest).begin() + Cell.PLACES);
  }

  /** The buckets of the categories that are asked for. */
  public static Set<Integer> buckets(Condition condition) {
    Set<Integer> buckets = new TreeSet<>();
    Category.of(condition.categories()).forEach(category -> buckets.add(category.bucket()));
    return buckets;
  }

  /** Where everybody of the languages lies, whatever they stream. */
  public static List<Stretch> whole(Condition condition) {
    List<Stretch> stretches = new ArrayList<>();
    for (String language : condition.languages()) {
      for (int shard = 0; shard < Cell.SHARDS; shard++) {
        stretches.add(new Stretch(language, shard, 0, Cell.END));
      }
    }
    return stretches;
  }
}
