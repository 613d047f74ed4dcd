package dev.beckon.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
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

    AppearOnline.Beat beat = beat(Hosts.ANNA);

    assertThat(beat.unreachable()).isEmpty();
    assertThat(beat.until()).isEqualTo(scene.now().plus(AppearOnline.LEASE));
    assertThat(row(Hosts.ANNA))
        .contains(Hosts.candidate(Hosts.ANNA, scene.now().plus(AppearOnline.LEASE)));
  }

  @Test
  void whoNeverToldWhoTheyAreIsNotThere() {
    assertThat(appear.beat(Hosts.ANNA, Availability.ONLINE, Set.of())).isEmpty();
    assertThat(scene.store.presence().rows()).isEmpty();
  }

  @Test
  void whoNeverOptedInIsNotAskedAndIsToldSo() {
    scene.known(Hosts.ANNA);
    scene.store.hosts().savePreferences(Hosts.ANNA, Preferences.NEVER_SAID);

    assertThat(beat(Hosts.ANNA).unreachable())
        .containsExactly(AppearOnline.Unreachable.NOT_OPTED_IN);
    assertThat(row(Hosts.ANNA)).isEmpty();
  }

  @Test
  void everyReasonIsToldAtOnce() {
    scene.store.hosts().saveProfile(Hosts.profile(Hosts.ANNA));

    assertThat(beat(Hosts.ANNA).unreachable())
        .containsExactlyInAnyOrder(AppearOnline.Unreachable.values());
  }

  @Test
  void whoOptsOutIsNotAskedFromTheNextBeatOn() {
    scene.known(Hosts.ANNA);
    beat(Hosts.ANNA);
    scene.store.hosts().savePreferences(Hosts.ANNA, Preferences.NEVER_SAID);

    beat(Hosts.ANNA);

    assertThat(row(Hosts.ANNA)).isEmpty();
    assertThat(scene.store.hosts().file(Hosts.ANNA).cell()).isEmpty();
  }

  @Test
  void whoGrowsIntoAnotherCellLeavesTheOldOne() {
    scene.known(Hosts.ANNA);
    beat(Hosts.ANNA);
    Cell before = scene.store.hosts().file(Hosts.ANNA).cell().orElseThrow();
    Profile profile = Hosts.profile(Hosts.ANNA);
    scene
        .store
        .hosts()
        .saveProfile(
            new Profile(
                Hosts.ANNA, "Anna", "en", profile.categories(), "GB", 20, 5000, profile.mature()));

    beat(Hosts.ANNA);

    Cell after = scene.store.hosts().file(Hosts.ANNA).cell().orElseThrow();
    assertThat(after).isNotEqualTo(before);
    assertThat(scene.store.presence().look(before, 0, 1L << 32)).isEmpty();
    assertThat(scene.store.presence().look(after, 0, 1L << 32)).hasSize(1);
  }

  @Test
  void twoPhonesMakeOneRow() {
    scene.known(Hosts.ANNA);
    Device tablet =
        new Device("tablet", Device.Platform.APNS, "arn:aws:sns:eu-central-1:1:endpoint/APNS/b/t");
    scene.store.hosts().saveDevice(Hosts.ANNA, tablet, "hash");

    beat(Hosts.ANNA);
    beat(Hosts.ANNA);

    assertThat(scene.store.presence().rows()).hasSize(1);
    assertThat(row(Hosts.ANNA).orElseThrow().endpoints())
        .containsExactlyInAnyOrder(tablet.endpoint(), Hosts.device(Hosts.ANNA).endpoint());
  }

  @Test
  void onAirTheRoomsLeaseMovesOn() {
    Invitation.Open open = inviting();
    scene.after(Duration.ofSeconds(45));

    AppearOnline.Beat beat = live(Hosts.INVITER, open);

    assertThat(scene.written(open).roomUntil()).isEqualTo(scene.now().plus(Invitation.ROOM_LEASE));
    assertThat(beat.invitations()).containsExactly(scene.written(open));
    assertThat(row(Hosts.INVITER).orElseThrow().availability()).isEqualTo(Availability.LIVE);
  }

  @Test
  void aLeaseThatRanOutIsNotRevived() {
    Invitation.Open open = inviting();
    scene.after(Invitation.ROOM_LEASE);

    AppearOnline.Beat beat = live(Hosts.INVITER, open);

    assertThat(scene.written(open).roomUntil()).isEqualTo(open.roomUntil());
    assertThat(beat.invitations().get(0).at(scene.now()).state()).isEqualTo("ROOM_ENDED");
  }

  @Test
  void nobodyMovesTheLeaseOfSomebodyElsesRoom() {
    Invitation.Open open = inviting();
    scene.known(Hosts.ANNA);
    scene.after(Duration.ofSeconds(45));

    assertThat(live(Hosts.ANNA, open).invitations()).isEmpty();
    appear.beat(Hosts.ANNA, Availability.ONLINE, Set.of(open.facts().id()));

    assertThat(scene.written(open)).isEqualTo(open);
  }

  @Test
  void offAirTheRoomEndsAndItsGuestsLeave() {
    Invitation.Open open = inviting();
    scene.join(open, Hosts.ANNA);
    scene.grant(open, Hosts.BRUNO);
    scene.after(Duration.ofSeconds(20));

    appear.beat(Hosts.INVITER, Availability.ONLINE, Set.of(open.facts().id()));

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

    appear.beat(Hosts.INVITER, Availability.ONLINE, Set.of(open.facts().id()));

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

  private AppearOnline.Beat beat(HostId host) {
    return appear.beat(host, Availability.ONLINE, Set.of()).orElseThrow();
  }

  private AppearOnline.Beat live(HostId host, Invitation invitation) {
    return appear.beat(host, Availability.LIVE, Set.of(invitation.facts().id())).orElseThrow();
  }

  private Optional<Candidate> row(HostId host) {
    return Optional.ofNullable(scene.store.presence().rows().get(host));
  }
}
