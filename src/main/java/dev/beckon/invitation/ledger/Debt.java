package dev.beckon.invitation.ledger;

import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;

/**
 * What a reversal could not take: it was spent.
 *
 * @param creditor who gets it once it is there, the inviter who had paid the reward
 * @param visit the visit whose reward was taken back
 * @param points at least one
 */
public record Debt(HostId creditor, OfferId visit, Points points) {
  public Debt {
    if (points.isZero()) {
      throw new IllegalArgumentException("a debt of nothing");
    }
  }
}
