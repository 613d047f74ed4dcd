package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.id.HostId;
import dev.beckon.selection.WaveList.Pick;
import dev.beckon.selection.WaveList.Picks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who was picked, and whom each wave asks. */
abstract class WaveListContract extends Contract {
  private static Picks picks(HostId... hosts) {
    List<Pick> picks = new ArrayList<>();
    Iterator<Rung> rungs = List.of(Rung.values()).iterator();
    for (HostId host : hosts) {
      picks.add(new Pick(host, picks.size() * 20_000L, rungs.next()));
    }
    return new Picks(picks, true, T0);
  }

  @Test
  void whoWasPickedIsKeptInOrderWithAllThatAskingTakes() {
    Invitation.Open open = invitation(3);
    HostId uuid = new HostId(UUID.nameUUIDFromBytes(new byte[] {7}).toString());
    Picks picks = picks(bruno, anna, uuid, new HostId("12"), newHost("de"), newHost("es"));

    assertThat(stores().waveList().pick(open.facts(), 1, picks)).isEqualTo(picks);

    assertThat(stores().waveList().picks(open.facts(), 1)).contains(picks);
    assertThat(stores().waveList().picks(open.facts(), 2)).isEmpty();
  }

  @Test
  void theFirstSelectionForAWaveStays() {
    Invitation.Open open = invitation(3);
    Picks first = picks(anna);
    stores().waveList().pick(open.facts(), 1, first);

    assertThat(stores().waveList().pick(open.facts(), 1, picks(bruno))).isEqualTo(first);
    assertThat(stores().waveList().pick(open.facts(), 4, picks(bruno))).isEqualTo(picks(bruno));
  }

  @Test
  void ofManySelectionsAtOnceOneStaysAndEverybodyGoesByThatOne() {
    Invitation.Open open = invitation(3);

    List<Picks> heard =
        Together.times(
            16, n -> () -> stores().waveList().pick(open.facts(), 1, picks(newHost("en"))));

    assertThat(new HashSet<>(heard))
        .containsExactly(stores().waveList().picks(open.facts(), 1).orElseThrow());
  }

  @Test
  void aWaveThatWasBegunAsksWhomItAskedThen() {
    Invitation.Open open = invitation(3);

    assertThat(stores().waveList().begin(open.facts(), 1, Set.of(anna))).containsExactly(anna);
    stores().waveList().keep(open.facts(), 1, Set.of(bruno));

    assertThat(stores().waveList().begin(open.facts(), 1, Set.of(newHost("es"))))
        .containsExactlyInAnyOrder(anna, bruno);
    assertThat(stores().waveList().begin(open.facts(), 2, Set.of(newHost("es")))).hasSize(1);
  }

  @Test
  void allWhomTheWavesAskedAreKnown() {
    Invitation.Open open = invitation(3);
    assertThat(stores().waveList().asked(open.facts())).isEmpty();
    stores().waveList().pick(open.facts(), 1, picks(newHost("es")));
    stores().waveList().begin(open.facts(), 1, Set.of(anna));
    stores().waveList().begin(open.facts(), 2, Set.of(bruno));

    assertThat(stores().waveList().asked(open.facts())).containsExactlyInAnyOrder(anna, bruno);
  }
}
