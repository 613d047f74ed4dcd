package dev.beckon.fanout;

import dev.beckon.invitation.Offer;
import java.time.Duration;

/** Sends one push to one device. */
public interface Push {

  /**
   * Publishes the offer. A repeat carries the same collapse key and replaces the first on the
   * phone.
   *
   * @param endpoint the device's endpoint
   * @param timeLeft what is left of the offer; the push is worth nothing afterwards
   * @throws dev.beckon.invitation.Unavailable when it was throttled or failed and may work later
   */
  Outcome publish(Offer.Facts offer, String endpoint, Duration timeLeft);

  /**
   * Publishes, quietly, that the offer is no longer open; it takes the place of the offer on the
   * phone.
   *
   * @param timeLeft as long as the offer would have shown
   * @throws dev.beckon.invitation.Unavailable when it was throttled or failed and may work later
   */
  Outcome withdraw(Offer.Facts offer, String endpoint, Duration timeLeft);

  /** What became of a push. */
  enum Outcome {
    /** It is on its way. */
    SENT,
    /** The device takes no pushes any more. */
    GONE
  }
}
