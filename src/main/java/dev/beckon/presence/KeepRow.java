package dev.beckon.presence;

import dev.beckon.invitation.Profile;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Category;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.lease.Lease;
import dev.beckon.presence.lease.Ticket;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a host's one row where the host is. The host's card decides, by its epoch: a row is put
 * first and noted on the card then, on condition that nobody noted anything else since the card was
 * read. Whoever comes too late takes the own row out again and begins anew, so no row is left
 * behind that some ticket could go on renewing; only a function that dies halfway leaves one, which
 * no ticket knows of, until its lease ends.
 */
final class KeepRow {
  /**
   * How often it begins anew while other phones of the host come at the same time: a phone may wait
   * three times for each of the most that a host has.
   */
  private static final int MAX_TRIES = 3 * Device.MAX_PER_HOST;

  private final HostBook hosts;
  private final Roster roster;

  KeepRow(HostBook hosts, Roster roster) {
    this.hosts = hosts;
    this.roster = roster;
  }

  /**
   * The app was opened: the row is put anew, and older tickets are over.
   *
   * @param key the same key again gets the same answer and changes nothing
   */
  Beat enter(HostId host, Availability availability, Optional<String> key, Instant now) {
    Set<HostBook.Whereabouts> unnoted = new HashSet<>();
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      HostBook.File file = hosts.file(host);
      if (file.profile().isEmpty()) {
        return new Beat.NoProfile();
      }
      Set<Beat.Why> why = unreachable(file);
      if (!why.isEmpty()) {
        leave(host);
        return new Beat.Unreachable(why);
      }
      Optional<Beat> again =
          key.flatMap(same -> again(host, file.whereabouts(), same, availability, now));
      if (again.isPresent()) {
        return again.get();
      }
      Optional<Ticket> ticket = enter(file, availability, key, Lease.until(now), unnoted);
      if (ticket.isPresent()) {
        return new Beat.Reachable(ticket.get());
      }
    }
    throw tooMany();
  }

  /**
   * One try; empty when somebody else was at it.
   *
   * @param unnoted where the host was said to be while another's row was met that is not noted
   */
  private Optional<Ticket> enter(
      HostBook.File file,
      Availability availability,
      Optional<String> key,
      Instant until,
      Set<HostBook.Whereabouts> unnoted) {
    HostBook.Whereabouts before = file.whereabouts();
    Candidate candidate = candidate(file, availability, until);
    HostId host = candidate.host();
    Cell cell = Cell.of(candidate);
    long epoch = before.epoch() + 1;
    if (roster.enter(candidate, epoch) instanceof Roster.Entering.Taken taken) {
      // Somebody put a row and has not noted it. Met once, they may be about to, and phones that
      // stop each other for ever get nowhere; met twice, they may never, and cannot after this.
      if (!unnoted.add(before)) {
        hosts.moveOn(host, before, before.at(taken.epoch()));
      }
      return Optional.empty();
    }
    Optional<HostBook.FreshBeat> fresh =
        key.map(name -> new HostBook.FreshBeat(name, availability, until));
    HostBook.Whereabouts next = new HostBook.Whereabouts(epoch, Optional.of(cell), fresh);
    // It may be noted just so by another phone whose row was taken since; this one is nobody's
    // then.
    if (!hosts.moveOn(host, before, next)) {
      roster.leave(host, cell, epoch);
      return Optional.empty();
    }
    before.cell().filter(old -> !old.equals(cell)).ifPresent(old -> roster.leave(host, old, epoch));
    return Optional.of(new Ticket(host, cell, epoch, until, availability));
  }

  /** What the same fresh beat got before, while its lease lasts; empty when it is a new one. */
  private static Optional<Beat> again(
      HostId host,
      HostBook.Whereabouts whereabouts,
      String key,
      Availability availability,
      Instant now) {
    Optional<HostBook.FreshBeat> same =
        whereabouts
            .last()
            .filter(last -> last.key().equals(key))
            .filter(last -> last.until().isAfter(now));
    if (same.isEmpty()) {
      return Optional.empty();
    }
    if (same.get().availability() != availability) {
      return Optional.of(new Beat.KeyReused());
    }
    Instant until = same.get().until();
    return whereabouts
        .cell()
        .<Beat>map(
            cell ->
                new Beat.Reachable(
                    new Ticket(host, cell, whereabouts.epoch(), until, availability)))
        .or(() -> Optional.of(new Beat.Outdated()));
  }

  /**
   * The host goes: no row, and every ticket is over. Nothing happens when the host was not there.
   */
  void leave(HostId host) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      HostBook.Whereabouts before = hosts.file(host).whereabouts();
      if (before.cell().isEmpty()) {
        return;
      }
      long epoch = before.epoch() + 1;
      roster.leave(host, before.cell().get(), epoch);
      if (hosts.moveOn(host, before, before.at(epoch).in(Optional.empty()))) {
        return;
      }
    }
    throw tooMany();
  }

  /**
   * What is known of the host has changed: so does the row, with the same lease and epoch. It goes
   * when the host cannot be reached any more; nothing happens when the host is not online.
   */
  void rewrite(HostId host) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      HostBook.File file = hosts.file(host);
      if (file.cell().isEmpty()) {
        return;
      }
      if (file.profile().isEmpty() || !unreachable(file).isEmpty()) {
        leave(host);
        return;
      }
      Candidate candidate = candidate(file, Availability.ONLINE, Instant.EPOCH);
      if (file.cell().get().equals(Cell.of(candidate))) {
        roster.describe(candidate);
        return;
      }
      if (move(file, file.cell().get())) {
        return;
      }
    }
    // The row is in other hands all the time, and those read the file anew.
  }

  /**
   * Takes the row over into the cell that the file asks for; false when somebody else was at it.
   */
  private boolean move(HostBook.File file, Cell old) {
    HostBook.Whereabouts before = file.whereabouts();
    HostId host = file.profile().orElseThrow().host();
    Optional<Roster.Row> row = roster.take(host, old, before.epoch());
    if (row.isEmpty()) {
      return hosts.file(host).whereabouts().equals(before);
    }
    Candidate was = row.get().candidate();
    Candidate candidate = candidate(file, was.availability(), was.reachableUntil());
    Cell cell = Cell.of(candidate);
    if (roster.enter(candidate, before.epoch()) instanceof Roster.Entering.Taken) {
      return false;
    }
    HostBook.Whereabouts next = before.in(Optional.of(cell));
    // Only who took the row out comes here: what is noted so was noted by this, its answer lost.
    if (hosts.moveOn(host, before, next) || hosts.file(host).whereabouts().equals(next)) {
      return true;
    }
    roster.leave(host, cell, before.epoch());
    return false;
  }

  private static Set<Beat.Why> unreachable(HostBook.File file) {
    Set<Beat.Why> why = EnumSet.noneOf(Beat.Why.class);
    if (!file.preferences().askMe()) {
      why.add(Beat.Why.NOT_OPTED_IN);
    }
    if (file.devices().isEmpty()) {
      why.add(Beat.Why.NO_DEVICE);
    }
    return why;
  }

  private static Candidate candidate(HostBook.File file, Availability availability, Instant until) {
    Profile profile = file.profile().orElseThrow();
    return new Candidate(
        profile.host(),
        profile.language(),
        Category.of(profile.categories()),
        profile.region(),
        profile.level(),
        profile.audience(),
        profile.mature(),
        file.preferences().matureRooms(),
        availability,
        until,
        file.asked());
  }

  private static Unavailable tooMany() {
    return new Unavailable("a host whose phones come and go all the time", null);
  }
}
