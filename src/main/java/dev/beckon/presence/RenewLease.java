package dev.beckon.presence;

import dev.beckon.invitation.condition.Availability;
import dev.beckon.presence.lease.Lease;
import dev.beckon.presence.lease.Ticket;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A beat that shows its ticket: it reads nothing, and writes when the lease is half gone. */
final class RenewLease {
  private final HostBook hosts;
  private final Roster roster;

  RenewLease(HostBook hosts, Roster roster) {
    this.hosts = hosts;
    this.roster = roster;
  }

  /**
   * The phone is still there. As long as there is nothing to write, the ticket alone is believed: a
   * beat after a sign-out, or beside another phone's, hears so at its next renewal.
   *
   * @param availability what the host does now; another one than the ticket's is written at once
   */
  Beat beat(Ticket ticket, Availability availability, Instant now) {
    if (!ticket.until().isAfter(now)) {
      return new Beat.Outdated();
    }
    if (availability == ticket.availability() && !Lease.isHalfGone(ticket.until(), now)) {
      return new Beat.Reachable(ticket);
    }
    Optional<HostBook.Opted> opted = hosts.seen(ticket.host(), now);
    if (opted.isEmpty() || !opted.get().hasDevice()) {
      roster.leave(ticket.host(), ticket.cell(), ticket.epoch());
      return new Beat.Unreachable(
          Set.of(opted.isEmpty() ? Beat.Why.NOT_OPTED_IN : Beat.Why.NO_DEVICE));
    }
    Ticket next = ticket.renewed(Lease.until(now), availability);
    Roster.Renewal renewal = roster.renew(ticket, next, opted.get());
    if (renewal instanceof Roster.Renewal.Repeated repeated) {
      return new Beat.Reachable(ticket.renewed(repeated.until(), repeated.availability()));
    }
    return renewal instanceof Roster.Renewal.Renewed
        ? new Beat.Reachable(next)
        : new Beat.Outdated();
  }
}
