package dev.beckon.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.presence.lease.Lease;
import dev.beckon.presence.lease.Ticket;
import dev.beckon.scene.Scene;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every further beat shows its ticket: the lease goes on, and nothing that is over comes back. */
class TicketBeatTest {
  private final Scene scene = new Scene();
  private final AppearOnline appear =
      new AppearOnline(
          scene.store.hosts(),
          scene.store.presence(),
          scene.store.invitations(),
          scene.store.visits(),
          scene.store.visits(),
          scene.clock);
  private final ChangeFile change = new ChangeFile(scene.store.hosts(), scene.store.presence());

  private Ticket fresh() {
    scene.known(Hosts.ANNA);
    return ticket(appear.beat(Hosts.ANNA, Availability.ONLINE, Set.of(), Optional.empty()).beat());
  }

  private Beat beat(Ticket ticket) {
    return beat(ticket, ticket.availability());
  }

  private Beat beat(Ticket ticket, Availability availability) {
    return appear.beat(ticket, availability, Set.of()).beat();
  }

  private static Ticket ticket(Beat beat) {
    assertThat(beat).isInstanceOf(Beat.Reachable.class);
    return ((Beat.Reachable) beat).ticket();
  }

  private Optional<Candidate> row() {
    return Optional.ofNullable(scene.store.presence().rows().get(Hosts.ANNA));
  }

  @Test
  void whileMostOfTheLeaseIsLeftNothingChanges() {
    Ticket ticket = fresh();
    Optional<Candidate> before = row();
    scene.after(Lease.RENEWED_AFTER.minusMillis(1));

    assertThat(beat(ticket)).isEqualTo(new Beat.Reachable(ticket));
    assertThat(row()).isEqualTo(before);
  }

  @Test
  void whenHalfOfItIsGoneTheLeaseBeginsAnew() {
    Ticket ticket = fresh();
    scene.after(Lease.RENEWED_AFTER);

    Ticket next = ticket(beat(ticket));

    assertThat(next)
        .isEqualTo(ticket.renewed(Lease.until(scene.now()), Availability.ONLINE))
        .isNotEqualTo(ticket);
    assertThat(row()).map(Candidate::reachableUntil).contains(next.until());
  }

  @Test
  void anHourOfBeatsKeepsTheHostThereAndOneLeaseWithoutThemDoesNot() {
    Ticket ticket = fresh();
    for (int beats = 0; beats < 80; beats++) {
      scene.after(Duration.ofSeconds(45));
      ticket = ticket(beat(ticket));
      assertThat(row().orElseThrow().reachableUntil()).isAfter(scene.now());
    }
    scene.after(Lease.LENGTH);

    assertThat(row().orElseThrow().reachableUntil()).isBeforeOrEqualTo(scene.now());
  }

  @Test
  void goingOnAirIsToldAtOnce() {
    Ticket ticket = fresh();

    Ticket live = ticket(beat(ticket, Availability.LIVE));

    assertThat(live.availability()).isEqualTo(Availability.LIVE);
    assertThat(row()).map(Candidate::availability).contains(Availability.LIVE);
    assertThat(beat(live)).isEqualTo(new Beat.Reachable(live));
  }

  @Test
  void aRenewalTellsTheRowHowOftenTheHostWasAsked() {
    Ticket ticket = fresh();
    Invitation.Open open = scene.invite(Invitations.by(Hosts.INVITER));
    scene
        .store
        .offers()
        .offer(Invitations.offer(open.facts(), Hosts.ANNA, scene.now()), false, Asked.NEVER);
    assertThat(row()).map(Candidate::asked).contains(Asked.NEVER);
    Asked once = Asked.NEVER.again(scene.now());
    scene.after(Lease.RENEWED_AFTER);

    beat(ticket);

    assertThat(row()).map(Candidate::asked).contains(once);
  }

  @Test
  void theSameBeatAgainGetsTheSameAnswer() {
    Ticket ticket = fresh();
    scene.after(Lease.RENEWED_AFTER);
    Beat first = beat(ticket);
    scene.after(Duration.ofSeconds(9));

    assertThat(beat(ticket)).isEqualTo(first);
    assertThat(row()).map(Candidate::reachableUntil).contains(ticket(first).until());
  }

