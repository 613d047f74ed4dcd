package dev.beckon.invitation.port;

import dev.beckon.invitation.Visit;

/**
 * Writes the end of a visit: the guest may visit others again, and a no-show's seat comes free if
 * the invitation still stands.
 */
public interface EndVisit {
  /**
   * @param before the visit as it was read; the end is written only if it is still in that state
   * @param end what it comes to
   * @return the visit as it stands now; not the given end when another move won
   */
  Visit end(Visit.Live before, Visit.Ended end);
}
