package dev.beckon.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fanout.Push;
import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.MovableClock;
import dev.beckon.http.Json;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Unavailable;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.SnsException;

/** What goes over the wire to SNS, and what becomes of what comes back. */
class SnsPushTest {
  private static final String ENDPOINT =
      "arn:aws:sns:eu-central-1:123456789012:endpoint/GCM/beckon/0b6d";
  private static final String APNS =
      "arn:aws:sns:eu-central-1:123456789012:endpoint/APNS/beckon/0b6d";
  private static final String SANDBOX =
      "arn:aws:sns:eu-central-1:123456789012:endpoint/APNS_SANDBOX/beckon/0b6d";
  private static final Duration TIME_LEFT = Duration.ofMillis(90_500);
  private static final Offer.Facts OFFER =
      Invitations.offer(Invitations.by(Hosts.INVITER).facts(), Hosts.ANNA, Invitations.EVENING)
          .facts();

  private final SnsServer server = new SnsServer().on("Publish", SnsServer.published());
  private final SnsClient client = server.client();
  private final SnsPush push = new SnsPush(client, new MovableClock(Invitations.EVENING));

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void onePublishGoesToTheEndpointOfOneDevice() {
    assertThat(push.publish(OFFER, ENDPOINT, TIME_LEFT)).isEqualTo(Push.Outcome.SENT);

    assertThat(server.actions()).containsExactly("Publish");
    assertThat(published())
        .containsEntry("TargetArn", ENDPOINT)
        .containsEntry("MessageStructure", "json")
        .doesNotContainKeys("TopicArn", "PhoneNumber", "Subject");
  }

  @Test
  void thePushIsWorthNothingAfterTheOffer() {
    push.publish(OFFER, ENDPOINT, TIME_LEFT);
    push.publish(OFFER, APNS, TIME_LEFT);
    push.publish(OFFER, SANDBOX, TIME_LEFT);

    assertThat(attributes(0)).isEqualTo(Map.of("AWS.SNS.MOBILE.FCM.TTL", "90"));
    assertThat(attributes(1)).containsEntry("AWS.SNS.MOBILE.APNS.TTL", "90");
    assertThat(attributes(2)).containsEntry("AWS.SNS.MOBILE.APNS_SANDBOX.TTL", "90");
  }

  @Test
  void theLastMomentStillCountsAsASecond() throws Exception {
    push.publish(OFFER, ENDPOINT, Duration.ofMillis(3));

    assertThat(attributes()).containsEntry("AWS.SNS.MOBILE.FCM.TTL", "1");
    String gcm = Json.parse(published().get("Message")).get("GCM").textValue();
    assertThat(Json.parse(gcm).at("/fcmV1Message/message/android/ttl").textValue()).isEqualTo("1s");
  }

  @Test
  void aRepeatReplacesTheFirstOnThePhone() {
    push.publish(OFFER, APNS, TIME_LEFT);
    push.publish(OFFER, APNS, TIME_LEFT.minusSeconds(30));

    assertThat(attributes(0)).containsEntry("AWS.SNS.MOBILE.APNS.COLLAPSE_ID", OFFER.id().value());
    assertThat(attributes(1)).containsEntry("AWS.SNS.MOBILE.APNS.COLLAPSE_ID", OFFER.id().value());
    assertThat(attributes(1)).containsEntry("AWS.SNS.MOBILE.APNS.PUSH_TYPE", "alert");
  }

  @Test
  void theNewsThatItIsClosedTakesThePlaceOfTheOfferAndDoesNotWakeThePhone() {
    push.publish(OFFER, APNS, TIME_LEFT);
    push.withdraw(OFFER, APNS, TIME_LEFT);

    assertThat(attributes(0)).containsEntry("AWS.SNS.MOBILE.APNS.PRIORITY", "10");
    assertThat(attributes(1))
        .containsEntry("AWS.SNS.MOBILE.APNS.COLLAPSE_ID", OFFER.id().value())
        .containsEntry("AWS.SNS.MOBILE.APNS.PUSH_TYPE", "alert")
        .containsEntry("AWS.SNS.MOBILE.APNS.PRIORITY", "5")
        .containsEntry("AWS.SNS.MOBILE.APNS.TTL", "90");
  }