  @Test
  void aTicketOfAnotherPhoneIsOverOnceItWouldBeRenewed() {
    Ticket phone = fresh();
    Ticket tablet = fresh();

    assertThat(beat(phone)).as("nothing to write, so nobody notices").isEqualTo(reachable(phone));
    scene.after(Lease.RENEWED_AFTER);

    assertThat(beat(phone)).isEqualTo(new Beat.Outdated());
    assertThat(ticket(beat(tablet)).epoch()).isEqualTo(tablet.epoch());
  }

  private static Beat reachable(Ticket ticket) {
    return new Beat.Reachable(ticket);
  }

  @Test
  void aTicketFromBeforeTheSignOutRevivesNothing() {
    Ticket ticket = fresh();
    appear.goOffline(Hosts.ANNA);

    assertThat(beat(ticket, Availability.LIVE)).isEqualTo(new Beat.Outdated());
    scene.after(Lease.RENEWED_AFTER);
    assertThat(beat(ticket)).isEqualTo(new Beat.Outdated());

    assertThat(row()).isEmpty();
  }

  @Test
  void aLeaseThatRanOutIsNotRenewedThoughTheRowStillLiesThere() {
    Ticket ticket = fresh();
    Optional<Candidate> before = row();
    scene.after(Lease.LENGTH);

    assertThat(beat(ticket)).isEqualTo(new Beat.Outdated());
    assertThat(row()).isEqualTo(before);
  }

  @Test
  void whoDoesNotWantToBeAskedAnyMoreIsTakenOutByTheRenewal() {
    Ticket ticket = fresh();
    scene.store.hosts().savePreferences(Hosts.ANNA, Preferences.NEVER_SAID);
    scene.after(Lease.RENEWED_AFTER);

    assertThat(beat(ticket)).isEqualTo(new Beat.Unreachable(Set.of(Beat.Why.NOT_OPTED_IN)));
    assertThat(row()).isEmpty();
  }

  @Test
  void whoseLastPhoneTookNoPushIsTakenOutByTheRenewal() {
    Ticket ticket = fresh();
    scene.store.hosts().removeDevice(Hosts.ANNA, Hosts.device(Hosts.ANNA).id());
    scene.after(Lease.RENEWED_AFTER);

    assertThat(beat(ticket)).isEqualTo(new Beat.Unreachable(Set.of(Beat.Why.NO_DEVICE)));
    assertThat(row()).isEmpty();
  }

  @Test
  void aTicketOfTheOldCellIsOver() {
    Ticket ticket = fresh();
    change.profile(ChangeFileTest.streaming("chess"));
    Optional<Candidate> moved = row();
    scene.after(Lease.RENEWED_AFTER);

    assertThat(beat(ticket)).isEqualTo(new Beat.Outdated());
    assertThat(row()).isEqualTo(moved).isPresent();
  }

  @Test
  void aTicketLivesOnWhenTheRowOnlySaysMore() {
    Ticket ticket = fresh();
    change.preferences(Hosts.ANNA, new Preferences(true, false, Optional.empty(), Set.of()));
    scene.after(Lease.RENEWED_AFTER);

    assertThat(beat(ticket)).isInstanceOf(Beat.Reachable.class);
    assertThat(row()).map(Candidate::matureRooms).contains(false);
  }

  @Test
  void anOutdatedBeatTouchesNoRoom() {
    Ticket ticket = fresh();
    Invitation.Open open = scene.invite(Invitations.by(Hosts.ANNA));
    scene.after(Duration.ofSeconds(45));
    fresh();

    AppearOnline.Answer answer = appear.beat(ticket, Availability.LIVE, Set.of(open.facts().id()));

    assertThat(answer.beat()).isEqualTo(new Beat.Outdated());
    assertThat(answer.invitations()).isEmpty();
    assertThat(scene.written(open)).isEqualTo(open);
  }

  @Test
  void aBeatThatWritesNothingStillKeepsTheRoomOnAir() {
    Ticket live = ticket(beat(fresh(), Availability.LIVE));
    Invitation.Open open = scene.invite(Invitations.by(Hosts.ANNA));
    scene.after(Duration.ofSeconds(45));

    AppearOnline.Answer answer = appear.beat(live, Availability.LIVE, Set.of(open.facts().id()));

    assertThat(answer.beat()).isEqualTo(new Beat.Reachable(live));
    assertThat(scene.written(open).roomUntil()).isEqualTo(scene.now().plus(Invitation.ROOM_LEASE));
  }
}
