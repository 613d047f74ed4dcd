package dev.beckon.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.http.Json;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.RoomId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the phones of each carrier get, and that it always fits. */
class PushMessageTest {
  private static final int MOST_BYTES = 4096;
  private static final Instant NOW = Invitations.EVENING;
  private static final Offer.Facts OFFER =
      Invitations.offer(Invitations.by(Hosts.INVITER).facts(), Hosts.ANNA, NOW).facts();

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void theMessageHoldsATextForTheServiceAndThePlainOneThatSnsAsksFor(Carrier carrier)
      throws Exception {
    Map<String, String> entries = entries(PushMessage.News.OFFER, OFFER, carrier);

    assertThat(entries).containsOnlyKeys(carrier.name(), "default");
    assertThat(entries.get("default")).isEqualTo("Gerda beckons you in");
  }

  @Test
  void androidGetsFcmsVersionOneMessage() throws Exception {
    JsonNode gcm = payload(PushMessage.News.OFFER, OFFER, Carrier.GCM);

    assertThat(gcm.properties()).extracting(Map.Entry::getKey).containsExactly("fcmV1Message");
    JsonNode android = gcm.at("/fcmV1Message/message/android");
    assertThat(android.get("priority").textValue()).isEqualTo("high");
    assertThat(android.get("ttl").textValue()).isEqualTo("90s");
    assertThat(android.get("collapse_key").textValue()).isEqualTo(OFFER.id().value());
    JsonNode notification = android.get("notification");
    assertThat(notification.get("tag").textValue()).isEqualTo(OFFER.id().value());
    assertThat(notification.get("title_loc_key").textValue()).isEqualTo("beckon_offer_title");
    assertThat(notification.get("title_loc_args").toString()).isEqualTo("[\"Gerda\"]");
    assertThat(notification.get("body_loc_key").textValue()).isEqualTo("beckon_offer_body");
    assertThat(notification.get("body_loc_args").toString())
        .isEqualTo("[\"Come and see the final\"]");
    assertData(gcm.at("/fcmV1Message/message/data"), "offer");
  }

  @ParameterizedTest
  @EnumSource(names = {"APNS", "APNS_SANDBOX"})
  void iosGetsAnAlertAndTheSameData(Carrier carrier) throws Exception {
    JsonNode apns = payload(PushMessage.News.OFFER, OFFER, carrier);

    JsonNode aps = apns.get("aps");
    assertThat(aps.at("/alert/title-loc-key").textValue()).isEqualTo("beckon_offer_title");
    assertThat(aps.at("/alert/title-loc-args").toString()).isEqualTo("[\"Gerda\"]");
    assertThat(aps.at("/alert/loc-key").textValue()).isEqualTo("beckon_offer_body");
    assertThat(aps.at("/alert/loc-args").toString()).isEqualTo("[\"Come and see the final\"]");
    assertThat(aps.get("thread-id").textValue()).isEqualTo("room-de-17");
    assertThat(aps.get("sound").textValue()).isEqualTo("default");
    assertData(apns.get("beckon"), "offer");
  }

  @Test
  void whatIsClosedIsSaidQuietlyUnderTheSameTagOnAndroid() throws Exception {
    JsonNode message =
        payload(PushMessage.News.CLOSED, OFFER, Carrier.GCM).at("/fcmV1Message/message");

    JsonNode android = message.get("android");
    assertThat(android.get("priority").textValue()).isEqualTo("normal");
    assertThat(android.get("collapse_key").textValue()).isEqualTo(OFFER.id().value());
    assertThat(android.at("/notification/tag").textValue()).isEqualTo(OFFER.id().value());
    assertThat(android.at("/notification/title_loc_key").textValue())
        .isEqualTo("beckon_closed_title");
    assertThat(android.at("/notification/body_loc_key").textValue())
        .isEqualTo("beckon_closed_body");
    assertThat(android.get("notification").has("sound")).isFalse();
    assertData(message.get("data"), "closed");
  }

  @Test
  void whatIsClosedIsSaidQuietlyOnIosToo() throws Exception {
    JsonNode apns = payload(PushMessage.News.CLOSED, OFFER, Carrier.APNS);

    JsonNode aps = apns.get("aps");
    assertThat(aps.at("/alert/loc-key").textValue()).isEqualTo("beckon_closed_body");
    assertThat(aps.get("interruption-level").textValue()).isEqualTo("passive");
    assertThat(aps.has("sound")).isFalse();
    assertData(apns.get("beckon"), "closed");
  }

