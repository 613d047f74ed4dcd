package dev.beckon.selection.pick;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Stretch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Looks through stretches, their partitions by turns, with so many looks in all and no more. */
final class Rounds {
  private final Deque<Round> waiting = new ArrayDeque<>();
  private final int maxLooks;
  private int looks;

  /**
   * @param seen what this selection has seen so far, and these rounds add to
   */
  Rounds(List<Stretch> stretches, int maxLooks, Seen seen, Random random) {
    this.maxLooks = maxLooks;
    Map<String, List<Stretch>> partitions = new TreeMap<>();
    for (Stretch stretch : stretches) {
      partitions
          .computeIfAbsent(stretch.language() + "#" + stretch.shard(), none -> new ArrayList<>())
          .add(stretch);
    }
    int planned = Math.max(1, maxLooks / partitions.size());
    for (List<Stretch> partition : shuffled(partitions.values(), random)) {
      partition.sort(Comparator.comparingLong(Stretch::from));
      long begin = random.nextLong(Round.length(partition));
      waiting.add(new Round(partition, begin, planned, seen));
    }
  }

  private static List<List<Stretch>> shuffled(Collection<List<Stretch>> all, Random random) {
    List<List<Stretch>> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /**
   * Looks until everything is seen or the looks are used up.
   *
   * @return whether everything was seen
   */
  boolean goOn(PresenceCells cells, Consumer<List<Candidate>> seen) {
    waiting.removeIf(Round::isOver);
    while (!waiting.isEmpty() && looks < maxLooks) {
      Round round = waiting.remove();
      looks++;
      seen.accept(round.look(cells));
      if (!round.isOver()) {
        waiting.add(round);
      }
    }
    return waiting.isEmpty();
  }

  /** How many looks it took. */
  int looks() {
    return looks;
  }
}
