package dev.beckon.fanout;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Unavailable;
import dev.beckon.stream.Lanes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/**
 * Tells the phones that still show an offer that it is no longer open: the seats are taken, the
 * inviter took it back, the room is over. Each wave is told once; guests, and who answered, never.
 */
public final class WithdrawPushes {
  private static final Logger LOG = Logger.getLogger(WithdrawPushes.class);

  private final Push push;
  private final ShownOffers offers;
  private final Lanes lanes;
  private final Clock clock;

  public WithdrawPushes(Push push, ShownOffers offers, Lanes lanes, Clock clock) {
    this.push = push;
    this.offers = offers;
    this.lanes = lanes;
    this.clock = clock;
  }

  /**
   * Tells them, if the offers would still show.
   *
   * @param closed the invitation as it was when it closed
   * @param until no push is begun from then on
   * @throws Unavailable when a push may work later, or {@code until} came first; all of the wave is
   *     to be done again
   */
  public void withdraw(Invitation closed, Instant until) {
    if (!clock.instant().isBefore(closed.facts().deadline())) {
      return;
    }
    for (ShownOffers.Wave wave : offers.untold(closed.facts())) {
      List<Callable<Integer>> pushes = new ArrayList<>();
      for (Offer.Facts offer : wave.shown()) {
        if (!closed.guests().contains(offer.candidate())) {
          pushes.add(() -> tell(offer, until));
        }
      }
      int told = lanes.all(pushes).stream().mapToInt(Integer::intValue).sum();
      offers.told(wave);
      LOG.infof("invitation %s: %d phones told that it is closed", closed.facts().id(), told);
    }
  }

  /** How many phones of the host were told. */
  private int tell(Offer.Facts offer, Instant until) {
    int told = 0;
    for (String endpoint : offer.endpoints()) {
      Instant now = clock.instant();
      if (!now.isBefore(until)) {
        throw new Unavailable("no time left to push", null);
      }
      Duration timeLeft = Duration.between(now, offer.expiresAt());
      if (timeLeft.isNegative() || timeLeft.isZero()) {
        return told;
      }
      // A device that is gone shows nothing; the next offer to it finds that out and drops it.
      if (push.withdraw(offer, endpoint, timeLeft) == Push.Outcome.SENT) {
        told++;
      }
    }
    return told;
  }
}