  private static void assertData(JsonNode data, String news) {
    assertThat(data.get("news").textValue()).isEqualTo(news);
    assertThat(data.get("offer").textValue()).isEqualTo(OFFER.id().value());
    assertThat(data.get("inviter").textValue()).isEqualTo("de-17");
    assertThat(data.get("inviterName").textValue()).isEqualTo("Gerda");
    assertThat(data.get("expiresAt").textValue()).isEqualTo("2026-11-22T20:10:00Z");
    assertThat(data.get("link").textValue()).isEqualTo("beckon://offers/" + OFFER.id());
    assertThat(data.properties()).allMatch(entry -> entry.getValue().isTextual());
  }

  @Test
  void anOfferWithoutAMessageHasATextOfItsOwn() throws Exception {
    Offer.Facts silent = written("Gerda", "");

    assertThat(
            payload(PushMessage.News.OFFER, silent, Carrier.GCM)
                .at("/fcmV1Message/message/android/notification/body_loc_key")
                .textValue())
        .isEqualTo("beckon_offer_body_plain");
    assertThat(
            payload(PushMessage.News.OFFER, silent, Carrier.APNS)
                .at("/aps/alert/loc-args")
                .isEmpty())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"", "\\", "\n", "\u0001", "\u20ac", "\uffee", "\ud83c\udf89"})
  void theLongestNamesMessagesAndIdsThatMayBeFitAndArriveAsTheyAre(String character)
      throws Exception {
    String name = character.repeat(Profile.MAX_NAME_LENGTH / character.length());
    String message = character.repeat(Terms.MAX_MESSAGE_LENGTH / character.length());
    Offer.Facts longest = written(name, message);

    for (Carrier carrier : Carrier.values()) {
      assertFits(longest, carrier);
    }
    JsonNode notification =
        payload(PushMessage.News.OFFER, longest, Carrier.GCM)
            .at("/fcmV1Message/message/android/notification");
    assertThat(notification.at("/title_loc_args/0").textValue()).isEqualTo(name);
    assertThat(notification.at("/body_loc_args/0").textValue()).isEqualTo(message);
    assertThat(
            payload(PushMessage.News.OFFER, longest, Carrier.APNS)
                .at("/aps/alert/loc-args/0")
                .textValue())
        .isEqualTo(message);
  }

  /** Far longer than may be, of every script, half pairs and control characters among them. */
  @Test
  void whateverStandsInTheStoreFits() throws Exception {
    Random random = new Random(17);
    for (int i = 0; i < 400; i++) {
      Offer.Facts nasty = written(nasty(random), nasty(random));
      for (Carrier carrier : Carrier.values()) {
        assertFits(nasty, carrier);
      }
    }
  }

  private static String nasty(Random random) {
    int widest = new int[] {0x20, 0x80, 0x800, 0x10000, 0x110000}[random.nextInt(5)];
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(5_000); left > 0; left--) {
      text.appendCodePoint(random.nextInt(widest));
    }
    return text.toString();
  }

  private static void assertFits(Offer.Facts offer, Carrier carrier) throws Exception {
    for (PushMessage.News news : PushMessage.News.values()) {
      entries(news, offer, carrier)
          .forEach(
              (key, entry) ->
                  assertThat(entry.getBytes(StandardCharsets.UTF_8).length)
                      .as(key)
                      .isLessThanOrEqualTo(MOST_BYTES));
      // What half a pair would have become on the wire is said before it.
      String message = PushMessage.of(news, offer, carrier, NOW, 90);
      assertThat(new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
          .isEqualTo(message);
    }
  }

  private static Offer.Facts written(String name, String message) {
    HostId inviter = new HostId("i".repeat(128));
    return new Offer.Facts(
        OFFER.id(),
        new HostId("c".repeat(128)),
        inviter,
        name,
        RoomId.of(inviter),
        message,
        OFFER.offeredAt(),
        OFFER.expiresAt().plusNanos(123_456_789),
        OFFER.endpoints());
  }

  private static JsonNode payload(PushMessage.News news, Offer.Facts offer, Carrier carrier)
      throws JsonProcessingException {
    return Json.parse(entries(news, offer, carrier).get(carrier.name()));
  }

  private static Map<String, String> entries(
      PushMessage.News news, Offer.Facts offer, Carrier carrier) throws JsonProcessingException {
    return Json.parse(PushMessage.of(news, offer, carrier, NOW, 90)).properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> {
                  assertThat(entry.getValue().isTextual()).as(entry.getKey()).isTrue();
                  return entry.getValue().textValue();
                }));
  }
}
