package dev.beckon.scene;

import dev.beckon.fixtures.FakePasses;
import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.InMemoryStore;
import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.MovableClock;
import dev.beckon.fixtures.RecordingDoor;
import dev.beckon.fixtures.RecordingPush;
import dev.beckon.fixtures.RecordingTally;
import dev.beckon.fixtures.RecordingTimer;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.presence.HostBook;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An evening at eight, with all stores in memory; each test sets what has happened so far. */
public final class Scene {
  /** How long the hosts who are online can be asked. */
  public static final Duration REACHABLE = Duration.ofMinutes(8);

  public final InMemoryStore store = new InMemoryStore();
  public final MovableClock clock = new MovableClock(Invitations.EVENING);
  public final FakePasses passes = new FakePasses();
  public final RecordingTally tally = new RecordingTally();
  public final RecordingPush push = new RecordingPush();
  public final RecordingTimer timer = new RecordingTimer();
  public final RecordingDoor door = new RecordingDoor();

  public Instant now() {
    return clock.instant();
  }

  public void after(Duration time) {
    clock.advance(time);
  }

  /** These hosts told who they are, opted in to everything, and have their app open. */
  public void online(HostId... hosts) {
    for (HostId host : hosts) {
      known(host);
      Candidate row = Hosts.candidate(host, now().plus(REACHABLE));
      HostBook.Whereabouts before = store.hosts().file(host).whereabouts();
      HostBook.Whereabouts next = before.at(before.epoch() + 1).in(Optional.of(Cell.of(row)));
      store.presence().enter(row, next.epoch());
      store.hosts().moveOn(host, before, next);
    }
  }

  /** This host told who they are, opted in to everything, and has a phone. */
  public void known(HostId host) {
    store.hosts().saveProfile(Hosts.profile(host));
    store.hosts().savePreferences(host, Hosts.WILLING);
    store.hosts().saveDevice(host, Hosts.device(host), "hash-of-" + host);
  }

  /** The inviter's invitation with so many seats, its wave pending. */
  public Invitation.Open invite(int seats) {
    return invite(Invitations.by(Hosts.INVITER).seats(seats).at(now()));
  }

  public Invitation.Open invite(Invitations building) {
    Invitation.Open open = building.open();
    store.invitations().submit(open, Invitations.terms(), "fingerprint");
    return open;
  }

  /** The host is offered a seat. */
  public Offer.Queued offer(Invitation invitation, HostId host) {
    known(host);
    Offer.Queued offer = Invitations.offer(invitation.facts(), host, now());
    store.offers().offer(offer, false, Asked.NEVER);
    return offer;
  }

  /** The host is offered a seat and takes it. */
  public Visit.Granted grant(Invitation invitation, HostId host) {
    offer(invitation, host);
    Visit.Granted visit = Invitations.visit(invitation.facts(), host, now());
    store.visits().take(visit, now());
    return visit;
  }

  /** The host is offered a seat, takes it and comes. */
  public Visit.Joined join(Invitation invitation, HostId host) {
    Visit.Granted granted = grant(invitation, host);
    Visit.Joined joined = granted.beat(now());
    store.visits().beat(granted, joined);
    return joined;
  }

  /** The host is offered a seat, takes it, comes and leaves. */
  public Visit.Ended stayed(Invitation invitation, HostId host) {
    Visit.Joined joined = join(invitation, host);
    return (Visit.Ended) store.visits().end(joined, joined.leave(now()));
  }

  /** The host was asked for that much, came, and has stayed for long enough. */
  public Visit.Joined paid(HostId host, long reward) {
    give(Hosts.INVITER, reward);
    Visit.Joined visit =
        join(invite(Invitations.by(Hosts.INVITER).seats(1).reward(reward).at(now())), host);
    for (int beats = 0; beats < 4; beats++) {
      Visit.Joined next = visit.beat(visit.lastBeatAt().plus(Visit.BEAT_INTERVAL));
      visit = (Visit.Joined) store.visits().beat(visit, next).visit();
    }
    return visit;
  }

  /** An operator puts points into the host's wallet. */
  public void give(HostId host, long points) {
    store.ledger().give(host, new Points(points), now());
  }

  /** The invitation as it was last written. */
  public Invitation written(Invitation invitation) {
    return store.invitations().find(invitation.facts().id()).orElseThrow();
  }

  /** The host's offer as it was last written. */
  public Offer offerOf(Invitation invitation, HostId host) {
    return store.offers().letter(host, invitation.facts().offerId()).orElseThrow().offer();
  }

  /** The host's visit as it was last written. */
  public Visit visitOf(Invitation invitation, HostId host) {
    return store.visits().find(host, invitation.facts().offerId()).orElseThrow();
  }
}
