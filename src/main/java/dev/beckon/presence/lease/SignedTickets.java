package dev.beckon.presence.lease;

import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import dev.beckon.ticket.Seal;
import java.time.Instant;
import java.util.Optional;

/** Tickets under a {@link Seal}. One tells its owner what its owner knows. */
public final class SignedTickets implements Tickets {
  /** Told apart from anything else that the key may ever sign, and from tickets of other form. */
  private static final String FORM = "beat1";

  private static final String BETWEEN = "#";
  private static final int PARTS = 9;

  private final Seal seal;

  public SignedTickets(Seal seal) {
    this.seal = seal;
  }

  @Override
  public String write(Ticket ticket) {
    Cell cell = ticket.cell();
    return seal.close(
        String.join(
            BETWEEN,
            FORM,
            ticket.host().value(),
            cell.language(),
            Integer.toString(cell.shard()),
            Integer.toString(cell.category()),
            Integer.toString(cell.audience()),
            Long.toString(ticket.epoch()),
            Long.toString(ticket.until().getEpochSecond()),
            ticket.availability().name()));
  }

  @Override
  public Optional<Ticket> read(String text) {
    return seal.open(text).flatMap(body -> ticket(body.split(BETWEEN, -1)));
  }

  private static Optional<Ticket> ticket(String[] parts) {
    if (parts.length != PARTS || !parts[0].equals(FORM)) {
      return Optional.empty();
    }
    return Optional.of(
        new Ticket(
            new HostId(parts[1]),
            new Cell(
                parts[2],
                Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]),
                Integer.parseInt(parts[5])),
            Long.parseLong(parts[6]),
            Instant.ofEpochSecond(Long.parseLong(parts[7])),
            Availability.valueOf(parts[8])));
  }
}
