package dev.beckon.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fanout.PushOffer;
import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.port.Tally;
import dev.beckon.local.sns.Push;
import dev.beckon.local.sns.SmallSns;
import dev.beckon.presence.Device;
import dev.beckon.presence.RegisterDevice;
import dev.beckon.scene.Scene;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * A phone's way through registration, loss, and registration again, before an SNS that keeps all.
 */
class DeviceCircleTest {
  private static final String FCM = "arn:aws:sns:eu-central-1:000000000000:app/GCM/beckon";
  private static final String TOKEN = "fGk3:APA91b";

  private final Scene scene = new Scene();
  private final SmallSns sns = start(scene);
  private final SnsClient client = SnsServer.client(sns.url());
  private final RegisterDevice phones =
      new RegisterDevice(
          scene.store.hosts(),
          scene.store.presence(),
          new SnsEndpoints(client, Map.of(Device.Platform.FCM, FCM)));
  private final PushOffer pushOffer =
      new PushOffer(
          new SnsPush(client, scene.clock), scene.store.offers(), Tally.NONE, scene.clock);

  private static SmallSns start(Scene scene) {
    try {
      return new SmallSns(List.of(FCM), scene.clock);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void close() {
    client.close();
    sns.close();
  }

  @Test
  void aDisabledEndpointIsFoundAtThePushDroppedAndHealedByTheNextRegistration() {
    signIn(Hosts.ANNA);
    sns.disable(endpoint(Hosts.ANNA));

    Invitation.Open first = scene.invite(3);
    push(offer(first, Hosts.ANNA));
    assertThat(scene.offerOf(first, Hosts.ANNA).state()).isEqualTo("UNREACHABLE");
    assertThat(scene.store.hosts().file(Hosts.ANNA).devices()).isEmpty();

    signIn(Hosts.ANNA);
    scene.after(Duration.ofMinutes(1));
    Invitation.Open second = scene.invite(Invitations.by(Hosts.BRUNO).at(scene.now()));
    push(offer(second, Hosts.ANNA));

    assertThat(scene.offerOf(second, Hosts.ANNA).state()).isEqualTo("SENT");
    assertThat(sns.pushes()).singleElement().extracting(Push::token).isEqualTo(TOKEN);
  }

  @Test
  void anOfferOnItsWayToTheFormerOwnerOfAPhoneDoesNotReachIt() {
    signIn(Hosts.ANNA);
    Invitation.Open open = scene.invite(3);
    Offer.Queued onItsWay = offer(open, Hosts.ANNA);

    signIn(Hosts.BRUNO);
    push(onItsWay);
    push(offer(open, Hosts.BRUNO));

    assertThat(scene.offerOf(open, Hosts.ANNA).state()).isEqualTo("UNREACHABLE");
    assertThat(sns.pushes()).singleElement().extracting(Push::customUserData).isEqualTo("fr-400");
  }

  @Test
  void anOfferOnItsWayToAPhoneThatSignsOutDoesNotReachIt() {
    signIn(Hosts.ANNA);
    Invitation.Open open = scene.invite(3);
    Offer.Queued onItsWay = offer(open, Hosts.ANNA);

    phones.signOut(Hosts.ANNA, "phone");
    push(onItsWay);

    assertThat(sns.pushes()).isEmpty();
    assertThat(scene.offerOf(open, Hosts.ANNA).state()).isEqualTo("UNREACHABLE");
  }

  private void signIn(HostId host) {
    assertThat(phones.register(host, "phone", Device.Platform.FCM, TOKEN))
        .isEqualTo(RegisterDevice.Outcome.REGISTERED);
  }

  private String endpoint(HostId host) {
    return scene.store.hosts().file(host).devices().get(0).endpoint();
  }

  /** An offer to the phones that the host has now. */
  private Offer.Queued offer(Invitation invitation, HostId host) {
    Set<String> endpoints =
        scene.store.hosts().file(host).devices().stream()
            .map(Device::endpoint)
            .collect(Collectors.toSet());
    scene.store.hosts().savePreferences(host, Hosts.WILLING);
    Offer.Facts facts = Invitations.offer(invitation.facts(), host, scene.now()).facts();
    Offer.Queued offer =
        Offer.Queued.create(
            new Offer.Facts(
                facts.id(),
                host,
                facts.inviter(),
                facts.inviterName(),
                facts.room(),
                facts.message(),
                facts.offeredAt(),
                facts.expiresAt(),
                endpoints));
    scene.store.offers().offer(offer, false, Asked.NEVER);
    return offer;
  }

  private void push(Offer.Queued offer) {
    pushOffer.push(offer, scene.now().plusSeconds(20));
  }
}
