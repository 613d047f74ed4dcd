package dev.beckon.invitation;

import java.util.Collection;
import java.util.Optional;

/**
 * What became of an invitation's offers, in numbers; the inviter is told no more.
 *
 * @param pushed offers that left for a phone, or were answered before they did
 * @param seen offers that were opened or answered
 * @param declined offers that were declined
 * @param joined guests who came in
 */
public record Outcome(int pushed, int seen, int declined, int joined) {

  /**
   * One offer, and the visit that came of it.
   *
   * @param visit present when it was accepted
   */
  public record Fate(Offer offer, Optional<Visit> visit) {
    boolean isPushed() {
      return isAnswered() || offer instanceof Offer.Sent || offer instanceof Offer.Seen;
    }

    boolean isSeen() {
      return isAnswered()
          || (offer instanceof Offer.Standing standing && standing.seenAt().isPresent());
    }

    boolean isDeclined() {
      return offer instanceof Offer.Declined;
    }

    boolean isJoined() {
      return visit
          .filter(came -> !(came instanceof Visit.Granted))
          .filter(
              came ->
                  !(came instanceof Visit.Ended ended) || ended.ending() != Visit.Ending.NO_SHOW)
          .isPresent();
    }

    private boolean isAnswered() {
      return offer instanceof Offer.Accepted || isDeclined();
    }
  }

  /** The numbers of these. */
  public static Outcome of(Collection<Fate> fates) {
    return new Outcome(
        (int) fates.stream().filter(Fate::isPushed).count(),
        (int) fates.stream().filter(Fate::isSeen).count(),
        (int) fates.stream().filter(Fate::isDeclined).count(),
        (int) fates.stream().filter(Fate::isJoined).count());
  }
}
