package dev.beckon.cleanup;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.OfferId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The index of what is due, and what stands behind its entries. Nothing here scans. */
public interface DueBook {
  /**
   * How long after the moment at which it may be over a visit that went on is looked at again. Most
   * are heard of meanwhile, a look that finds nothing is paid for, and what a visit has become goes
   * by the clock: only the writing of its end waits.
   */
  Duration GRACE = Duration.ofMinutes(1);

  /**
   * What is due by now, the most overdue first.
   *
   * @param limit how many at most
   */
  List<Due> due(Instant now, int limit);

  /**
   * Puts off an invitation that simply goes on - its room on air, every seat taken, its deadline
   * behind the room's lease - until that lease may be over.
   *
   * @return the invitation as it stands now, or empty when it was put off or is not there
   */
  Optional<DueInvitation> putOff(Due.OfInvitation due, Instant now);

  /**
   * Puts off a visit that simply goes on, its guest heard of, until {@link #GRACE} after it may be
   * over.
   *
   * @return the offer as it stands now, or empty when it was put off or is not there
   */
  Optional<DueOffer> putOff(Due.OfOffer due, Instant now);

  /** An invitation as it stands now. */
  Optional<Invitation> invitation(InvitationId id);

  /**
   * Puts an invitation, for selection to look whether a wave is wanted, or an offer's push on the
   * stream once more, and makes it due again at that time.
   */
  void requeue(Due due, Instant next);

  /** There is nothing to do before that time. */
  void postpone(Due due, Instant next);

  /** There is nothing to do any more. */
  void settle(Due due);

  /** One entry of the index. */
  sealed interface Due {
    record OfInvitation(InvitationId id) implements Due {}

    record OfOffer(HostId candidate, OfferId id) implements Due {}
  }

  /**
   * @param wavePending whether selection has still to look whether a wave is wanted
   */
  record DueInvitation(Invitation invitation, boolean wavePending) {}

  /**
   * @param visit what became of it, when it was accepted
   */
  record DueOffer(Offer offer, Optional<Visit> visit) {}
}
