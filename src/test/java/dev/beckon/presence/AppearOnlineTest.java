package dev.beckon.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.lease.Lease;
import dev.beckon.presence.lease.Ticket;
import dev.beckon.scene.Scene;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A host's app is open: the host can be asked, and the host's own room stays on air. */
class AppearOnlineTest {
  private final Scene scene = new Scene();
  private final AppearOnline appear =
      new AppearOnline(
          scene.store.hosts(),
          scene.store.presence(),
          scene.store.invitations(),
          scene.store.visits(),
          scene.store.visits(),
          scene.clock);

  @Test
  void whoOptedInAndHasAPhoneCanBeAskedForOneLease() {
    scene.known(Hosts.ANNA);

    Ticket ticket = ticket(beat(Hosts.ANNA));

    Candidate row = Hosts.candidate(Hosts.ANNA, Lease.until(scene.now()));
    assertThat(ticket)
        .isEqualTo(
            new Ticket(Hosts.ANNA, Cell.of(row), 1, row.reachableUntil(), Availability.ONLINE));
    assertThat(row(Hosts.ANNA)).contains(row);
  }

  @Test
  void whoNeverToldWhoTheyAreIsNotThere() {
    assertThat(beat(Hosts.ANNA)).isEqualTo(new Beat.NoProfile());
    assertThat(scene.store.presence().rows()).isEmpty();
  }

  @Test
  void whoNeverOptedInIsNotAskedAndIsToldSo() {
    scene.known(Hosts.ANNA);
    scene.store.hosts().savePreferences(Hosts.ANNA, Preferences.NEVER_SAID);

    assertThat(beat(Hosts.ANNA)).isEqualTo(new Beat.Unreachable(Set.of(Beat.Why.NOT_OPTED_IN)));
    assertThat(row(Hosts.ANNA)).isEmpty();
  }

  @Test
  void everyReasonIsToldAtOnce() {
    scene.store.hosts().saveProfile(Hosts.profile(Hosts.ANNA));

    assertThat(beat(Hosts.ANNA)).isEqualTo(new Beat.Unreachable(Set.of(Beat.Why.values())));
  }

  @Test
  void whoTurnsOutToBeUnreachableLeaves() {
    scene.known(Hosts.ANNA);
    beat(Hosts.ANNA);
    scene.store.hosts().savePreferences(Hosts.ANNA, Preferences.NEVER_SAID);

    beat(Hosts.ANNA);

    assertThat(row(Hosts.ANNA)).isEmpty();
    assertThat(scene.store.hosts().file(Hosts.ANNA).cell()).isEmpty();
  }

  @Test
  void whoGrewIntoAnotherCellLeavesTheOldOne() {
    scene.known(Hosts.ANNA);
    Ticket before = ticket(beat(Hosts.ANNA));
    Profile profile = Hosts.profile(Hosts.ANNA);
    Profile grown =
        new Profile(
            Hosts.ANNA, "Anna", "en", profile.categories(), "GB", 20, 5000, profile.mature());
    scene.store.hosts().saveProfile(grown);

    Ticket after = ticket(beat(Hosts.ANNA));

    assertThat(after.cell()).isNotEqualTo(before.cell());
    assertThat(scene.store.hosts().file(Hosts.ANNA).cell()).contains(after.cell());
    assertThat(row(Hosts.ANNA)).map(Candidate::audience).contains(5000L);
  }

  @Test
  void twoPhonesMakeOneRowAndTheNewerBeatHasTheNewerEpoch() {
    scene.known(Hosts.ANNA);
    Device tablet =
        new Device("tablet", Device.Platform.APNS, "arn:aws:sns:eu-central-1:1:endpoint/APNS/b/t");
    scene.store.hosts().saveDevice(Hosts.ANNA, tablet, "hash");

    Ticket first = ticket(beat(Hosts.ANNA));
    Ticket second = ticket(beat(Hosts.ANNA));

    assertThat(second.epoch()).isGreaterThan(first.epoch());
    assertThat(scene.store.presence().rows()).containsOnlyKeys(Hosts.ANNA);
  }

  @Test
  void aFreshBeatRepeatedUnderItsKeyGetsTheSameAnswer() {
    scene.known(Hosts.ANNA);
    Beat first = keyed(Availability.ONLINE, "key");
    scene.after(Duration.ofSeconds(20));

    assertThat(keyed(Availability.ONLINE, "key")).isEqualTo(first);
    assertThat(row(Hosts.ANNA)).map(Candidate::reachableUntil).contains(ticket(first).until());
    assertThat(keyed(Availability.ONLINE, "another key")).isNotEqualTo(first);
  }

  @Test
  void aKeyThatComesWithAnotherBeatIsRefused() {
    scene.known(Hosts.ANNA);
    keyed(Availability.ONLINE, "key");

    assertThat(keyed(Availability.LIVE, "key")).isEqualTo(new Beat.KeyReused());
    assertThat(row(Hosts.ANNA)).map(Candidate::availability).contains(Availability.ONLINE);
  }

  @Test
  void aFreshBeatRepeatedAfterTheSignOutRevivesNothing() {
    scene.known(Hosts.ANNA);
    keyed(Availability.ONLINE, "key");
    appear.goOffline(Hosts.ANNA);

    assertThat(keyed(Availability.ONLINE, "key")).isEqualTo(new Beat.Outdated());
    assertThat(row(Hosts.ANNA)).isEmpty();
  }

