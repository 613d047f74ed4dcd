package dev.beckon.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.RecordingTimer;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.wave.Waves;
import dev.beckon.scene.Scene;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One wave after the other, as long as seats are free. */
class NextWaveTest {
  private final WavesOfScene waves = new WavesOfScene();
  private final Scene scene = waves.scene;

  @Test
  void theFirstWaveAsksAsManyAsTheSeatsAndTheRateWantAndSetsItsTimer() {
    waves.online(400);

    Invitation.Open open = waves.asked(3);

    assertThat(waves.asked()).hasSize(WavesOfScene.FIRST);
    assertThat(waves.wave(open)).isEqualTo(1);
    assertThat(scene.timer.timers())
        .singleElement()
        .satisfies(
            timer -> {
              assertThat(timer.invitation()).isEqualTo(open.facts().id());
              assertThat(timer.wave()).isEqualTo(1);
              assertThat(timer.after()).isGreaterThanOrEqualTo(Waves.PAUSE);
            });
  }

  @Test
  void whileNobodyAcceptsOneWaveFollowsAnotherAndAsksOthers() {
    waves.online(400);
    Invitation.Open open = waves.asked(3);

    waves.timerGoesOff();
    waves.timerGoesOff();

    assertThat(waves.wave(open)).isEqualTo(3);
    assertThat(waves.asked()).hasSizeGreaterThan(15).doesNotHaveDuplicates();
    assertThat(waves.standing(open).waves().offered()).isEqualTo(waves.asked().size());
    assertThat(scene.tally.counts()).containsEntry("OFFERED", waves.asked().size());
  }

  @Test
  void oneSelectionServesSeveralWaves() {
    waves.online(400);
    Invitation.Open open = waves.asked(3);
    List<HostId> picked =
        scene.store.waves().picks(open.facts(), 1).orElseThrow().picks().stream()
            .map(WaveList.Pick::host)
            .toList();

    waves.timerGoesOff();

    assertThat(picked).hasSize(50).containsAll(waves.asked());
    assertThat(waves.standing(open).listOf()).isEqualTo(1);
    assertThat(waves.standing(open).listed()).isEqualTo(waves.asked().size());
  }

  @Test
  void whenTheListIsUsedUpAnotherSelectionFindsOthers() {
    waves.online(400);
    Invitation.Open open = waves.asked(20);
    assertThat(waves.asked()).hasSize(50);
    scene.after(Duration.ofMinutes(2));

    waves.timerGoesOff();

    assertThat(waves.wave(open)).isEqualTo(2);
    assertThat(waves.standing(open).listOf()).isEqualTo(2);
    assertThat(waves.asked()).hasSizeGreaterThan(60).doesNotHaveDuplicates();
  }

  @Test
  void aTimerThatGoesOffTwiceSendsOneWave() {
    waves.online(400);
    Invitation.Open open = waves.asked(3);
    scene.after(Waves.LONGEST_PAUSE);

    waves.sendWave.due(open.facts().id(), 1);
    int once = waves.asked().size();
    waves.sendWave.due(open.facts().id(), 1);
    waves.sendWave.due(open.facts().id(), 7);

    assertThat(waves.wave(open)).isEqualTo(2);
    assertThat(waves.asked()).hasSize(once);
  }

  @Test
  void aTimerThatComesTooEarlyIsSetAgain() {
    waves.online(400);
    Invitation.Open open = waves.asked(3);
    scene.after(Duration.ofSeconds(5));

    waves.sendWave.due(open.facts().id(), 1);

    assertThat(waves.wave(open)).isEqualTo(1);
    List<RecordingTimer.Timer> timers = scene.timer.timers();
    assertThat(timers).hasSize(2);
    assertThat(timers.get(1).after()).isEqualTo(timers.get(0).after().minusSeconds(5));
  }

  @Test
  void onceEverySeatIsTakenNothingMoreIsSentAndNobodyLooksAgain() {
    waves.online(400);
    Invitation.Open open = waves.asked(1);
    scene.grant(open, waves.asked().get(0));
    int before = waves.asked().size();

    waves.timerGoesOff();

    assertThat(scene.written(open).state()).isEqualTo("FILLED");
    assertThat(waves.asked()).hasSize(before);
    assertThat(scene.timer.timers()).hasSize(1);
  }

  @Test
  void onceTheInvitationIsOverNothingMoreIsSent() {
    waves.online(400);
    Invitation.Open open = waves.asked(3);
    scene.store.invitations().end(open.cancel(scene.now()));

    waves.timerGoesOff();

    assertThat(waves.asked()).hasSize(WavesOfScene.FIRST);
    assertThat(scene.timer.timers()).hasSize(1);
  }

  @Test
  void theSeatOfWhoDoesNotComeIsOfferedToOthers() {
    waves.online(400);
    Invitation.Open open = waves.asked(1);
    HostId guest = waves.asked().get(0);
    scene.grant(open, guest);
    scene.after(Duration.ofSeconds(70));
    leave(open, guest);
    assertThat(scene.store.pendingWaves()).hasSize(1);
    int before = waves.asked().size();

    waves.sendWave.send(open.facts());

    assertThat(waves.wave(open)).isEqualTo(2);
    assertThat(waves.asked()).hasSizeGreaterThan(before).doesNotContain(guest);
    assertThat(scene.store.pendingWaves()).isEmpty();
  }

