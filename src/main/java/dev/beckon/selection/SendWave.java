package dev.beckon.selection;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.port.EndInvitation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Sends the wave that an open invitation is due: picks, asks, and writes the offers. Doing it twice
 * changes nothing that the first time did: an offer is there once by its key, and a wave is out
 * once.
 */
public final class SendWave {
  private static final Logger LOG = Logger.getLogger(SendWave.class);

  private final PickCandidates pick;
  private final OfferBook book;
  private final EndInvitation endings;
  private final Clock clock;

  public SendWave(PickCandidates pick, OfferBook book, EndInvitation endings, Clock clock) {
    this.pick = pick;
    this.book = book;
    this.endings = endings;
    this.clock = clock;
  }

  /** Sends it, unless the invitation does not stand any more. */
  public void send(Invitation.Open open) {
    Instant now = clock.instant();
    if (!(open.at(now) instanceof Invitation.Open)) {
      return;
    }
    Terms terms =
        book.terms(open.facts())
            .orElseThrow(() -> new IllegalStateException("an invitation without terms"));
    List<Candidate> candidates =
        pick.pick(terms.condition(), open.facts().inviter(), terms.matureRoom());
    int queued = 0;
    for (Candidate candidate : candidates) {
      if (book.offer(offer(open, terms, candidate, now), terms.matureRoom())
          == OfferBook.Asked.QUEUED) {
        queued++;
      }
    }
    LOG.infof(
        "invitation %s: %d candidates, %d offered", open.facts().id(), candidates.size(), queued);
    if (queued == 0 && open.guests().isEmpty()) {
      endings.end(open.exhaust(0, 0, now));
    } else {
      book.waveIsOut(open, queued);
    }
  }

  private static Offer.Queued offer(
      Invitation.Open open, Terms terms, Candidate candidate, Instant now) {
    Invitation.Facts facts = open.facts();
    HostId host = candidate.host();
    return Offer.Queued.create(
        new Offer.Facts(
            facts.offerId(),
            host,
            facts.inviter(),
            terms.inviterName(),
            facts.room(),
            terms.message(),
            now,
            facts.deadline(),
            candidate.endpoints()));
  }
}
