package dev.beckon.acceptance;

import dev.beckon.invitation.Acceptance;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Refusal;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.port.EndVisit;
import dev.beckon.invitation.port.Tally;
import dev.beckon.pass.PassMaker;
import dev.beckon.pass.RoomPass;
import dev.beckon.pass.VisitTicket;
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
  private final EndVisit endVisit;
  private final PassMaker passes;
  private final Tally tally;
  private final Clock clock;

  public AcceptOffer(
      OfferBox box, Seats seats, EndVisit endVisit, PassMaker passes, Tally tally, Clock clock) {
    this.box = box;
    this.seats = seats;
    this.endVisit = endVisit;
    this.passes = passes;
    this.tally = tally;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * Let in, with a fresh pass.
     *
     * @param ticket what the guest's first beat shows
     */
    record LetIn(Visit.Live visit, RoomPass pass, VisitTicket ticket) implements Outcome {}

    /** Not let in. */
    record Refused(Refusal why) implements Outcome {}

    /** The host has no such offer. */
    record Unknown() implements Outcome {}
  }

  /** Accepts. Twice is the same as once: the same visit, a fresh pass. */
  public Outcome accept(HostId host, OfferId id) {
    Optional<Outcome> taken = box.glance(host, id).flatMap(this::takeAtOnce);
    if (taken.isPresent()) {
      return taken.get();
    }
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Outcome> outcome = tryOnce(host, id);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    throw new Unavailable("an offer that is answered anew each time it is read", null);
  }

  /**
   * What stood a moment ago is enough to try for a seat, as the write decides; to refuse one it is
   * not.
   */
  private Optional<Outcome> takeAtOnce(OfferBox.Letter letter) {
    Instant now = now();
    return letter.offer().onAccept(letter.visit(), letter.invitation(), now)
            instanceof Acceptance.Take take
        ? take(take.offer(), letter.invitation(), now)
        : Optional.empty();
  }

  private Optional<Outcome> tryOnce(HostId host, OfferId id) {
    Optional<OfferBox.Letter> found = box.letter(host, id);
    if (found.isEmpty()) {
      return Optional.of(new Outcome.Unknown());
    }
    OfferBox.Letter letter = found.get();
    Instant now = now();
    Acceptance acceptance = letter.offer().onAccept(letter.visit(), letter.invitation(), now);
    if (acceptance instanceof Acceptance.Take take) {
      return take(take.offer(), letter.invitation(), now);
    }
    if (acceptance instanceof Acceptance.Again again) {
      return Optional.of(letIn(again.visit(), letter.invitation(), now));
    }
    return Optional.of(
        acceptance instanceof Acceptance.Refused refused
            ? new Outcome.Refused(refused.why())
            : new Outcome.Unknown());
  }

  private Optional<Outcome> take(Offer.Standing standing, Invitation invitation, Instant now) {
    Offer.Facts offer = standing.accept().facts();
    Visit.Granted visit =
        new Visit.Granted(
            new Visit.Facts(
                offer.id(),
                offer.candidate(),
                offer.inviter(),
                offer.room(),
                now,
                offer.promise()));
    Seats.Taking taking = seats.take(visit, now);
    if (taking instanceof Seats.Taking.Taken) {
      tally.count(Tally.What.ACCEPTED, 1);
      return Optional.of(letIn(visit, invitation, now));
    }
    if (taking instanceof Seats.Taking.Elsewhere elsewhere) {
      return endsIfOver(offer.candidate(), elsewhere.visit(), now)
          ? Optional.empty()
          : Optional.of(new Outcome.Refused(Refusal.ALREADY_VISITING));
    }
    return taking instanceof Seats.Taking.Refused refused
        ? Optional.of(new Outcome.Refused(refused.why()))
        : Optional.empty();
  }

  /** Whose phone died in another room need not wait for cleanup: what is over by now ends here. */
  private boolean endsIfOver(HostId guest, OfferId other, Instant now) {
    Optional<OfferBox.Letter> found = box.letter(guest, other);
    if (found.isEmpty() || !(found.get().visit().orElse(null) instanceof Visit.Live live)) {
      return true;
    }
    return live.over(now, found.get().invitation().roomUntil())
        .filter(end -> endVisit.end(live, end) instanceof Visit.Ended)
        .isPresent();
  }

  /** The lease of a live room only grows, so what it was a moment ago is known to hold. */
  private Outcome letIn(Visit.Live visit, Invitation invitation, Instant now) {
    RoomPass pass = passes.make(visit, now);
    return new Outcome.LetIn(
        visit, pass, new VisitTicket(visit, invitation.roomUntil(), pass.expiresAt()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
