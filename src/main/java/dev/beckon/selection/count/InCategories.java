package dev.beckon.selection.count;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.condition.Stretch;
import dev.beckon.selection.pick.PresenceCells;
import dev.beckon.selection.pick.Wanted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Estimates how many hosts of large languages fit whose main category is asked for. */
final class InCategories {
  /** As much as half a signpost, for categories that none tells of. */
  private static final double UNTOLD = 0.5;

  private final Wanted wanted;
  private final List<Part> parts = new ArrayList<>();
  private final Random random;

  /** So many signposts are as much worth as a look. */
  private static final double EVEN = 8;

  /**
   * Where the hosts of one main category lie in one shard.
   *
   * @param told how many signposts tell of it
   * @param foretold how many hosts these stand for, of any audience
   */
  private record Part(Reading reading, long told, double foretold) {}

  InCategories(List<Crowd> crowds, Set<Integer> asked, Wanted wanted, Random random) {
    this.wanted = wanted;
    this.random = random;
    for (Crowd crowd : crowds) {
      for (int category : asked) {
        add(crowd, category);
      }
    }
    Collections.shuffle(parts, random);
    parts.sort(Comparator.comparingDouble(part -> -part.foretold()));
  }

  private void add(Crowd crowd, int category) {
    long told = crowd.telling(category);
    double foretold = (told + UNTOLD) * crowd.hostsPerSignpost() / Cell.SHARDS;
    // Where one look is likely to hold all, it begins where they begin.
    boolean few = foretold < PresenceCells.ROWS_PER_LOOK;
    for (int shard = 0; shard < Cell.SHARDS; shard++) {
      Stretch stretch = Stretch.around(crowd.language(), shard, category, wanted.condition());
      parts.add(new Part(new Reading(stretch, few ? 0 : random.nextDouble()), told, foretold));
    }
  }

  /**
   * Looks at the largest first, then at what is left of them.
   *
   * @return how many looks it took, at most so many
   */
  int look(PresenceCells cells, int looks) {
    int taken = 0;
    boolean goesOn = true;
    while (goesOn && taken < looks) {
      goesOn = false;
      for (Part part : parts) {
        int before = taken;
        taken += look(part.reading(), cells, looks - taken);
        goesOn |= taken > before;
      }
    }
    return taken;
  }

  /** Once; and where that showed few, the rest too. */
  private static int look(Reading reading, PresenceCells cells, int looks) {
    int taken = 0;
    boolean full = false;
    while (taken < looks && !full && !reading.whole()) {
      int before = reading.rows().size();
      reading.look(cells);
      taken++;
      full = reading.rows().size() - before == PresenceCells.ROWS_PER_LOOK;
    }
    return taken;
  }

  /** All rows that were seen. */
  List<Candidate> rows() {
    return parts.stream().flatMap(part -> part.reading().rows().stream()).toList();
  }

  /** How many there are. */
  double estimate() {
    double known = 0;
    double foretold = 0;
    double unseen = 0;
    for (Part part : parts) {
      if (part.reading().begun()) {
        known += estimate(part);
        foretold += part.foretold();
      } else {
        unseen += part.foretold();
      }
    }
    return foretold == 0 ? 0 : known * (1 + unseen / foretold);
  }

  /** Where hosts do not lie evenly, a part tells too much or too little; signposts temper it. */
  private double estimate(Part part) {
    Reading reading = part.reading();
    double byRows = reading.estimate(wanted::mayBeAsked);
    boolean ofAnyAudience = reading.stretch().length() == Cell.AUDIENCES * Cell.PLACES;
    if (reading.whole() || byRows == 0 || !ofAnyAudience) {
      return byRows;
    }
    double share = reading.count(wanted::mayBeAsked) / (double) reading.rows().size();
    double trust = part.told() / (part.told() + EVEN);
    return Math.pow(part.foretold() * share, trust) * Math.pow(byRows, 1 - trust);
  }
}
