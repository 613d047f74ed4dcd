package dev.beckon.selection;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.id.HostId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Picks who is asked: looks into a few cells, each from a random place on, drops who does not fit,
 * and ranks the rest in bands of equal fit, within a band those least asked lately. Never the top
 * by score alone, which would ask the same few for ever.
 */
public final class PickCandidates {
  /** The most candidates of one wave, K. */
  public static final int MAX_CANDIDATES = 50;

  /** The most queries of one selection, wraps included: 9 × 0.5 RCU. */
  public static final int MAX_LOOKS = 9;

  private static final long END_OF_CELL = 1L << 32;

  private final PresenceCells cells;
  private final Clock clock;

  public PickCandidates(PresenceCells cells, Clock clock) {
    this.cells = cells;
    this.clock = clock;
  }

  /**
   * Who was picked.
   *
   * @param candidates at most 50, best first
   * @param sawEverybody whether nobody who fits can have been overlooked
   */
  public record Picked(List<Candidate> candidates, boolean sawEverybody) {
    public Picked {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * Picks hosts to ask.
   *
   * @param inviter is never picked
   * @param matureRoom asks only those who opted in to rooms for adults
   * @param seed of all that is random here: the same one looks at the same places again
   */
  public Picked pick(Condition condition, HostId inviter, boolean matureRoom, long seed) {
    Instant now = clock.instant();
    Random random = new Random(seed);
    Map<HostId, Candidate> found = new HashMap<>();
    List<Cell> order = new ArrayList<>(Cell.of(condition));
    Collections.shuffle(order, random);
    int looks = 0;
    boolean sawEverybody = true;
    for (Cell cell : order) {
      if (looks == MAX_LOOKS) {
        sawEverybody = false;
        break;
      }
      long from = random.nextLong(END_OF_CELL);
      looks++;
      List<Candidate> rows = new ArrayList<>(cells.look(cell, from, END_OF_CELL));
      boolean whole = rows.size() < PresenceCells.ROWS_PER_LOOK && from == 0;
      if (rows.size() < PresenceCells.ROWS_PER_LOOK && from > 0 && looks < MAX_LOOKS) {
        looks++;
        List<Candidate> wrapped = cells.look(cell, 0, from);
        whole = wrapped.size() < PresenceCells.ROWS_PER_LOOK;
        rows.addAll(wrapped);
      }
      sawEverybody &= whole;
      for (Candidate row : rows) {
        if (mayBeAsked(row, condition, inviter, matureRoom, now)) {
          found.put(row.host(), row);
        }
      }
    }
    return new Picked(ranked(new ArrayList<>(found.values()), condition, random), sawEverybody);
  }

  private static boolean mayBeAsked(
      Candidate row, Condition condition, HostId inviter, boolean matureRoom, Instant now) {
    return !row.host().equals(inviter)
        && row.reachableUntil().isAfter(now)
        && !row.endpoints().isEmpty()
        && (!matureRoom || row.matureRooms())
        && condition.fits(row);
  }

  private static List<Candidate> ranked(
      List<Candidate> fitting, Condition condition, Random random) {
    fitting.sort(Comparator.comparing(Candidate::host));
    Collections.shuffle(fitting, random);
    fitting.sort(
        Comparator.comparingInt((Candidate candidate) -> band(candidate, condition))
            .thenComparing(Candidate::lastAskedAt));
    return List.copyOf(fitting.subList(0, Math.min(MAX_CANDIDATES, fitting.size())));
  }

  /**
   * 0 when the host's main category is asked for, or none is; 1 when only another one of theirs.
   */
  private static int band(Candidate candidate, Condition condition) {
    return condition.categories().isEmpty()
            || condition.categories().contains(candidate.categories().get(0))
        ? 0
        : 1;
  }
}
