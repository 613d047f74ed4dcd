package dev.beckon.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.RecordingPush;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Unavailable;
import dev.beckon.presence.Device;
import dev.beckon.scene.Scene;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every device of a host who is asked gets the push; a crash pushes again, never not at all. */
class PushOfferTest {
  private static final String PHONE = Hosts.device(Hosts.ANNA).endpoint();
  private static final String TABLET =
      "arn:aws:sns:eu-central-1:123456789012:endpoint/APNS/beckon/tablet";

  private final Scene scene = new Scene();
  private final PushOffer pushOffer =
      new PushOffer(scene.push, scene.store.offers(), scene.tally, scene.clock);
  private final Invitation.Open invitation = scene.invite(3);

  @Test
  void everyDeviceGetsOnePushAndTheOfferIsSent() {
    Offer.Queued offer = offerTo(PHONE, TABLET);

    push(offer);

    assertThat(scene.push.published())
        .extracting(RecordingPush.Published::endpoint)
        .containsExactlyInAnyOrder(PHONE, TABLET);
    assertThat(state()).isEqualTo("SENT");
  }

  @Test
  void thePushKnowsWhatIsLeftOfTheOffer() {
    Offer.Queued offer = offerTo(PHONE);
    scene.after(Duration.ofMinutes(9));

    push(offer);

    assertThat(scene.push.published().get(0).timeLeft()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void anOfferWhoseTimeIsOverIsNotPushed() {
    Offer.Queued offer = offerTo(PHONE);
    scene.after(Duration.ofMinutes(10));

    push(offer);

    assertThat(scene.push.published()).isEmpty();
    assertThat(state()).isEqualTo("QUEUED");
  }

  @Test
  void aDeviceThatIsGoneIsDroppedAndTheOthersGetTheirs() {
    Offer.Queued offer = offerTo(PHONE, TABLET);
    scene.push.gone(PHONE);

    push(offer);

    assertThat(scene.push.published())
        .extracting(RecordingPush.Published::endpoint)
        .containsExactly(TABLET);
    assertThat(scene.store.hosts().file(Hosts.ANNA).devices())
        .extracting(Device::endpoint)
        .doesNotContain(PHONE);
    assertThat(state()).isEqualTo("SENT");
  }

  @Test
  void whenTheLastDeviceIsGoneTheOfferIsUnreachable() {
    Offer.Queued offer = offerTo(PHONE, TABLET);
    scene.push.gone(PHONE);
    scene.push.gone(TABLET);

    push(offer);

    assertThat(state()).isEqualTo("UNREACHABLE");
  }

  @Test
  void anOfferWithoutAnyDeviceIsUnreachable() {
    push(offerTo());

    assertThat(state()).isEqualTo("UNREACHABLE");
  }

  @Test
  void aThrottledPushLeavesTheOfferQueuedAndIsRepeatedWithTheSameOffer() {
    Offer.Queued offer = offerTo(PHONE);
    scene.push.throttle(PHONE);

    assertThatThrownBy(() -> push(offer)).isInstanceOf(Unavailable.class);
    assertThat(state()).isEqualTo("QUEUED");
    scene.push.recover(PHONE);
    push(offer);

    assertThat(scene.push.published())
        .extracting(push -> push.offer().id())
        .containsExactly(offer.facts().id());
    assertThat(state()).isEqualTo("SENT");
  }

  @Test
  void deliveredTwiceItPushesTheSameOfferAgainAndChangesNothing() {
    Offer.Queued offer = offerTo(PHONE);

    push(offer);
    push(offer);

    assertThat(scene.push.published()).hasSize(2);
    assertThat(scene.push.published().get(0).offer())
        .isEqualTo(scene.push.published().get(1).offer());
    assertThat(state()).isEqualTo("SENT");
  }

  @Test
  void whatTheHostAnsweredInTheInboxBeforeThePushStays() {
    Offer.Queued offer = offerTo(PHONE);
    scene.store.offers().decline(Hosts.ANNA, offer.facts().id(), scene.now());

    push(offer);

    assertThat(state()).isEqualTo("DECLINED");
  }

  @Test
  void whatTheHostSawInTheInboxBeforeThePushIsSeen() {
    Offer.Queued offer = offerTo(PHONE);
    scene.store.offers().seen(Hosts.ANNA, offer.facts().id(), scene.now());

    push(offer);

    assertThat(state()).isEqualTo("SEEN");
  }

  @Test
  void whenThereIsNoTimeLeftNothingIsBegunAndTheOfferStaysQueued() {
    Offer.Queued offer = offerTo(PHONE);

    assertThatThrownBy(() -> pushOffer.push(offer, scene.now())).isInstanceOf(Unavailable.class);

    assertThat(scene.push.published()).isEmpty();
    assertThat(state()).isEqualTo("QUEUED");
  }

  private void push(Offer.Queued offer) {
    pushOffer.push(offer, scene.now().plus(Duration.ofSeconds(20)));
  }

  private Offer.Queued offerTo(String... endpoints) {
    Offer.Facts facts = scene.offer(invitation, Hosts.ANNA).facts();
    return Offer.Queued.create(
        new Offer.Facts(
            facts.id(),
            facts.candidate(),
            facts.inviter(),
            facts.inviterName(),
            facts.room(),
            facts.message(),
            facts.offeredAt(),
            facts.expiresAt(),
            Set.of(endpoints)));
  }

  private String state() {
    return scene.offerOf(invitation, Hosts.ANNA).state();
  }
}
