package dev.beckon.pass;

import dev.beckon.invitation.Visit;
import java.time.Instant;
import java.util.Objects;

/**
 * What a guest's phone shows at its next beat, so that the beat need not read anything. It is
 * believed for how long to go without reading, and for nothing that the write does not hold against
 * the visit itself.
 *
 * @param visit as it was when the ticket was given; never lost, as that is not written
 * @param roomUntil until then the room was on air, as far as was known
 * @param passUntil until then the phone's newest pass is good
 */
public record VisitTicket(Visit.Live visit, Instant roomUntil, Instant passUntil) {
  public VisitTicket {
    Objects.requireNonNull(roomUntil, "roomUntil");
    Objects.requireNonNull(passUntil, "passUntil");
    if (visit instanceof Visit.Lost lost) {
      visit = lost.before();
    }
  }

  /** Whether the visit is not over, as far as the ticket knows. */
  public boolean isLive(Instant now) {
    return visit.at(now) instanceof Visit.Live;
  }

  /** Whether the phone is to get a fresh pass with its next answer. */
  public boolean wantsPass(Instant now) {
    return !passUntil.isAfter(now.plus(RoomPass.RENEWED_BEFORE));
  }
}
