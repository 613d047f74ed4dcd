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
  private final Random random;

  public PickCandidates(PresenceCells cells, Clock clock, Random random) {
    this.cells = cells;
    this.clock = clock;
    this.random = random;
  }

  /**
   * At most 50 hosts to ask, best first.
   *
   * @param inviter is never picked
   * @param matureRoom asks only those who opted in to rooms for adults
   */
  public List<Candidate> pick(Condition condition, HostId inviter, boolean matureRoom) {
    Instant now = clock.instant();
    Map<HostId, Candidate> found = new HashMap<>();
    List<Cell> order = new ArrayList<>(Cell.of(condition));
    Collections.shuffle(order, random);
    int looks = 0;
    for (Cell cell : order) {
      if (looks == MAX_LOOKS) {
        break;
      }
      long from = random.nextLong(END_OF_CELL);
      looks++;
      List<Candidate> rows = new ArrayList<>(cells.look(cell, from, END_OF_CELL));
      if (rows.size() < PresenceCells.ROWS_PER_LOOK && from > 0 && looks < MAX_LOOKS) {
        looks++;
        rows.addAll(cells.look(cell, 0, from));
      }
      for (Candidate row : rows) {
        if (mayBeAsked(row, condition, inviter, matureRoom, now)) {
          found.put(row.host(), row);
        }
      }
    }
    return ranked(new ArrayList<>(found.values()), condition);
  }

  private static boolean mayBeAsked(
      Candidate row, Condition condition, HostId inviter, boolean matureRoom, Instant now) {
    return !row.host().equals(inviter)
        && row.reachableUntil().isAfter(now)
        && !row.endpoints().isEmpty()
        && (!matureRoom || row.matureRooms())
        && condition.fits(row);
  }

  private List<Candidate> ranked(List<Candidate> fitting, Condition condition) {
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
