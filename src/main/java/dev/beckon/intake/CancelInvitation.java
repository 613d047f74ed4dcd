package dev.beckon.intake;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.port.EndInvitation;
import dev.beckon.invitation.port.EndVisit;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The inviter takes an invitation back. Guests already granted stay, unless told to leave. */
public final class CancelInvitation {
  private final InvitationBook book;
  private final EndInvitation invitations;
  private final EndVisit visits;
  private final Clock clock;

  public CancelInvitation(
      InvitationBook book, EndInvitation invitations, EndVisit visits, Clock clock) {
    this.book = book;
    this.invitations = invitations;
    this.visits = visits;
    this.clock = clock;
  }

  /**
   * Cancels it; cancelling what is over changes nothing.
   *
   * @param endVisits whether guests have to leave
   * @return how the invitation ended, or empty when the inviter has no such invitation
   */
  public Optional<Invitation.Ended> cancel(HostId inviter, InvitationId id, boolean endVisits) {
    Optional<InvitationBook.Entry> entry = book.entry(inviter, id);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Invitation.Ended ended = end(entry.get().invitation(), now);
    if (endVisits) {
      for (InvitationBook.Guest guest : book.guests(ended)) {
        if (guest.visit().at(now) instanceof Visit.Live live) {
          visits.end(live, stored -> stored.sentHome(now));
        }
      }
    }
    return Optional.of(ended);
  }

  private Invitation.Ended end(Invitation read, Instant now) {
    Invitation current = read;
    // Another move may win, but only moves that end it, or renew its lease, compete: two tries do.
    for (int tries = 0; tries < 3; tries++) {
      if (current instanceof Invitation.Ended ended) {
        return ended;
      }
      Invitation then = current.at(now);
      current =
          invitations.end(
              then instanceof Invitation.Standing standing
                  ? standing.cancel(now)
                  : (Invitation.Ended) then);
    }
    if (current instanceof Invitation.Ended ended) {
      return ended;
    }
    throw new IllegalStateException("an invitation that cannot be ended");
  }
}