  @ParameterizedTest
  @ValueSource(strings = {"arn:of:nothing", "arn:aws:sns:eu-central-1:1:endpoint/ADM/beckon/0b6d"})
  void anEndpointOfNobodyWePushByIsABug(String endpoint) {
    assertThatThrownBy(() -> push.publish(OFFER, endpoint, TIME_LEFT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(server.actions()).isEmpty();
  }

  static Stream<SnsServer.Reply> ofGoneDevices() {
    return Stream.of(
        SnsServer.error(400, "EndpointDisabled", "Endpoint is disabled"),
        SnsServer.error(404, "NotFound", "Endpoint does not exist"),
        SnsServer.error(
            400,
            "InvalidParameter",
            "Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified"));
  }

  @ParameterizedTest
  @MethodSource("ofGoneDevices")
  void aDeviceThatTakesNoPushesIsGone(SnsServer.Reply reply) {
    server.on("Publish", reply);

    assertThat(push.publish(OFFER, ENDPOINT, TIME_LEFT)).isEqualTo(Push.Outcome.GONE);
  }

  static Stream<SnsServer.Reply> ofPassingFaults() {
    return Stream.of(
        SnsServer.error(429, "Throttled", "Rate exceeded"),
        SnsServer.error(400, "Throttling", "Rate exceeded"),
        SnsServer.error(500, "InternalError", "We are sorry"),
        SnsServer.status(503, ""),
        SnsServer.status(502, "<html>Bad Gateway</html>"),
        SnsServer.status(200, ""),
        SnsServer.status(200, "no XML at all"),
        SnsServer.status(200, "<PublishResponse><PublishResult>"),
        SnsServer.hangUp());
  }

  @ParameterizedTest
  @MethodSource("ofPassingFaults")
  void whatMayWorkLaterIsUnavailable(SnsServer.Reply reply) {
    server.on("Publish", reply);

    assertThatThrownBy(() -> push.publish(OFFER, ENDPOINT, TIME_LEFT))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void silenceIsUnavailable() {
    server.on("Publish", server.silence());

    assertThatThrownBy(() -> push.publish(OFFER, ENDPOINT, TIME_LEFT))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void noServerAtAllIsUnavailable() {
    server.close();

    assertThatThrownBy(() -> push.publish(OFFER, ENDPOINT, TIME_LEFT))
        .isInstanceOf(Unavailable.class);
  }

  static Stream<Arguments> ofBugs() {
    return Stream.of(
        Arguments.of("InvalidParameter", "Invalid parameter: Message too long"),
        Arguments.of("AuthorizationError", "not authorized to perform: SNS:Publish"),
        Arguments.of("PlatformApplicationDisabled", "Platform application is disabled"));
  }

  @ParameterizedTest
  @MethodSource("ofBugs")
  void whatNeverWorksStaysWhatItIs(String code, String message) {
    server.on("Publish", SnsServer.error(400, code, message));

    assertThatThrownBy(() -> push.publish(OFFER, ENDPOINT, TIME_LEFT))
        .isInstanceOf(SnsException.class)
        .hasMessageContaining(message);
  }

  private Map<String, String> published() {
    return server.requests("Publish").get(0);
  }

  private Map<String, String> attributes() {
    return attributes(0);
  }

  private Map<String, String> attributes(int publish) {
    Map<String, String> request = server.requests("Publish").get(publish);
    Map<String, String> attributes = new TreeMap<>();
    for (int i = 1; request.containsKey("MessageAttributes.entry." + i + ".Name"); i++) {
      String entry = "MessageAttributes.entry." + i;
      assertThat(request).containsEntry(entry + ".Value.DataType", "String");
      attributes.put(request.get(entry + ".Name"), request.get(entry + ".Value.StringValue"));
    }
    return attributes;
  }
}
