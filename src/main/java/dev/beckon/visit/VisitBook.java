package dev.beckon.visit;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import java.time.Instant;
import java.util.Optional;

/** A guest's visits. Somebody else's are not there. */
public interface VisitBook {

  /** The visit with what its pass depends on, as last written, or empty when there is none. */
  Optional<Stay> stay(HostId guest, OfferId id);

  /**
   * Writes a beat.
   *
   * @param before the visit as it was read; the beat is written only if it is still so
   * @param passUntil until when the guest's newest pass is good
   * @return whether it was written; if not, read again
   */
  boolean beat(Visit.Live before, Visit.Joined after, Instant passUntil);

  /**
   * A visit with what its pass depends on.
   *
   * @param passUntil until when the guest's newest pass is good
   */
  record Stay(Visit visit, Instant passUntil, Invitation invitation) {}
}
