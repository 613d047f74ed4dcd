package dev.beckon.selection;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.id.HostId;
import java.util.Collection;
import java.util.Optional;

/** Where hosts are asked, and offers written. */
public interface OfferBook {

  /**
   * Asks the host's own item whether the host may be asked now, counts the asking there, once per
   * invitation, and writes the offer: queued with where the host's phones are pushed by now,
   * unreachable when there is none, or suppressed with the reason. An offer that is there already
   * stays as it is.
   *
   * @param known how often the host was asked lately, as far as presence knows: only a hint that
   *     spares a write
   */
  Outcome offer(Offer.Queued offer, boolean matureRoom, Asked known);

  /**
   * What became of one candidate.
   *
   * @param queued whether there is an offer that can be answered
   * @param suppressed why the host was not asked; empty also of one without a phone
   */
  record Outcome(boolean queued, Optional<Offer.Suppression> suppressed) {
    public static final Outcome QUEUED = new Outcome(true, Optional.empty());
    public static final Outcome UNREACHABLE = new Outcome(false, Optional.empty());

    /** The host was not asked after all. */
    public static Outcome suppressed(Offer.Suppression why) {
      return new Outcome(false, Optional.of(why));
    }
  }

  /**
   * Whether one of these hosts can still accept, a moment old. Looks at a few offers at a time, and
   * no further once there is one.
   */
  boolean anyLive(Invitation.Facts invitation, Collection<HostId> hosts);
}
