package dev.beckon.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.RecordingPush;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.id.HostId;
import dev.beckon.scene.Scene;
import dev.beckon.stream.Lanes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Phones that still show an offer hear that it is closed; nobody else does, and nobody twice. */
class WithdrawPushesTest {
  private final Scene scene = new Scene();
  private final Lanes lanes = new Lanes(4);
  private final WithdrawPushes withdraw =
      new WithdrawPushes(scene.push, scene.store.waves(), lanes, scene.clock);
  private final Invitation.Open invitation = scene.invite(1);

  @AfterEach
  void close() {
    lanes.close();
  }

  @Test
  void whoHasTheOfferOnThePhoneOrHasSeenItHearsThatItIsClosed() {
    wave(1, Hosts.ANNA, Hosts.BRUNO);
    scene.store.offers().seen(Hosts.BRUNO, invitation.facts().offerId(), scene.now());

    withdraw(invitation.cancel(scene.now()));

    assertThat(told()).containsExactlyInAnyOrder(Hosts.ANNA, Hosts.BRUNO);
  }

  @Test
  void whoAcceptedDeclinedOrWasNotReachedHearsNothing() {
    wave(1, Hosts.ANNA, Hosts.BRUNO);
    scene.store.offers().decline(Hosts.BRUNO, invitation.facts().offerId(), scene.now());
    scene.grant(invitation, Hosts.ANNA);

    withdraw(scene.written(invitation));

    assertThat(scene.written(invitation)).isInstanceOf(Invitation.Filled.class);
    assertThat(told()).isEmpty();
  }

  @Test
  void aGuestHearsNothingThoughTheOfferWasReadBeforeItWasAccepted() {
    wave(1, Hosts.ANNA, Hosts.BRUNO);

    withdraw(invitation.take(Hosts.ANNA));

    assertThat(told()).containsExactly(Hosts.BRUNO);
  }

  @Test
  void theNewsLastsAsLongAsTheOfferWouldHaveShown() {
    wave(1, Hosts.ANNA);
    scene.after(Duration.ofMinutes(9));

    withdraw(invitation.cancel(scene.now()));

    assertThat(scene.push.withdrawn())
        .extracting(RecordingPush.Published::timeLeft)
        .containsExactly(Duration.ofMinutes(1));
  }

  @Test
  void onceTheTimeOfTheOffersIsOverThereIsNothingToSay() {
    wave(1, Hosts.ANNA);
    Invitation cancelled = invitation.cancel(scene.now());
    scene.after(Duration.ofMinutes(10));

    withdraw(cancelled);

    assertThat(scene.push.withdrawn()).isEmpty();
  }

  @Test
  void eachWaveIsToldOnceHoweverOftenTheInvitationCloses() {
    wave(1, Hosts.ANNA);
    withdraw(invitation.take(Hosts.CLARA));
    wave(2, Hosts.BRUNO);
    withdraw(invitation.take(Hosts.CLARA));
    withdraw(invitation.take(Hosts.CLARA));

    assertThat(told()).containsExactly(Hosts.ANNA, Hosts.BRUNO);
  }

  @Test
  void aThrottledPushIsToBeRepeatedWithItsWholeWave() {
    wave(1, Hosts.ANNA, Hosts.BRUNO);
    scene.push.throttle(Hosts.device(Hosts.BRUNO).endpoint());
    Invitation cancelled = invitation.cancel(scene.now());

    assertThatThrownBy(() -> withdraw(cancelled)).isInstanceOf(Unavailable.class);
    scene.push.recover(Hosts.device(Hosts.BRUNO).endpoint());
    withdraw(cancelled);

    assertThat(told()).containsOnly(Hosts.ANNA, Hosts.BRUNO).contains(Hosts.BRUNO);
  }

  @Test
  void aPhoneThatIsGoneHoldsNobodyUp() {
    wave(1, Hosts.ANNA, Hosts.BRUNO);
    scene.push.gone(Hosts.device(Hosts.ANNA).endpoint());

    withdraw(invitation.cancel(scene.now()));

    assertThat(told()).containsExactly(Hosts.BRUNO);
  }

  @Test
  void withoutTimeLeftNothingIsBegunAndItComesAgain() {
    wave(1, Hosts.ANNA);
    Invitation cancelled = invitation.cancel(scene.now());

    assertThatThrownBy(() -> withdraw.withdraw(cancelled, scene.now()))
        .isInstanceOf(Unavailable.class);
    withdraw(cancelled);

    assertThat(told()).containsExactly(Hosts.ANNA);
  }

  @Test
  void anInvitationWhoseWavesWereNotNotedTellsNobody() {
    Offer.Queued offer = scene.offer(invitation, Hosts.ANNA);
    scene.store.offers().sent(offer.facts());

    withdraw(invitation.cancel(scene.now()));

    assertThat(scene.push.withdrawn()).isEmpty();
  }

  private void wave(int number, HostId... hosts) {
    scene.store.waves().keep(invitation.facts(), number, List.of(hosts));
    for (HostId host : hosts) {
      scene.store.offers().sent(scene.offer(invitation, host).facts());
    }
  }

  private void withdraw(Invitation closed) {
    withdraw.withdraw(closed, scene.now().plusSeconds(20));
  }

  private List<HostId> told() {
    return scene.push.withdrawn().stream().map(push -> push.offer().candidate()).toList();
  }
}
