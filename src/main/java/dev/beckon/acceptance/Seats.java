package dev.beckon.acceptance;

import dev.beckon.invitation.Refusal;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.OfferId;
import java.time.Instant;

/** Where seats are taken: one conditional write decides. */
public interface Seats {

  /**
   * Takes a seat for this visit's guest, all or nothing: the invitation still stands, a seat is
   * free, the room is live, the offer can be accepted, and the guest is in no other visit.
   *
   * @throws dev.beckon.invitation.Unavailable when others were at it for longer than the bounded
   *     retries
   */
  Taking take(Visit.Granted visit, Instant now);

  /** What came of it. */
  sealed interface Taking {
    /** The seat is this guest's, and was not before. */
    record Taken() implements Taking {}

    /** The offer was answered meanwhile: read it again. */
    record AnsweredMeanwhile() implements Taking {}

    /** The guest is in this visit already; it may be over, and nobody has written so. */
    record Elsewhere(OfferId visit) implements Taking {}

    /** Nobody is let in, for this reason. */
    record Refused(Refusal why) implements Taking {}
  }
}
