package dev.beckon.presence.lease;

import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What a phone shows at its next beat, so that the beat need not read anything.
 *
 * @param cell where the host's row lies
 * @param epoch grows with every fresh beat and every sign-out of the host; 1 or more
 * @param until when the lease ends, in whole seconds
 * @param availability what the row says
 */
public record Ticket(HostId host, Cell cell, long epoch, Instant until, Availability availability) {
  public Ticket {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(cell, "cell");
    Objects.requireNonNull(availability, "availability");
    if (epoch < 1 || !until.truncatedTo(ChronoUnit.SECONDS).equals(until)) {
      throw new IllegalArgumentException("a ticket has an epoch, and ends at a whole second");
    }
  }

  /** The same row with a later lease. */
  public Ticket renewed(Instant newUntil, Availability now) {
    return new Ticket(host, cell, epoch, newUntil, now);
  }
}
