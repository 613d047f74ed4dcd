package dev.beckon.selection.pick;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.condition.Stretch;
import dev.beckon.invitation.id.HostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Whom one selection may ask, and whom first: who comes nearest to what is asked for, and among
 * equals who was asked least lately. Never by a score alone, which would ask the same few for ever.
 *
 * @param inviter is never asked
 * @param matureRoom asks only those who opted in to rooms for adults
 * @param now when the selection is made
 */
public record Wanted(Condition condition, HostId inviter, boolean matureRoom, Instant now) {
  private static final Comparator<Ranked> ORDER =
      Comparator.comparing(Ranked::rung)
          .thenComparingLong(Ranked::lately)
          .thenComparing(one -> one.candidate().asked().last());

  /** The buckets of the categories that are asked for. */
  Set<Integer> categories() {
    return Stretch.buckets(condition);
  }

  /** Whether this host may be asked, and is one of those asked for. */
  boolean fits(Candidate row) {
    return mayBeAsked(row) && condition.fits(row);
  }

  /** Whether this host may be asked, as far as presence knows. */
  public boolean mayBeAsked(Candidate row) {
    return !row.host().equals(inviter)
        && row.reachableUntil().isAfter(now)
        && (!matureRoom || row.matureRooms())
        && condition.rung(row).isPresent();
  }

  /**
   * The first of these, at most {@link PickCandidates#MAX_CANDIDATES}, best first.
   *
   * @param those who may be asked
   * @param random decides between those who are alike in everything
   */
  public List<Candidate> first(Collection<Candidate> those, Random random) {
    List<Ranked> ranked = new ArrayList<>();
    those.forEach(candidate -> ranked.add(ranked(candidate)));
    ranked.sort(Comparator.comparing(one -> one.candidate().host()));
    Collections.shuffle(ranked, random);
    ranked.sort(ORDER);
    return ranked.stream().limit(PickCandidates.MAX_CANDIDATES).map(Ranked::candidate).toList();
  }

  private record Ranked(Candidate candidate, Rung rung, long lately) {}

  private Ranked ranked(Candidate candidate) {
    return new Ranked(
        candidate, condition.rung(candidate).orElseThrow(), candidate.asked().lately(now));
  }
}
