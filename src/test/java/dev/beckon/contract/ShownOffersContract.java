package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fanout.ShownOffers;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.id.HostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whom waves asked, and which of them may still see the offer on a phone. */
abstract class ShownOffersContract extends Contract {
  private static final Instant NOW = T0.plusSeconds(2);

  private final HostId carla = newHost("it");
  private final HostId dario = newHost("it");

  private void keep(Invitation invitation, int wave, HostId... hosts) {
    stores().waveList().keep(invitation.facts(), wave, List.of(hosts));
  }

  private List<ShownOffers.Wave> untold(Invitation invitation) {
    return stores().shown().untold(invitation.facts());
  }

  @Test
  void offersThatWereSentOrSeenAreShown() {
    Invitation.Open open = invitation(3);
    Offer.Facts sent = offered(open, anna);
    Offer.Facts seen = offered(open, bruno);
    stores().box().seen(bruno, seen.id(), NOW);
    keep(open, 1, anna, bruno);

    assertThat(untold(open))
        .singleElement()
        .satisfies(
            wave -> {
              assertThat(wave.number()).isEqualTo(1);
              assertThat(wave.shown()).containsExactlyInAnyOrder(sent, seen);
            });
  }

  @Test
  void whatIsQueuedAnsweredUnreachableOrNeverWasIsNotShown() {
    Invitation.Open open = invitation(3);
    queued(open, anna);
    Offer.Facts declined = offered(open, bruno);
    stores().box().decline(bruno, declined.id(), NOW);
    granted(open, carla, NOW);
    Offer.Facts unreachable = queued(open, dario);
    stores().sent().unreachable(unreachable);
    keep(open, 1, anna, bruno, carla, dario, newHost("pl"));

    assertThat(untold(open)).singleElement().matches(wave -> wave.shown().isEmpty());
  }

  @Test
  void aWaveWhosePhonesWereToldIsNotThereAnyMore() {
    Invitation.Open open = invitation(3);
    offered(open, anna);
    Offer.Facts second = offered(open, bruno);
    keep(open, 1, anna);
    keep(open, 2, bruno);

    stores().shown().told(untold(open).get(0));

    assertThat(untold(open))
        .singleElement()
        .isEqualTo(new ShownOffers.Wave(open.facts(), 2, List.of(second)));
  }

  @Test
  void whomAWaveAskedIsAddedToWhenItGoesOn() {
    Invitation.Open open = invitation(3);
    Offer.Facts first = offered(open, anna);
    Offer.Facts second = offered(open, bruno);
    keep(open, 1, anna);
    keep(open, 1, anna, bruno);

    assertThat(untold(open).get(0).shown()).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void anInvitationThatAskedNobodyHasNoWave() {
    Invitation.Open open = invitation(3);
    keep(open, 1);

    assertThat(untold(open)).isEmpty();
  }

  @Test
  void aWaveOfMoreThanOneReadIsWhole() {
    Invitation.Open open = invitation(3);
    List<HostId> hosts = Stream.generate(() -> newHost("de")).limit(120).toList();
    List<Offer.Facts> sent = new ArrayList<>();
    hosts.forEach(host -> sent.add(offered(open, host)));
    stores().waveList().keep(open.facts(), 1, Set.copyOf(hosts));

    assertThat(untold(open).get(0).shown()).containsExactlyInAnyOrderElementsOf(sent);
  }
}
