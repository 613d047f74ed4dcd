package dev.beckon.fanout;

import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.port.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Pushes one offer to every device of its candidate, then writes that it is sent: a crash between
 * the two pushes again, never not at all. Reads nothing: the offer carries what is needed.
 */
public final class PushOffer {
  private static final Logger LOG = Logger.getLogger(PushOffer.class);

  private final Push push;
  private final SentOffers offers;
  private final Tally tally;
  private final Clock clock;

  public PushOffer(Push push, SentOffers offers, Tally tally, Clock clock) {
    this.push = push;
    this.offers = offers;
    this.tally = tally;
    this.clock = clock;
  }

  /**
   * Pushes it, unless its time is over.
   *
   * @param until no push is begun from then on
   * @throws Unavailable when a push may work later, or {@code until} came first; all of it is to be
   *     done again
   */
  public void push(Offer.Queued queued, Instant until) {
    Offer.Facts offer = queued.facts();
    Instant now = clock.instant();
    if (!now.isBefore(offer.expiresAt())) {
      return;
    }
    int sent = 0;
    RuntimeException failed = null;
    for (String endpoint : offer.endpoints()) {
      now = clock.instant();
      if (!now.isBefore(offer.expiresAt())) {
        break;
      }
      if (!now.isBefore(until)) {
        throw new Unavailable("no time left to push", null);
      }
      try {
        switch (push.publish(offer, endpoint, Duration.between(now, offer.expiresAt()))) {
          case SENT -> sent++;
          case GONE -> offers.dropDevice(offer, endpoint);
        }
      } catch (Unavailable e) {
        throw e;
      } catch (RuntimeException e) {
        // The host's other phones are not to suffer by this one; the record is told of it at last.
        failed = e;
      }
    }
    settle(offer, sent);
    if (failed != null) {
      throw failed;
    }
  }

  private void settle(Offer.Facts offer, int sent) {
    if (sent > 0) {
      offers.sent(offer);
      tally.count(Tally.What.PUSHED, 1);
    } else {
      LOG.infof("offer %s of %s: no device took it", offer.id(), offer.candidate());
      offers.unreachable(offer);
    }
  }
}