  @Test
  void aSeatThatComesFreeWhileOthersMayStillAnswerWaitsForThem() {
    waves.online(400);
    Invitation.Open open = waves.asked(1);
    HostId guest = waves.asked().get(0);
    scene.grant(open, guest);
    scene.after(Duration.ofSeconds(2));
    leave(open, guest);
    int before = waves.asked().size();

    waves.sendWave.send(open.facts());

    assertThat(waves.asked()).hasSize(before);
    assertThat(scene.store.pendingWaves()).isEmpty();
    assertThat(scene.timer.timers()).hasSize(2);
  }

  @Test
  void aSeatThatWasTakenAgainNeedsNobody() {
    waves.online(400);
    Invitation.Open open = waves.asked(1);
    HostId guest = waves.asked().get(0);
    scene.grant(open, guest);
    leave(open, guest);
    scene.grant(open, waves.asked().get(0));

    waves.sendWave.send(open.facts());

    assertThat(scene.written(open).state()).isEqualTo("FILLED");
    assertThat(scene.timer.timers()).hasSize(1);
  }

  @Test
  void whereSomeMayNotBeAskedOthersAreInTheirPlace() {
    List<HostId> hosts = waves.online(40);
    hosts.subList(0, 20).forEach(this::wantsNothing);

    Invitation.Open open = waves.asked(3);

    assertThat(waves.asked()).hasSize(WavesOfScene.FIRST);
    assertThat(waves.standing(open).listed()).isGreaterThan(WavesOfScene.FIRST);
  }

  @Test
  void anInvitationThatEverybodyDeclinedIsExhausted() {
    List<HostId> hosts = waves.online(3);
    Invitation.Open open = waves.asked(3);
    decline(open, hosts);
    scene.after(Duration.ofSeconds(90));

    waves.timerGoesOff();

    assertThat(scene.written(open).state()).isEqualTo("EXHAUSTED");
    assertThat(scene.store.hosts().openInvitation(Hosts.INVITER)).isEmpty();
  }

  @Test
  void whileOneMayStillAcceptItIsNotExhausted() {
    List<HostId> hosts = waves.online(3);
    Invitation.Open open = waves.asked(3);
    decline(open, hosts.subList(0, 2));
    scene.after(Duration.ofSeconds(90));

    waves.timerGoesOff();

    assertThat(scene.written(open).state()).isEqualTo("OPEN");
    assertThat(scene.timer.timers().get(1).after()).isGreaterThanOrEqualTo(Waves.LONGEST_PAUSE);
  }

  @Test
  void whileAGuestIsThereItIsNotExhausted() {
    List<HostId> hosts = waves.online(3);
    Invitation.Open open = waves.asked(3);
    decline(open, hosts.subList(0, 2));
    scene.grant(open, hosts.get(2));
    scene.after(Duration.ofSeconds(90));

    waves.timerGoesOff();

    assertThat(scene.written(open).state()).isEqualTo("OPEN");
  }

  @Test
  void whoComesOnlineLaterIsAskedLater() {
    waves.online(3);
    Invitation.Open open = waves.asked(3);
    scene.after(Duration.ofSeconds(60));
    List<HostId> six = waves.online(6);
    scene.after(Duration.ofSeconds(60));

    waves.timerGoesOff();

    assertThat(new HashSet<>(waves.asked())).isEqualTo(new HashSet<>(six));
    assertThat(waves.wave(open)).isEqualTo(2);
  }

  @Test
  void aWaveIsNotOutBeforeItsTimerIsSet() {
    waves.online(400);
    Invitation.Open open = waves.invite(3);
    scene.timer.busy(true);

    assertThatThrownBy(() -> waves.sendWave.send(open.facts())).isInstanceOf(Unavailable.class);
    assertThat(waves.wave(open)).isZero();
    assertThat(scene.store.pendingWaves()).hasSize(1);

    scene.timer.busy(false);
    scene.after(Duration.ofSeconds(40));
    waves.sendWave.send(open.facts());
    assertThat(waves.wave(open)).isEqualTo(1);
    assertThat(waves.asked()).hasSize(WavesOfScene.FIRST);
  }

  @Test
  void whatWasMeasuredSizesTheNextInvitation() {
    waves.online(400);
    Invitation.Open open = waves.asked(3);
    scene.after(Duration.ofMinutes(5));
    scene.store.invitations().end(open.cancel(scene.now()));

    Invitation.Open next = waves.asked(3);

    assertThat(waves.standing(next).waves().offered()).isGreaterThan(WavesOfScene.FIRST);
  }

  private void leave(Invitation invitation, HostId guest) {
    Visit.Live live = (Visit.Live) scene.visitOf(invitation, guest);
    scene.store.visits().end(live, live.leave(scene.now()));
  }

  private void wantsNothing(HostId host) {
    scene.store.hosts().savePreferences(host, Preferences.NEVER_SAID);
  }

  private void decline(Invitation invitation, List<HostId> hosts) {
    hosts.forEach(
        host -> scene.store.offers().decline(host, invitation.facts().offerId(), scene.now()));
  }
}
