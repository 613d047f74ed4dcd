package dev.beckon.selection.count;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Stretch;
import dev.beckon.selection.pick.PresenceCells;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A stretch of presence, read a look at a time from one place on. Hosts lie about evenly over a
 * stretch of one category, so a part of it tells of the whole.
 */
final class Reading {
  private final Stretch stretch;
  private final boolean forwardFirst;
  private final List<Candidate> rows = new ArrayList<>();
  private long from;
  private long to;

  /**
   * @param share where in the stretch it begins, 0 to 1, exclusive. It goes towards the farther end
   *     first, so that of few hosts half of the stretch at least is seen
   */
  Reading(Stretch stretch, double share) {
    this.stretch = stretch;
    from = stretch.from() + (long) (share * stretch.length());
    to = from;
    forwardFirst = from - stretch.from() < stretch.to() - from;
  }

  /** Reads on; not when it is whole. */
  void look(PresenceCells cells) {
    boolean forward = from == stretch.from() || (forwardFirst && to < stretch.to());
    PresenceCells.Look look;
    if (forward) {
      look = cells.look(stretch.language(), stretch.shard(), to, stretch.to());
      to = Math.min(stretch.to(), look.next().orElse(stretch.to()));
    } else {
      look = cells.lookBack(stretch.language(), stretch.shard(), stretch.from(), from);
      from = look.next().orElse(stretch.from());
    }
    rows.addAll(look.rows());
  }

  Stretch stretch() {
    return stretch;
  }

  /** Whether all of the stretch was read. */
  boolean whole() {
    return from == stretch.from() && to == stretch.to();
  }

  /** Whether any of it was read. */
  boolean begun() {
    return from < to;
  }

  /** What was read, rows of hosts who are gone since among it. */
  List<Candidate> rows() {
    return rows;
  }

  /** How many such rows were read. */
  long count(Predicate<Candidate> such) {
    return rows.stream().filter(such).count();
  }

  /** How many such rows there are in all of the stretch, about. */
  double estimate(Predicate<Candidate> such) {
    if (whole() || rows.isEmpty()) {
      return count(such);
    }
    // It stopped at a row, and so has one more than so short a part has on the average.
    double share = (to - from) / (double) stretch.length() * rows.size() / (rows.size() - 1.0);
    return rows.size() == 1 ? count(such) : count(such) / share;
  }
}
