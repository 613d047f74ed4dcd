package dev.beckon.selection;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.port.EndInvitation;
import dev.beckon.invitation.port.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Sends the wave that an open invitation is due: picks, asks, and writes the offers. Doing it twice
 * changes nothing that the first time did: an offer is there once by its key, and a wave is out
 * once.
 */
public final class SendWave {
  private static final Logger LOG = Logger.getLogger(SendWave.class);

  private static final int LOOK_ELSEWHERE_AFTER_SECONDS = 30;

  /** After looking in so many different places and finding nobody, nobody is taken to be there. */
  private static final int MAX_EMPTY_TRIES = 3;

  private static final int ONLY_WAVE = 1;

  private final PickCandidates pick;
  private final OfferBook book;
  private final WaveList list;
  private final EndInvitation endings;
  private final Tally tally;
  private final Clock clock;

  public SendWave(
      PickCandidates pick,
      OfferBook book,
      WaveList list,
      EndInvitation endings,
      Tally tally,
      Clock clock) {
    this.pick = pick;
    this.book = book;
    this.list = list;
    this.endings = endings;
    this.tally = tally;
    this.clock = clock;
  }

  /** Sends it, unless it is out already or the invitation does not stand any more. */
  public void send(Invitation.Facts invitation) {
    Instant now = clock.instant();
    Optional<OfferBook.Wave> wave = book.pendingWave(invitation);
    if (wave.isPresent() && wave.get().invitation().at(now) instanceof Invitation.Open open) {
      send(open, wave.get().terms(), now);
    }
  }

  /**
   * The time has come to see whether another wave is wanted. Twice, late, or after the next wave
   * changes nothing.
   *
   * @param wave the last wave that was out when the timer was set
   */
  public void due(InvitationId invitation, int wave) {
    book.standing(invitation)
        .filter(standing -> standing.wave() == wave)
        .ifPresent(standing -> send(standing.invitation().facts()));
  }

  private void send(Invitation.Open open, Terms terms, Instant now) {
    PickCandidates.Picked picked =
        pick.pick(
            terms.condition(), open.facts().inviter(), terms.matureRoom(), seed(open.facts(), now));
    list.keep(open.facts(), ONLY_WAVE, picked.candidates().stream().map(Candidate::host).toList());
    int queued = offer(open, terms, picked.candidates(), now);
    tally.count(Tally.What.OFFERED, queued);
    if (queued > 0 || !open.guests().isEmpty()) {
      book.waveIsOut(open, queued, picked.widened());
    } else if (picked.sawEverybody() || tries(open.facts(), now) >= MAX_EMPTY_TRIES) {
      endings.end(open.exhaust(0, 0, now));
      book.nobodyWasThere(open.facts().id(), picked.widened());
    } else {
      // Somebody may sit where it did not look: cleanup puts the wave on the stream once more.
      LOG.infof("invitation %s: nobody yet", open.facts().id());
    }
  }

  /** Offers to these; returns how many have one. Why others have none is for operators only. */
  private int offer(Invitation.Open open, Terms terms, List<Candidate> candidates, Instant now) {
    int queued = 0;
    Map<Offer.Suppression, Integer> suppressed = new EnumMap<>(Offer.Suppression.class);
    for (Candidate candidate : candidates) {
      Offer.Queued offer = offer(open, terms, candidate, now);
      OfferBook.Outcome outcome = book.offer(offer, terms.matureRoom(), candidate.asked());
      if (outcome.queued()) {
        queued++;
      }
      outcome
          .suppressed()
          .ifPresent(
              why -> {
                suppressed.merge(why, 1, Integer::sum);
                tally.suppressed(why);
              });
    }
    LOG.infof(
        "invitation %s: %d candidates, %d offered, suppressed %s",
        open.facts().id(), candidates.size(), queued, suppressed);
    return queued;
  }

  /**
   * The same for a repetition within {@value #LOOK_ELSEWHERE_AFTER_SECONDS} s, so that a wave that
   * was interrupted goes on with the same hosts; another one for a later try.
   */
  private static long seed(Invitation.Facts invitation, Instant now) {
    return invitation.id().value().hashCode() * 1_000_003L + tries(invitation, now);
  }

  private static long tries(Invitation.Facts invitation, Instant now) {
    return Duration.between(invitation.createdAt(), now).toSeconds() / LOOK_ELSEWHERE_AFTER_SECONDS;
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
            Set.of(),
            facts.promise()));
  }
}
