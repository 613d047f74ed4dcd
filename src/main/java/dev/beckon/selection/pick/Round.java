package dev.beckon.selection.pick;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Stretch;
import java.util.List;

/**
 * Goes round the stretches of one partition from a random place on, a look at a time. Where there
 * are more hosts than it will see, looks begin evenly spaced, so that they show all kinds. A look
 * does not stop where its stretch does, as the rows behind cost nothing more: where few hosts are,
 * two looks see the whole partition, whatever was asked for.
 */
final class Round {
  private final List<Stretch> stretches;
  private final long begin;
  private final int planned;
  private final Seen seen;
  private final long length;
  private int looks;
  private long rows;
  private double covered;
  private boolean wasShort;

  /**
   * @param stretches of one partition, in the order of their places, none overlapping another
   * @param begin how far into the stretches, taken together, the round begins
   * @param planned how many looks there will be, about, from 1 on
   * @param seen what this selection has seen so far, and this round adds to
   */
  Round(List<Stretch> stretches, long begin, int planned, Seen seen) {
    this.stretches = List.copyOf(stretches);
    this.begin = begin;
    this.planned = planned;
    this.seen = seen;
    this.length = length(stretches);
  }

  /** How many places these stretches have together. */
  static long length(List<Stretch> stretches) {
    return stretches.stream().mapToLong(Stretch::length).sum();
  }

  /** Whether every place of the stretches was seen. */
  boolean isOver() {
    return unseen(0) == length;
  }

  /** Looks once more; not when it is over. */
  List<Candidate> look(PresenceCells cells) {
    String language = stretches.get(0).language();
    int shard = stretches.get(0).shard();
    long from = seen.unseen(language, shard, nextPlace());
    long to = seen.seen(language, shard, from);
    PresenceCells.Look look = cells.look(language, shard, from, to);
    looks++;
    wasShort = look.next().isEmpty();
    long reached = wasShort ? to : Math.min(to, look.next().getAsLong());
    seen.add(language, shard, from, reached);
    rows += look.rows().size();
    covered += reached - from;
    return look.rows();
  }

  private long nextPlace() {
    if (looks == 1 && wasShort) {
      // Few are here. From the partition's first place on, all who are left may fit in one look.
      return 0;
    }
    long spaced = mayHoldFew() ? length : unseen(length / planned * looks);
    return spot(spaced == length ? unseen(0) : spaced).place();
  }

  /** Whether the planned looks seem to be enough for all the rest, or are used up. */
  private boolean mayHoldFew() {
    int left = planned - looks;
    if (left <= 0 || wasShort) {
      return true;
    }
    return looks > 0 && rows / covered * (length - covered) <= left * PresenceCells.ROWS_PER_LOOK;
  }

  /** The first unseen spot of the round from this one on; the length when there is none. */
  private long unseen(long from) {
    long at = from;
    while (at < length) {
      Spot spot = spot(at);
      long place = seen.unseen(spot.stretch().language(), spot.stretch().shard(), spot.place());
      if (place == spot.place()) {
        return at;
      }
      long passed = Math.min(place, spot.stretch().to()) - spot.place();
      // The round may end in the middle of the stretch in which it began.
      at = Math.min(length, at + passed);
    }
    return length;
  }

  private record Spot(Stretch stretch, long place) {}

  private Spot spot(long at) {
    long offset = (begin + at) % length;
    for (Stretch stretch : stretches) {
      if (offset < stretch.length()) {
        return new Spot(stretch, stretch.from() + offset);
      }
      offset -= stretch.length();
    }
    throw new IllegalStateException("a round is as long as its stretches");
  }
}
