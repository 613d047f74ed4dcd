package dev.beckon.visit;

import dev.beckon.invitation.NoReturn;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A guest of before is in the inviter's room again, without an offer: the guest's phone says so, as
 * it says who is there at all. Nothing is given for it but a line in the inviter's report.
 */
public final class ComeBack {
  private final ReturnBook book;
  private final Clock clock;

  public ComeBack(ReturnBook book, Clock clock) {
    this.book = book;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** It is noted, now or before. */
    record Noted() implements Outcome {}

    /** That is no coming back. */
    record Refused(NoReturn why) implements Outcome {}

    /** The guest has no such visit, or it is forgotten. */
    record Unknown() implements Outcome {}
  }

  /**
   * The guest is back; saying so again changes nothing.
   *
   * @throws Unavailable when the visit is over and that is still to be written
   */
  public Outcome comeBack(HostId guest, OfferId id) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<ReturnBook.Kept> kept = book.note(guest, id, now);
    if (kept.isEmpty()) {
      return new Outcome.Unknown();
    }
    if (kept.get().cameBackAt().isPresent()) {
      return new Outcome.Noted();
    }
    return kept.get()
        .visit()
        .noReturn(now)
        .<Outcome>map(Outcome.Refused::new)
        .orElseThrow(() -> new Unavailable("a visit whose end is still to be written", null));
  }
}
