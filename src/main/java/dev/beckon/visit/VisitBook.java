package dev.beckon.visit;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.OfferId;
import java.time.Instant;
import java.util.Optional;

/** A guest's visits. Somebody else's are not there. */
public interface VisitBook {

  /** The visit with what its pass depends on, as last written, or empty when there is none. */
  Optional<Stay> stay(HostId guest, OfferId id);

  /**
   * Until when the room is on air.
   *
   * @param newest whether it has to be the newest; else it may be a moment old, at half the price
   */
  Instant roomUntil(InvitationId id, boolean newest);

  /**
   * Writes a beat. What it adds to the dwell is the difference of the two; the dwell itself is the
   * stored one.
   *
   * @param before the visit as it is known; the beat is written only if it is still so
   */
  Noted beat(Visit.Live before, Visit.Joined after);

  /** What came of writing a beat: the visit as it is stored now, whole. */
  sealed interface Noted {
    Visit visit();

    /** The beat is noted. */
    record Done(Visit.Joined visit) implements Noted {}

    /** Another move was made since; nothing is noted. */
    record Moved(Visit visit) implements Noted {}
  }

  /** A visit with what its pass depends on. */
  record Stay(Visit visit, Invitation invitation) {}
}
