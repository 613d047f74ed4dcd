package dev.beckon.presence;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.port.EndVisit;
import dev.beckon.invitation.port.FindVisit;
import dev.beckon.presence.lease.Ticket;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A host's app is open: the host can be asked, and the host's own room stays on air. */
public final class AppearOnline {
  /** The most invitations whose room one beat renews: the open one, and older ones with guests. */
  public static final int MAX_INVITATIONS = 5;

  private final KeepRow row;
  private final RenewLease lease;
  private final HostBook hosts;
  private final RoomLeases rooms;
  private final FindVisit visits;
  private final EndVisit visitEndings;
  private final Clock clock;

  public AppearOnline(
      HostBook hosts,
      Roster roster,
      RoomLeases rooms,
      FindVisit visits,
      EndVisit visitEndings,
      Clock clock) {
    this.row = new KeepRow(hosts, roster);
    this.lease = new RenewLease(hosts, roster);
    this.hosts = hosts;
    this.rooms = rooms;
    this.visits = visits;
    this.visitEndings = visitEndings;
    this.clock = clock;
  }

  /**
   * What came of a beat.
   *
   * @param invitations the host's own, as they stand; none when the beat was refused
   */
  public record Answer(Beat beat, List<Invitation> invitations) {
    public Answer {
      invitations = List.copyOf(invitations);
    }
  }

  /**
   * The first beat of an app that was opened; it reads the host's file, and older tickets are over.
   *
   * @param own the host's invitations whose room this beat keeps on air; off air, it ends them
   * @param key makes a repetition harmless; without one each such beat is a new one
   */
  public Answer beat(
      HostId host, Availability availability, Set<InvitationId> own, Optional<String> key) {
    Instant now = clock.instant();
    return answer(row.enter(host, availability, key, now), host, availability, own, now);
  }

  /**
   * Every further beat of the app, with the ticket that the one before was answered with; reads
   * nothing. A host who turns out not to want to be asked any more is unreachable.
   *
   * @param own as with the first beat
   */
  public Answer beat(Ticket ticket, Availability availability, Set<InvitationId> own) {
    Instant now = clock.instant();
    return answer(lease.beat(ticket, availability, now), ticket.host(), availability, own, now);
  }

  /** The host goes: cannot be asked any more, and the room ends. Tickets end with their renewal. */
  public void goOffline(HostId host) {
    Instant now = clock.instant();
    row.leave(host);
    hosts.openInvitation(host).ifPresent(id -> endRoom(host, id, now));
  }

  private Answer answer(
      Beat beat, HostId host, Availability availability, Set<InvitationId> own, Instant now) {
    boolean taken = beat instanceof Beat.Reachable || beat instanceof Beat.Unreachable;
    List<Invitation> standing = new ArrayList<>();
    for (InvitationId id : taken ? own : Set.<InvitationId>of()) {
      if (availability == Availability.LIVE) {
        rooms.renew(host, id, now, now.plus(Invitation.ROOM_LEASE)).ifPresent(standing::add);
      } else {
        endRoom(host, id, now).ifPresent(standing::add);
      }
    }
    return new Answer(beat, standing);
  }

  private Optional<Invitation> endRoom(HostId host, InvitationId id, Instant now) {
    Optional<Invitation> ended = rooms.end(host, id, now);
    ended.ifPresent(room -> room.guests().forEach(guest -> sendHome(guest, room)));
    return ended;
  }

  private void sendHome(HostId guest, Invitation room) {
    if (visits.find(guest, room.facts().offerId()).orElse(null) instanceof Visit.Live live) {
      visitEndings.end(live, stored -> stored.sentHome(room.roomUntil()));
    }
  }
}
