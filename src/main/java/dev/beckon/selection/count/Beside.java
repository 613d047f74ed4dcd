package dev.beckon.selection.count;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Category;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.condition.Signpost;
import dev.beckon.selection.pick.Wanted;
import java.util.List;
import java.util.Set;

/**
 * Estimates how many hosts fit who stream an asked category beside another: they lie anywhere.
 * Signposts tell how many there are of the bucket, the rows that were seen which of these fit.
 */
final class Beside {
  /** With fewer signposts, what the rows tell is as much worth. */
  private static final int MANY_SIGNPOSTS = 6;

  /** As much as one row, half of which fits: tempers the first few. */
  private static final double PRIOR_ROWS = 1;

  private static final double PRIOR_SHARE = 0.5;

  private final Set<Integer> asked;
  private final double told;
  private final int signposts;
  private final double share;

  /**
   * @param asked the buckets of the categories that are asked for
   * @param rows those that were seen, each once
   */
  Beside(List<Crowd> crowds, Set<Integer> asked, Wanted wanted, List<Candidate> rows) {
    this.asked = asked;
    double hosts = 0;
    int posts = 0;
    for (Crowd crowd : crowds) {
      for (Signpost post : crowd.signposts()) {
        if (!asked.contains(post.category()) && post.tellsOf(asked)) {
          posts++;
          hosts += crowd.hostsPerSignpost();
        }
      }
    }
    told = hosts;
    signposts = posts;
    List<Candidate> of =
        rows.stream()
            .filter(row -> row.reachableUntil().isAfter(wanted.now()))
            .filter(this::is)
            .toList();
    long fitting = of.stream().filter(wanted::mayBeAsked).count();
    share = (fitting + PRIOR_ROWS * PRIOR_SHARE) / (of.size() + PRIOR_ROWS);
  }

  /** Whether this host streams something of these buckets, but not mainly. */
  boolean is(Candidate row) {
    return !asked.contains(Cell.of(row).category())
        && row.categories().stream().skip(1).map(Category::bucket).anyMatch(asked::contains);
  }

  /**
   * @param byRows how many there are as far as rows tell
   */
  double estimate(double byRows) {
    double bySignposts = told * share;
    double trust = Math.min(1, (double) signposts / MANY_SIGNPOSTS);
    return trust * bySignposts + (1 - trust) * (bySignposts + byRows) / 2;
  }
}
