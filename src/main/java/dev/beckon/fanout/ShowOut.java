package dev.beckon.fanout;

import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.pass.RemoveGuest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Shows the guest of a visit that is over out of the media server. Whatever ended the visit, the
 * guest has a pass that holds for a few minutes, and a stream that no pass ends.
 */
public final class ShowOut {
  private static final Logger LOG = Logger.getLogger(ShowOut.class);

  /**
   * For how long a media server that does not answer may hold up what comes after it in the stream,
   * which is pushes. Then a person has to see to it.
   */
  static final Duration HOLDS_UP = Duration.ofSeconds(30);

  private final RemoveGuest media;
  private final Clock clock;

  public ShowOut(RemoveGuest media, Clock clock) {
    this.media = media;
    this.clock = clock;
  }

  /**
   * Shows the guest out; again is the same.
   *
   * @param until nothing is begun from then on
   * @throws Unavailable when it may work later, or {@code until} came first
   * @throws IllegalStateException when it did not work for too long
   */
  public void showOut(Departure departure, Instant until) {
    Visit.Facts visit = departure.visit().facts();
    if (!clock.instant().isBefore(until)) {
      throw new Unavailable("no time left to show a guest out", null);
    }
    try {
      media.remove(visit);
    } catch (Unavailable e) {
      if (clock.instant().isBefore(departure.at().plus(HOLDS_UP))) {
        throw e;
      }
      throw new IllegalStateException(
          "the guest of visit %s may still be in room %s: %s"
              .formatted(visit.id(), visit.room(), e.getMessage()),
          e);
    }
    LOG.debugf("visit %s: the guest was shown out", visit.id());
  }
}