  @Test
  void aKeyIsForgottenWithItsLease() {
    scene.known(Hosts.ANNA);
    Ticket first = ticket(keyed(Availability.ONLINE, "key"));
    scene.after(Lease.LENGTH);

    assertThat(ticket(keyed(Availability.LIVE, "key")).epoch()).isEqualTo(first.epoch() + 1);
  }

  @Test
  void aRowThatWasNeverNotedDoesNotStandInTheWay() {
    scene.known(Hosts.ANNA);
    scene.store.presence().enter(Hosts.candidate(Hosts.ANNA, scene.now()), 3);

    Ticket ticket = ticket(beat(Hosts.ANNA));

    assertThat(ticket.epoch()).isEqualTo(4);
    assertThat(row(Hosts.ANNA)).map(Candidate::reachableUntil).contains(ticket.until());
  }

  @Test
  void onAirTheRoomsLeaseMovesOn() {
    Invitation.Open open = inviting();
    scene.after(Duration.ofSeconds(45));

    AppearOnline.Answer beat = live(Hosts.INVITER, open);

    assertThat(scene.written(open).roomUntil()).isEqualTo(scene.now().plus(Invitation.ROOM_LEASE));
    assertThat(beat.invitations()).containsExactly(scene.written(open));
    assertThat(row(Hosts.INVITER).orElseThrow().availability()).isEqualTo(Availability.LIVE);
  }

  @Test
  void aLeaseThatRanOutIsNotRevived() {
    Invitation.Open open = inviting();
    scene.after(Invitation.ROOM_LEASE);

    AppearOnline.Answer beat = live(Hosts.INVITER, open);

    assertThat(scene.written(open).roomUntil()).isEqualTo(open.roomUntil());
    assertThat(beat.invitations().get(0).at(scene.now()).state()).isEqualTo("ROOM_ENDED");
  }

  @Test
  void nobodyMovesTheLeaseOfSomebodyElsesRoom() {
    Invitation.Open open = inviting();
    scene.known(Hosts.ANNA);
    scene.after(Duration.ofSeconds(45));

    assertThat(live(Hosts.ANNA, open).invitations()).isEmpty();
    offAir(Hosts.ANNA, open);

    assertThat(scene.written(open)).isEqualTo(open);
  }

  @Test
  void offAirTheRoomEndsAndItsGuestsLeave() {
    Invitation.Open open = inviting();
    scene.join(open, Hosts.ANNA);
    scene.grant(open, Hosts.BRUNO);
    scene.after(Duration.ofSeconds(20));

    offAir(Hosts.INVITER, open);

    assertThat(scene.written(open).state()).isEqualTo("ROOM_ENDED");
    assertThat(scene.written(open).roomIsLive(scene.now())).isFalse();
    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("COMPLETED");
    assertThat(scene.visitOf(open, Hosts.ANNA).dwellSeconds()).isEqualTo(20);
    assertThat(scene.visitOf(open, Hosts.BRUNO).state()).isEqualTo("NO_SHOW");
  }

  @Test
  void offAirTheGuestsOfAnInvitationThatEndedBeforeLeaveToo() {
    Invitation.Open open = inviting();
    scene.join(open, Hosts.ANNA);
    scene.store.invitations().end(open.cancel(scene.now()));

    offAir(Hosts.INVITER, open);

    assertThat(scene.written(open).state()).isEqualTo("CANCELLED");
    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("COMPLETED");
  }

  @Test
  void whoGoesCannotBeAskedAndTheRoomEnds() {
    Invitation.Open open = inviting();
    live(Hosts.INVITER, open);
    scene.join(open, Hosts.ANNA);

    appear.goOffline(Hosts.INVITER);
    appear.goOffline(Hosts.INVITER);

    assertThat(row(Hosts.INVITER)).isEmpty();
    assertThat(scene.store.hosts().file(Hosts.INVITER).cell()).isEmpty();
    assertThat(scene.written(open).state()).isEqualTo("ROOM_ENDED");
    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("COMPLETED");
  }

  @Test
  void whoWasNeverThereCanGo() {
    appear.goOffline(Hosts.ANNA);

    assertThat(scene.store.presence().rows()).isEmpty();
  }

  private Invitation.Open inviting() {
    scene.known(Hosts.INVITER);
    return scene.invite(Invitations.by(Hosts.INVITER));
  }

  private Beat beat(HostId host) {
    return appear.beat(host, Availability.ONLINE, Set.of(), Optional.empty()).beat();
  }

  private Beat keyed(Availability availability, String key) {
    return appear.beat(Hosts.ANNA, availability, Set.of(), Optional.of(key)).beat();
  }

  private static Ticket ticket(Beat beat) {
    assertThat(beat).isInstanceOf(Beat.Reachable.class);
    return ((Beat.Reachable) beat).ticket();
  }

  private AppearOnline.Answer live(HostId host, Invitation invitation) {
    return appear.beat(host, Availability.LIVE, Set.of(invitation.facts().id()), Optional.empty());
  }

  private void offAir(HostId host, Invitation invitation) {
    appear.beat(host, Availability.ONLINE, Set.of(invitation.facts().id()), Optional.empty());
  }

  private Optional<Candidate> row(HostId host) {
    return Optional.ofNullable(scene.store.presence().rows().get(host));
  }
}
