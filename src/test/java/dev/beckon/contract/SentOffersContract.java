package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.presence.Device;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What became of queued offers. */
abstract class SentOffersContract extends Contract {
  private static final Instant NOW = T0.plusSeconds(2);

  @Test
  void aQueuedOfferIsSentAndSentAgainIsTheSame() {
    Invitation.Open open = invitation(3);
    Offer.Facts offer = queued(open, anna);

    stores().sent().sent(offer);
    stores().sent().sent(offer);

    assertThat(offer(open, anna)).isEqualTo(new Offer.Sent(offer));
  }

  @Test
  void anOfferOpenedBeforeItsPushIsSeenOnceSent() {
    Invitation.Open open = invitation(3);
    Offer.Facts offer = queued(open, anna);
    stores().box().seen(anna, offer.id(), NOW);

    stores().sent().sent(offer);

    assertThat(offer(open, anna)).isEqualTo(new Offer.Seen(offer, Optional.of(NOW)));
  }

  @Test
  void anOfferNoDeviceTookIsUnreachableAndStaysSo() {
    Invitation.Open open = invitation(3);
    Offer.Facts offer = queued(open, anna);

    stores().sent().unreachable(offer);
    stores().sent().sent(offer);

    assertThat(offer(open, anna)).isEqualTo(new Offer.Unreachable(offer));
  }

  @Test
  void aSentOfferIsNotUnreachableAnyMore() {
    Invitation.Open open = invitation(3);
    Offer.Facts offer = offered(open, anna);

    stores().sent().unreachable(offer);

    assertThat(offer(open, anna)).isEqualTo(new Offer.Sent(offer));
  }

  @Test
  void anOfferAnsweredBeforeItsPushStaysAnswered() {
    Invitation.Open open = invitation(3);
    Offer.Facts declined = queued(open, anna);
    stores().box().decline(anna, declined.id(), NOW);
    Offer.Facts accepted = queued(open, bruno);
    take(open, bruno, NOW);

    stores().sent().sent(declined);
    stores().sent().sent(accepted);
    stores().sent().unreachable(accepted);

    assertThat(offer(open, anna)).isEqualTo(new Offer.Declined(declined, NOW));
    assertThat(offer(open, bruno)).isEqualTo(new Offer.Accepted(accepted));
  }

  @Test
  void anOfferThatIsNotThereIsNotMade() {
    Invitation.Open open = invitation(3);
    Offer.Facts never = Invitations.offer(open.facts(), anna, NOW).facts();

    stores().sent().sent(never);
    stores().sent().unreachable(never);
    stores().sent().dropDevice(never, "arn:of:nothing");

    assertThat(stores().box().letter(anna, never.id())).isEmpty();
  }

  @Test
  void aDeviceThatTakesNoPushesIsDroppedAndTheOthersStay() {
    Offer.Facts offer = queued(invitation(3), anna);
    Device phone = Hosts.device(anna);
    Device tablet = new Device("tablet", Device.Platform.APNS, "arn:of:the:tablet");
    stores().hosts().saveDevice(anna, phone, "hash 1 of " + anna);
    stores().hosts().saveDevice(anna, tablet, "hash 2 of " + anna);

    stores().sent().dropDevice(offer, phone.endpoint());
    stores().sent().dropDevice(offer, phone.endpoint());

    assertThat(stores().hosts().file(anna).devices()).containsExactly(tablet);
  }

  @Test
  void aDeviceRegisteredAnewSinceThePushStays() {
    Offer.Facts offer = queued(invitation(3), anna);
    Device phone = Hosts.device(anna);
    stores().hosts().saveDevice(anna, phone, "hash 1 of " + anna);
    Device anew = new Device(phone.id(), phone.platform(), "arn:of:the:phone:anew");
    stores().hosts().saveDevice(anna, anew, "hash 2 of " + anna);

    stores().sent().dropDevice(offer, phone.endpoint());

    assertThat(stores().hosts().file(anna).devices()).containsExactly(anew);
  }
}
