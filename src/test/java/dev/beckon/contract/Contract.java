package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.acceptance.Seats;
import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.intake.InvitationBook;
import dev.beckon.intake.points.OperatorBook;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.visit.VisitBook;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the suites share. Tests of one class share its stores, so each test has hosts of its own; a
 * test's evening begins at {@link #T0}, to the millisecond, as stores keep times.
 */
abstract class Contract {
  static final Instant T0 = Invitations.EVENING;

  /**
   * For rows that DynamoDB's TTL would sweep, by the true clock, in the middle of a test: an
   * evening that none of us will see.
   */
  static final Instant FAR = T0.plus(Duration.ofDays(36_500));

  /** When cleanup looks at an invitation whose timer got lost. */
  static final Instant LOOK_AT = T0.plusSeconds(75);

  static final Duration TICK = Duration.ofMillis(1);
  static final String BODY = "fingerprint of a body";

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  final HostId inviter = newHost("de");
  final HostId anna = newHost("en");
  final HostId bruno = newHost("fr");

  /** What hosts say who are asked. */
  Preferences preferences = Hosts.WILLING;

  /** The adapters under test. */
  abstract Stores stores();

  /** A host whom no other test knows. */
  static HostId newHost(String language) {
    return new HostId(language + "-" + NUMBERS.getAndIncrement());
  }

  /** The inviter's invitation of so many seats, stored. */
  Invitation.Open invitation(int seats) {
    return stored(Invitations.by(inviter).seats(seats).open());
  }

  Invitation.Open stored(Invitation.Open open) {
    assertThat(stores().book().submit(open, Invitations.terms(), BODY))
        .isEqualTo(new InvitationBook.Submission.Created());
    return open;
  }

  /** The host wants to be asked, and is; the push is out. */
  Offer.Facts offered(Invitation invitation, HostId candidate) {
    Offer.Facts offer = queued(invitation, candidate);
    stores().sent().sent(offer);
    return offer;
  }

  /** The host wants to be asked, and is; the push is not out yet. */
  Offer.Facts queued(Invitation invitation, HostId candidate) {
    willing(candidate);
    Offer.Queued offer =
        Invitations.offer(invitation.facts(), candidate, invitation.facts().createdAt());
    stores().offers().offer(offer, false, Asked.NEVER);
    return offer.facts();
  }

  /** The host wants to be asked, on a phone of their own. */
  void willing(HostId host) {
    stores().hosts().savePreferences(host, preferences);
    stores().hosts().saveDevice(host, Hosts.device(host), "hash-of-" + host);
  }

  /** Its first wave goes out at once with so many offers, and is due to be looked at then. */
  void waveIsOut(Invitation invitation, int offers) {
    stores().waveBook().waveIsOut(Invitations.firstWave(invitation, offers), LOOK_AT, Set.of());
  }

  /** The host tries to take a seat. */
  Seats.Taking take(Invitation invitation, HostId guest, Instant now) {
    return stores().seats().take(Invitations.visit(invitation.facts(), guest, now), now);
  }

  /** The host is asked and has a seat now. */
  Visit.Granted granted(Invitation invitation, HostId guest, Instant now) {
    offered(invitation, guest);
    assertThat(take(invitation, guest, now)).isEqualTo(new Seats.Taking.Taken());
    return Invitations.visit(invitation.facts(), guest, now);
  }

  /** The host is asked, has a seat and came in at once. */
  Visit.Joined joined(Invitation invitation, HostId guest, Instant now) {
    Visit.Granted granted = granted(invitation, guest, now);
    Visit.Joined joined = granted.beat(now);
    assertThat(stores().visits().beat(granted, joined)).isEqualTo(new VisitBook.Noted.Done(joined));
    return joined;
  }

  /** The invitation as it stands now. */
  Invitation current(Invitation invitation) {
    return stores().find().find(invitation.facts().id()).orElseThrow();
  }

  /** The offer of this invitation to this host, as it stands now. */
  Offer offer(Invitation invitation, HostId candidate) {
    return stores().box().letter(candidate, invitation.facts().offerId()).orElseThrow().offer();
  }

  /** The visit of this guest, as it was last written. */
  Visit visit(Invitation invitation, HostId guest) {
    return stores().findVisit().find(guest, invitation.facts().offerId()).orElseThrow();
  }

  static Seats.Taking taken() {
    return new Seats.Taking.Taken();
  }

  /** An operator puts points into the host's wallet. */
  void give(HostId host, long points) {
    OperatorBook.Order order =
        order("give-" + NUMBERS.getAndIncrement(), T0.minusSeconds(NUMBERS.getAndIncrement()));
    stores().orders().grant(order, host, new Points(points));
  }

  /** An order under this key; no other test knows of it. */
  OperatorBook.Order order(String key, Instant at) {
    return new OperatorBook.Order(
        key + "-" + inviter, new HostId("operator"), "TEST", "", "body of " + key, at);
  }

  long balance(HostId host) {
    return stores().wallets().purse(host).wallet().balance().value();
  }

  long owed(HostId host) {
    return stores().wallets().purse(host).wallet().owed().value();
  }
}
