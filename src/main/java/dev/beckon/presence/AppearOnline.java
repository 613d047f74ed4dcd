package dev.beckon.presence;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.port.EndVisit;
import dev.beckon.invitation.port.FindVisit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A host's app is open: the host can be asked, and the host's own room stays on air. */
public final class AppearOnline {
  /** How long a host can be asked without another beat. */
  public static final Duration LEASE = Duration.ofMinutes(8);

  /** How often the app is told to beat. */
  public static final Duration BEAT_INTERVAL = Duration.ofSeconds(45);

  /** The most invitations whose room one beat renews: the open one, and older ones with guests. */
  public static final int MAX_INVITATIONS = 5;

  private final HostBook hosts;
  private final Roster roster;
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
    this.hosts = hosts;
    this.roster = roster;
    this.rooms = rooms;
    this.visits = visits;
    this.visitEndings = visitEndings;
    this.clock = clock;
  }

  /** Why a host who is online is not asked all the same. */
  public enum Unreachable {
    NOT_OPTED_IN,
    NO_DEVICE
  }

  /**
   * What came of a beat.
   *
   * @param until when the host cannot be asked any more, unless the app beats again
   * @param unreachable why the host is not asked; empty when the host is
   * @param invitations the host's own, as they stand
   */
  public record Beat(Instant until, Set<Unreachable> unreachable, List<Invitation> invitations) {
    public Beat {
      unreachable = Set.copyOf(unreachable);
      invitations = List.copyOf(invitations);
    }
  }

  /**
   * The app beats.
   *
   * @param own the host's invitations whose room this beat keeps on air; off air, it ends them
   * @return empty when the host has not told who they are
   */
  public Optional<Beat> beat(HostId host, Availability availability, Set<InvitationId> own) {
    Instant now = clock.instant();
    HostBook.File file = hosts.file(host);
    if (file.profile().isEmpty()) {
      return Optional.empty();
    }
    Set<Unreachable> why = unreachable(file);
    if (why.isEmpty()) {
      enter(candidate(file, file.profile().get(), availability, now), file.cell());
    } else {
      leave(host, file.cell());
    }
    List<Invitation> standing = new ArrayList<>();
    for (InvitationId id : own) {
      if (availability == Availability.LIVE) {
        rooms.renew(host, id, now, now.plus(Invitation.ROOM_LEASE)).ifPresent(standing::add);
      } else {
        endRoom(host, id, now).ifPresent(standing::add);
      }
    }
    return Optional.of(new Beat(now.plus(LEASE), why, standing));
  }

  /** A phone of the host went: the host is not asked on it, and is back with the next beat. */
  public void stepBack(HostId host) {
    leave(host, hosts.file(host).cell());
  }

  /** The host goes: cannot be asked any more, and the room ends. */
  public void goOffline(HostId host) {
    Instant now = clock.instant();
    leave(host, hosts.file(host).cell());
    hosts.openInvitation(host).ifPresent(id -> endRoom(host, id, now));
  }

  private Optional<Invitation> endRoom(HostId host, InvitationId id, Instant now) {
    Optional<Invitation> ended = rooms.end(host, id, now);
    ended.ifPresent(room -> room.guests().forEach(guest -> sendHome(guest, room, now)));
    return ended;
  }

  private void sendHome(HostId guest, Invitation room, Instant now) {
    if (visits.find(guest, room.facts().offerId()).orElse(null) instanceof Visit.Live live) {
      visitEndings.end(live, live.leave(now));
    }
  }

  private static Set<Unreachable> unreachable(HostBook.File file) {
    Set<Unreachable> why = new LinkedHashSet<>();
    if (!file.preferences().askMe()) {
      why.add(Unreachable.NOT_OPTED_IN);
    }
    if (file.devices().isEmpty()) {
      why.add(Unreachable.NO_DEVICE);
    }
    return why;
  }

  private void enter(Candidate candidate, Optional<Cell> before) {
    Cell cell = Cell.of(candidate);
    roster.enter(candidate);
    if (!before.equals(Optional.of(cell))) {
      before.ifPresent(old -> roster.leave(candidate.host(), old));
      hosts.saveCell(candidate.host(), Optional.of(cell));
    }
  }

  private void leave(HostId host, Optional<Cell> cell) {
    if (cell.isPresent()) {
      roster.leave(host, cell.get());
      hosts.saveCell(host, Optional.empty());
    }
  }

  private static Candidate candidate(
      HostBook.File file, Profile profile, Availability availability, Instant now) {
    return new Candidate(
        profile.host(),
        profile.name(),
        profile.language(),
        profile.categories(),
        profile.region(),
        profile.level(),
        profile.audience(),
        profile.mature(),
        file.preferences().matureRooms(),
        availability,
        now.plus(LEASE),
        file.lastAskedAt(),
        file.devices().stream().map(Device::endpoint).collect(Collectors.toSet()));
  }
}
