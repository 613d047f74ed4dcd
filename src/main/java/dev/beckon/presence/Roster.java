package dev.beckon.presence;

import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.lease.Ticket;
import java.time.Instant;
import java.util.Optional;

/**
 * The rows of who can be asked now: one per host, in its cell. Each carries the epoch of whoever
 * put it there, and no older one touches it.
 */
public interface Roster {
  /**
   * Puts the host's row into the candidate's cell, unless one of this epoch or a later is there.
   */
  Entering enter(Candidate candidate, long epoch);

  /** What came of it. */
  sealed interface Entering {
    record Entered() implements Entering {}

    /** A row of this epoch lies there; it stays as it is. */
    record Taken(long epoch) implements Entering {}
  }

  /**
   * Moves the lease of the row on, if it is the one that the ticket tells of. The same once more
   * changes nothing.
   *
   * @param next the same row with its later lease
   * @param opted what the row is to say of the host from now on
   */
  Renewal renew(Ticket ticket, Ticket next, HostBook.Opted opted);

  /** What came of it. */
  sealed interface Renewal {
    record Renewed() implements Renewal {}

    /** A beat with this very ticket has renewed the row before; it stands so since. */
    record Repeated(Instant until, Availability availability) implements Renewal {}

    /** There is no such row any more. */
    record Outdated() implements Renewal {}
  }

  /**
   * Tells the host's row in the candidate's cell, if there is one, what is true of the host now.
   * Its lease, availability and epoch stay.
   */
  void describe(Candidate candidate);

  /** Takes the host's row out of a cell and returns it, if there is one of at most this epoch. */
  Optional<Row> take(HostId host, Cell cell, long epoch);

  /** A row as it was. */
  record Row(Candidate candidate, long epoch) {}

  /** Takes the host's row out of a cell, unless it is of a later epoch. */
  void leave(HostId host, Cell cell, long epoch);
}
