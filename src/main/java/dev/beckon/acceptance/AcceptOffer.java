package dev.beckon.acceptance;

import dev.beckon.invitation.Acceptance;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Refusal;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.pass.PassMaker;
import dev.beckon.pass.RoomPass;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The host who is asked says yes. First come, and never more than the seats. */
public final class AcceptOffer {
  /** Reading, and once more when the offer was answered between reading and writing. */
  private static final int TRIES = 3;

  private final OfferBox box;
  private final Seats seats;
  private final PassMaker passes;
  private final Clock clock;

  public AcceptOffer(OfferBox box, Seats seats, PassMaker passes, Clock clock) {
    this.box = box;
    this.seats = seats;
    this.passes = passes;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** Let in, with a fresh pass. */
    record LetIn(Visit.Live visit, RoomPass pass) implements Outcome {}

    /** Not let in. */
    record Refused(Refusal why) implements Outcome {}

    /** The host has no such offer. */
    record Unknown() implements Outcome {}
  }

  /** Accepts. Twice is the same as once: the same visit, a fresh pass. */
  public Outcome accept(HostId host, OfferId id) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Outcome> outcome = tryOnce(host, id);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    throw new Unavailable("an offer that is answered anew each time it is read", null);
  }

  private Optional<Outcome> tryOnce(HostId host, OfferId id) {
    Optional<OfferBox.Letter> found = box.letter(host, id);
    if (found.isEmpty()) {
      return Optional.of(new Outcome.Unknown());
    }
    OfferBox.Letter letter = found.get();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Acceptance acceptance = letter.offer().onAccept(letter.visit(), letter.invitation(), now);
    if (acceptance instanceof Acceptance.Take take) {
      return take(take.offer(), now);
    }
    if (acceptance instanceof Acceptance.Again again) {
      return Optional.of(letIn(again.visit(), now));
    }
    return Optional.of(
        acceptance instanceof Acceptance.Refused refused
            ? new Outcome.Refused(refused.why())
            : new Outcome.Unknown());
  }

  private Optional<Outcome> take(Offer.Standing standing, Instant now) {
    Offer.Facts offer = standing.accept().facts();
    Visit.Granted visit =
        new Visit.Granted(
            new Visit.Facts(offer.id(), offer.candidate(), offer.inviter(), offer.room(), now));
    Seats.Taking taking = seats.take(visit, now);
    if (taking instanceof Seats.Taking.Taken) {
      return Optional.of(letIn(visit, now));
    }
    return taking instanceof Seats.Taking.Refused refused
        ? Optional.of(new Outcome.Refused(refused.why()))
        : Optional.empty();
  }

  private Outcome letIn(Visit.Live visit, Instant now) {
    return new Outcome.LetIn(visit, passes.make(visit, now));
  }
}
