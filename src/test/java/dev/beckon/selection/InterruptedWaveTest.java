package dev.beckon.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.id.HostId;
import dev.beckon.scene.Scene;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A wave that was interrupted, or is sent by two at once, asks whom its list names. */
class InterruptedWaveTest {
  private final WavesOfScene waves = new WavesOfScene();
  private final Scene scene = waves.scene;

  private SendWave busyAfter(int offers) {
    return waves.sending(new BusyAfter(offers, () -> {}), scene.store.waveBook());
  }

  private Set<HostId> noted(Invitation invitation) {
    return scene.store.waves().asked(invitation.facts());
  }

  @Test
  void howeverLateItGoesOnItAsksThoseWhoWereNotedAndNobodyElse() {
    waves.online(400);
    Invitation.Open open = waves.invite(3);
    assertThatThrownBy(() -> busyAfter(4).send(open.facts())).isInstanceOf(Unavailable.class);
    Set<HostId> noted = noted(open);
    assertThat(noted).hasSize(WavesOfScene.FIRST).containsAll(waves.asked());
    assertThat(waves.asked()).hasSize(4);

    scene.after(Duration.ofSeconds(100));
    waves.sendWave.send(open.facts());

    assertThat(new HashSet<>(waves.asked())).isEqualTo(noted);
    assertThat(waves.asked()).doesNotHaveDuplicates();
    assertThat(waves.standing(open).waves().offered()).isEqualTo(WavesOfScene.FIRST);
    assertThat(waves.standing(open).listed()).isEqualTo(WavesOfScene.FIRST);
  }

  @Test
  void soDoesALaterWave() {
    waves.online(400);
    Invitation.Open open = waves.asked(3);
    scene.after(Duration.ofSeconds(60));
    assertThatThrownBy(() -> busyAfter(1).due(open.facts().id(), 1))
        .isInstanceOf(Unavailable.class);
    Set<HostId> noted = noted(open);

    scene.after(Duration.ofSeconds(60));
    waves.sendWave.due(open.facts().id(), 1);

    assertThat(new HashSet<>(waves.asked())).isEqualTo(noted);
    assertThat(waves.wave(open)).isEqualTo(2);
  }

  @Test
  void whatNobodyGoesOnWithIsFoundByCleanupAndGoesOnByTheStream() {
    waves.online(400);
    Invitation.Open open = waves.asked(3);
    scene.after(Duration.ofSeconds(60));
    assertThatThrownBy(() -> busyAfter(1).due(open.facts().id(), 1))
        .isInstanceOf(Unavailable.class);
    Set<HostId> noted = noted(open);
    scene.after(Duration.ofSeconds(60));
    scene
        .store
        .due()
        .due(scene.now(), 100)
        .forEach(due -> scene.store.due().requeue(due, scene.now().plusSeconds(30)));

    assertThat(scene.store.pendingWaves()).hasSize(1);
    waves.sendWave.send(open.facts());

    assertThat(new HashSet<>(waves.asked())).isEqualTo(noted);
    assertThat(waves.wave(open)).isEqualTo(2);
    assertThat(scene.store.pendingWaves()).isEmpty();
  }

  @Test
  void ofTwoAtOnceTheSecondAsksNobodyElse() {
    waves.online(400);
    Invitation.Open open = waves.invite(3);
    BusyAfter meanwhile = new BusyAfter(Integer.MAX_VALUE, () -> waves.sendWave.send(open.facts()));

    waves.sending(meanwhile, scene.store.waveBook()).send(open.facts());

    assertThat(waves.asked()).hasSize(WavesOfScene.FIRST).doesNotHaveDuplicates();
    assertThat(waves.wave(open)).isEqualTo(1);
    assertThat(waves.standing(open).waves().offered()).isEqualTo(WavesOfScene.FIRST);
  }

  @Test
  void ofTwoTimersAtOnceTheSecondAsksNobodyElse() {
    waves.online(400);
    Invitation.Open open = waves.asked(3);
    scene.after(Duration.ofSeconds(60));
    BusyAfter meanwhile =
        new BusyAfter(Integer.MAX_VALUE, () -> waves.sendWave.due(open.facts().id(), 1));

    waves.sending(meanwhile, scene.store.waveBook()).due(open.facts().id(), 1);

    assertThat(waves.wave(open)).isEqualTo(2);
    assertThat(waves.standing(open).waves().offered()).isEqualTo(waves.asked().size());
    assertThat(noted(open)).hasSize(waves.asked().size());
  }

  /** The table gets busy after so many offers; something else happens before the first one. */
  private final class BusyAfter implements OfferBook {
    private final int most;
    private final Runnable before;
    private int offers;

    BusyAfter(int most, Runnable before) {
      this.most = most;
      this.before = before;
    }

    @Override
    public Outcome offer(Offer.Queued offer, boolean matureRoom, Asked known) {
      if (offers == 0) {
        before.run();
      }
      if (offers++ == most) {
        throw new Unavailable("DynamoDB is busy", null);
      }
      return scene.store.offers().offer(offer, matureRoom, known);
    }

    @Override
    public boolean anyLive(Invitation.Facts invitation, Collection<HostId> hosts) {
      return scene.store.offers().anyLive(invitation, hosts);
    }
  }
}
