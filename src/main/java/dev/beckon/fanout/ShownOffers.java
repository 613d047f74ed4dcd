package dev.beckon.fanout;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import java.util.List;

/** Which offers phones may still show. */
public interface ShownOffers {

  /** The waves of this invitation whose phones were not told yet that it is closed. */
  List<Wave> untold(Invitation.Facts invitation);

  /** The phones of this wave were told; again is the same. */
  void told(Wave wave);

  /**
   * A wave.
   *
   * @param number of the invitation's waves, from 1 on
   * @param shown its offers that were pushed and not answered, a moment old
   */
  record Wave(Invitation.Facts invitation, int number, List<Offer.Facts> shown) {
    public Wave {
      shown = List.copyOf(shown);
    }
  }
}
