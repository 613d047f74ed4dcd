package dev.beckon.fanout;

import dev.beckon.invitation.Offer;

/** Writes what became of queued offers; an offer that is not queued any more stays as it is. */
public interface SentOffers {
  /** At least one device has it. */
  void sent(Offer.Facts offer);

  /** No device of the host took it. */
  void unreachable(Offer.Facts offer);

  /** The device takes no pushes any more: it is dropped. */
  void dropDevice(Offer.Facts offer, String endpoint);
}
