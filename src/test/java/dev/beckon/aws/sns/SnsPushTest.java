package dev.beckon.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.fanout.Push;
import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.MovableClock;
import dev.beckon.http.Json;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.RoomId;
import java.nio.charset.StandardCharsets;
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
  void theMessageHoldsOneTextPerPlatform() throws Exception {
    push.publish(OFFER, ENDPOINT, TIME_LEFT);

    Map<String, String> entries = entries();
    assertThat(entries.keySet()).containsExactly("APNS", "APNS_SANDBOX", "GCM", "default");
    assertThat(entries.get("default")).isEqualTo("Gerda beckons you in");
    assertThat(entries.get("APNS")).isEqualTo(entries.get("APNS_SANDBOX"));
  }

  @Test
  void androidGetsFcmsVersionOneMessage() throws Exception {
    push.publish(OFFER, ENDPOINT, TIME_LEFT);

    JsonNode gcm = Json.parse(entries().get("GCM"));
    assertThat(gcm.properties()).extracting(Map.Entry::getKey).containsExactly("fcmV1Message");
    JsonNode android = gcm.at("/fcmV1Message/message/android");
    assertThat(android.get("priority").textValue()).isEqualTo("high");
    assertThat(android.get("ttl").textValue()).isEqualTo("90s");
    assertThat(android.get("collapse_key").textValue()).isEqualTo(OFFER.id().value());
    JsonNode notification = android.get("notification");
    assertThat(notification.get("tag").textValue()).isEqualTo(OFFER.id().value());
    assertThat(notification.get("title_loc_args").toString()).isEqualTo("[\"Gerda\"]");
    assertThat(notification.get("body_loc_args").toString())
        .isEqualTo("[\"Come and see the final\"]");
    assertData(gcm.at("/fcmV1Message/message/data"));
  }

  @Test
  void iosGetsAnAlertAndTheSameData() throws Exception {
    push.publish(OFFER, ENDPOINT, TIME_LEFT);

    JsonNode apns = Json.parse(entries().get("APNS"));
    JsonNode aps = apns.get("aps");
    assertThat(aps.at("/alert/title-loc-args").toString()).isEqualTo("[\"Gerda\"]");
    assertThat(aps.at("/alert/loc-args").toString()).isEqualTo("[\"Come and see the final\"]");
    assertThat(aps.get("thread-id").textValue()).isEqualTo("room-de-17");
    assertData(apns.get("beckon"));
  }

  private static void assertData(JsonNode data) {
    assertThat(data.get("offer").textValue()).isEqualTo(OFFER.id().value());
    assertThat(data.get("inviter").textValue()).isEqualTo("de-17");
    assertThat(data.get("inviterName").textValue()).isEqualTo("Gerda");
    assertThat(data.get("expiresAt").textValue()).isEqualTo("2026-11-22T20:10:00Z");
    assertThat(data.get("link").textValue()).isEqualTo("beckon://offers/" + OFFER.id());
    assertThat(data.properties()).allMatch(entry -> entry.getValue().isTextual());
  }

  @Test
  void thePushIsWorthNothingAfterTheOffer() {
    push.publish(OFFER, ENDPOINT, TIME_LEFT);

    assertThat(attributes())
        .containsEntry("AWS.SNS.MOBILE.FCM.TTL", "90")
        .containsEntry("AWS.SNS.MOBILE.APNS.TTL", "90")
        .containsEntry("AWS.SNS.MOBILE.APNS_SANDBOX.TTL", "90");
  }

  @Test
  void theLastMomentStillCountsAsASecond() throws Exception {
    push.publish(OFFER, ENDPOINT, Duration.ofMillis(3));

    assertThat(attributes()).containsEntry("AWS.SNS.MOBILE.FCM.TTL", "1");
    assertThat(Json.parse(entries().get("GCM")).at("/fcmV1Message/message/android/ttl").textValue())
        .isEqualTo("1s");
  }

  @Test
  void aRepeatReplacesTheFirstOnThePhone() {
    push.publish(OFFER, ENDPOINT, TIME_LEFT);
    push.publish(OFFER, ENDPOINT, TIME_LEFT.minusSeconds(30));

    assertThat(attributes(0)).containsEntry("AWS.SNS.MOBILE.APNS.COLLAPSE_ID", OFFER.id().value());
    assertThat(attributes(1)).containsEntry("AWS.SNS.MOBILE.APNS.COLLAPSE_ID", OFFER.id().value());
    assertThat(attributes()).containsEntry("AWS.SNS.MOBILE.APNS.PUSH_TYPE", "alert");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"", "\\", "\n", "\u0001", "\u20ac", "\uffee", "\ud83c\udf89"})
  void theLongestNamesMessagesAndIdsFitIntoFourKibibytesAndArriveAsTheyAre(String character)
      throws Exception {
    String name = character.repeat(Profile.MAX_NAME_LENGTH / character.length());
    String message = character.repeat(Terms.MAX_MESSAGE_LENGTH / character.length());
    HostId inviter = new HostId("i".repeat(128));
    Offer.Facts longest =
        new Offer.Facts(
            OFFER.id(),
            new HostId("c".repeat(128)),
            inviter,
            name,
            RoomId.of(inviter),
            message,
            OFFER.offeredAt(),
            OFFER.expiresAt().plusNanos(123_456_789),
            OFFER.endpoints());

    push.publish(longest, ENDPOINT, TIME_LEFT);

    assertThat(entries().values())
        .allSatisfy(
            entry ->
                assertThat(entry.getBytes(StandardCharsets.UTF_8).length)
                    .isLessThanOrEqualTo(4096));
    JsonNode notification =
        Json.parse(entries().get("GCM")).at("/fcmV1Message/message/android/notification");
    assertThat(notification.at("/title_loc_args/0").textValue()).isEqualTo(name);
    assertThat(notification.at("/body_loc_args/0").textValue()).isEqualTo(message);
    assertThat(Json.parse(entries().get("APNS")).at("/aps/alert/loc-args/0").textValue())
        .isEqualTo(message);
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

  private Map<String, String> entries() throws JsonProcessingException {
    Map<String, String> entries = new TreeMap<>();
    Json.parse(published().get("Message"))
        .properties()
        .forEach(
            entry -> {
              assertThat(entry.getValue().isTextual()).as(entry.getKey()).isTrue();
              entries.put(entry.getKey(), entry.getValue().textValue());
            });
    return entries;
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
