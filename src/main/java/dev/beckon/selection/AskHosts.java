package dev.beckon.selection;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.port.Tally;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Asks the hosts of a wave, each by the own item, and writes their offers. */
final class AskHosts {
  private static final Logger LOG = Logger.getLogger(AskHosts.class);

  private final OfferBook book;
  private final Tally tally;

  AskHosts(OfferBook book, Tally tally) {
    this.book = book;
    this.tally = tally;
  }

  /** Offers to these; returns how many have one. Why others have none is for operators only. */
  int ask(Invitation.Facts invitation, Terms terms, List<WaveList.Pick> picks, Instant now) {
    int queued = 0;
    Map<Offer.Suppression, Integer> suppressed = new EnumMap<>(Offer.Suppression.class);
    for (WaveList.Pick pick : picks) {
      // Only of which day the host's counts are is a hint that spares a write.
      Asked known = new Asked(pick.askedDay(), 0, 0, Instant.EPOCH);
      OfferBook.Outcome outcome =
          book.offer(offer(invitation, terms, pick, now), terms.matureRoom(), known);
      queued += outcome.queued() ? 1 : 0;
      outcome
          .suppressed()
          .ifPresent(
              why -> {
                suppressed.merge(why, 1, Integer::sum);
                tally.suppressed(why);
              });
    }
    tally.count(Tally.What.OFFERED, queued);
    LOG.infof(
        "invitation %s: %d asked, %d offered, suppressed %s",
        invitation.id(), picks.size(), queued, suppressed);
    return queued;
  }

  private static Offer.Queued offer(
      Invitation.Facts invitation, Terms terms, WaveList.Pick pick, Instant now) {
    return Offer.Queued.create(
        new Offer.Facts(
            invitation.offerId(),
            pick.host(),
            invitation.inviter(),
            terms.inviterName(),
            invitation.room(),
            terms.message(),
            now,
            invitation.deadline(),
            Set.of(),
            invitation.promise()));
  }
}
