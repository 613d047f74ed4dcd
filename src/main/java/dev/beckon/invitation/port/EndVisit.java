package dev.beckon.invitation.port;

import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import java.util.function.Function;

/**
 * Writes the end of a visit: the guest may visit others again, and a no-show's seat comes free if
 * the invitation still stands.
 */
public interface EndVisit {
  /** Beats come every 45 s, so two do. */
  int TRIES = 4;

  /**
   * @param before the visit as it was read; the end is written only if it is still in that state
   * @param end what it comes to
   * @return the visit as it stands now; not the given end when another move won
   */
  Visit end(Visit.Live before, Visit.Ended end);

  /**
   * Ends a visit that has to end, though its guest may beat meanwhile.
   *
   * @param visit as it was read
   * @param how what it comes to, of the visit as it stands
   * @return how it ended, by this move or by another one
   * @throws Unavailable when it is another one each time
   */
  default Visit.Ended end(Visit.Live visit, Function<Visit.Live, Visit.Ended> how) {
    Visit current = visit;
    for (int tries = 0; tries < TRIES && current instanceof Visit.Live live; tries++) {
      current = end(live, how.apply(live));
    }
    if (current instanceof Visit.Ended ended) {
      return ended;
    }
    throw new Unavailable("a visit that changes each time it is to end", null);
  }
}
