package dev.beckon.visit;

import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.port.EndVisit;
import dev.beckon.pass.PassMaker;
import dev.beckon.pass.RoomPass;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A guest's phone is heard of: it joins, it stays, it leaves. */
public final class AttendVisit {
  /** A beat that meets another one, or a no-show, reads again and is decided anew. */
  private static final int TRIES = 4;

  private final VisitBook book;
  private final EndVisit endings;
  private final PassMaker passes;
  private final Clock clock;

  public AttendVisit(VisitBook book, EndVisit endings, PassMaker passes, Clock clock) {
    this.book = book;
    this.endings = endings;
    this.passes = passes;
    this.clock = clock;
  }

  /** What came of a beat. */
  public sealed interface Beat {
    /** Heard, with a fresh pass. */
    record Heard(Visit.Joined visit, RoomPass pass) implements Beat {}

    /** The visit is over. */
    record Over(Visit.Ended visit) implements Beat {}

    /** The guest has no such visit. */
    record Unknown() implements Beat {}
  }

  /** The guest's phone beats; the first one joins. */
  public Beat beat(HostId guest, OfferId id) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<VisitBook.Stay> stay = book.stay(guest, id);
      if (stay.isEmpty()) {
        return new Beat.Unknown();
      }
      Optional<Beat> beat = beat(stay.get(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
      if (beat.isPresent()) {
        return beat.get();
      }
    }
    throw new Unavailable("a visit that changes each time it is read", null);
  }

  private Optional<Beat> beat(VisitBook.Stay stay, Instant now) {
    if (!(stay.visit().at(now) instanceof Visit.Live live)) {
      return Optional.of(new Beat.Over((Visit.Ended) stay.visit().at(now)));
    }
    Visit.Live before = (Visit.Live) stay.visit();
    if (!stay.invitation().roomIsLive(now)) {
      return over(endings.end(before, live.leave(now)));
    }
    Visit.Joined joined = live.beat(now);
    // A fresh pass each time: an answer that got lost on the way costs the guest nothing.
    RoomPass pass = passes.make(joined, now);
    return book.beat(before, joined, pass.expiresAt())
        ? Optional.of(new Beat.Heard(joined, pass))
        : Optional.empty();
  }

  /**
   * The guest leaves; leaving twice changes nothing.
   *
   * @return how the visit ended, or empty when the guest has no such visit
   */
  public Optional<Visit.Ended> leave(HostId guest, OfferId id) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<VisitBook.Stay> stay = book.stay(guest, id);
      if (stay.isEmpty()) {
        return Optional.empty();
      }
      if (stay.get().visit() instanceof Visit.Ended ended) {
        return Optional.of(ended);
      }
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      Visit.Live before = (Visit.Live) stay.get().visit();
      Visit then = before.at(now);
      Visit.Ended end = then instanceof Visit.Live live ? live.leave(now) : (Visit.Ended) then;
      if (endings.end(before, end) instanceof Visit.Ended ended) {
        return Optional.of(ended);
      }
    }
    throw new Unavailable("a visit that changes each time it is read", null);
  }

  private static Optional<Beat> over(Visit visit) {
    return visit instanceof Visit.Ended ended
        ? Optional.of(new Beat.Over(ended))
        : Optional.empty();
  }
}
