package dev.beckon.selection.pick;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.condition.Signpost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Under which main categories of a language those asked for are likely to be: hosts who stream the
 * same beside it often have the same main one. Signposts say so first, then the rows that were
 * seen.
 */
final class Likely {
  /** As much as this many hosts of a category who are as all others are: tempers the first few. */
  private static final double PRIOR_HOSTS = 2;

  private final Wanted wanted;
  private final Set<Integer> asked;
  private final Map<Integer, Tally> tallies = new HashMap<>();
  private final Tally all = new Tally();

  Likely(Wanted wanted) {
    this.wanted = wanted;
    this.asked = wanted.categories();
  }

  private static final class Tally {
    int hosts;
    int wanted;

    void add(boolean isWanted) {
      hosts++;
      wanted += isWanted ? 1 : 0;
    }

    double share() {
      return hosts == 0 ? 0 : wanted / (double) hosts;
    }
  }

  void heed(List<Signpost> signposts) {
    signposts.forEach(signpost -> add(signpost.category(), signpost.tellsOf(asked)));
  }

  void learn(List<Candidate> rows) {
    rows.forEach(row -> add(Cell.of(row).category(), wanted.fits(row)));
  }

  private void add(int category, boolean isWanted) {
    tallies.computeIfAbsent(category, none -> new Tally()).add(isWanted);
    all.add(isWanted);
  }

  /**
   * The category where most of the rows to come are likely to be wanted.
   *
   * @param hasMore whether a category has places that were not seen
   * @return empty when nothing is known of any that has
   */
  OptionalInt best(IntPredicate hasMore, Random random) {
    List<Integer> categories =
        new ArrayList<>(tallies.keySet().stream().filter(hasMore::test).sorted().toList());
    Collections.shuffle(categories, random);
    return categories.stream()
        .max(Comparator.comparingDouble(category -> share(tallies.get(category))))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private double share(Tally tally) {
    return (tally.wanted + PRIOR_HOSTS * all.share()) / (tally.hosts + PRIOR_HOSTS);
  }
}
