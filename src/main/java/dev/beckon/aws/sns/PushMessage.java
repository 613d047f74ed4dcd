package dev.beckon.aws.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Json;
import dev.beckon.invitation.Offer;
import java.time.Instant;
import java.util.List;

/**
 * What a phone gets: an alert, in the phone's own language by keys, and data for the app. It names
 * the offer and grants nothing; opening it never accepts. The offer's id is the collapse key and
 * the tag, so a repeat, or the news that the offer is closed, takes the place of the first.
 *
 * <p>At most 4 KB for each carrier: ids are bounded, and texts of hosts are cut to {@link
 * #MAX_NAME_BYTES} and {@link #MAX_MESSAGE_BYTES} of JSON, which what a host may write never needs.
 * The name stands in it twice, so both come to less than half of it.
 */
final class PushMessage {
  /** A name of 50 characters, each of them escaped. */
  static final int MAX_NAME_BYTES = 300;

  /** A message of 200 characters, each of them escaped. */
  static final int MAX_MESSAGE_BYTES = 1200;

  private PushMessage() {}

  /** What the push is about. */
  enum News {
    /** Come and see. */
    OFFER,
    /** It is no longer open. */
    CLOSED
  }

  /** The message for {@code MessageStructure=json}: a text for this carrier. */
  static String of(News news, Offer.Facts offer, Carrier carrier, Instant now, long ttlSeconds) {
    String name = PushText.fit(offer.inviterName(), MAX_NAME_BYTES);
    Alert alert = alert(news, name, PushText.fit(offer.message(), MAX_MESSAGE_BYTES));
    ObjectNode data = data(news, offer, name);
    ObjectNode own =
        carrier == Carrier.GCM
            ? fcm(news, offer, alert, data, now, ttlSeconds)
            : apns(news, offer, alert, data);
    return Json.object()
        .put("default", alert.inEnglish())
        .put(carrier.name(), own.toString())
        .toString();
  }

  /** What is shown. The app has texts by these keys, with places for the arguments. */
  private record Alert(
      String titleKey,
      List<String> titleArgs,
      String bodyKey,
      List<String> bodyArgs,
      String inEnglish) {}

  private static Alert alert(News news, String name, String message) {
    List<String> names = List.of(name);
    return switch (news) {
      case OFFER ->
          message.isEmpty()
              ? new Alert(
                  "beckon_offer_title",
                  names,
                  "beckon_offer_body_plain",
                  List.of(),
                  name + " beckons you in")
              : new Alert(
                  "beckon_offer_title",
                  names,
                  "beckon_offer_body",
                  List.of(message),
                  name + " beckons you in");
      case CLOSED ->
          new Alert(
              "beckon_closed_title",
              names,
              "beckon_closed_body",
              List.of(),
              "The invitation of " + name + " is no longer open");
    };
  }

  private static ObjectNode fcm(
      News news, Offer.Facts offer, Alert alert, ObjectNode data, Instant now, long ttlSeconds) {
    ObjectNode root = Json.object();
    ObjectNode message = root.putObject("fcmV1Message").putObject("message");
    message.set("data", data);
    ObjectNode android = message.putObject("android");
    android
        .put("priority", news == News.OFFER ? "high" : "normal")
        .put("collapse_key", offer.id().value())
        .put("ttl", ttlSeconds + "s");
    ObjectNode notification = android.putObject("notification");
    notification.put("tag", offer.id().value()).put("title_loc_key", alert.titleKey());
    notification.set("title_loc_args", Json.array(alert.titleArgs()));
    notification.put("body_loc_key", alert.bodyKey());
    notification.set("body_loc_args", Json.array(alert.bodyArgs()));
    notification.put("event_time", now.toString());
    if (news == News.OFFER) {
      notification.put("sound", "default");
    } else {
      notification.put("notification_priority", "PRIORITY_LOW");
    }
    return root;
  }

  private static ObjectNode apns(News news, Offer.Facts offer, Alert shown, ObjectNode data) {
    ObjectNode root = Json.object();
    ObjectNode aps = root.putObject("aps");
    ObjectNode alert = aps.putObject("alert");
    alert.put("title-loc-key", shown.titleKey());
    alert.set("title-loc-args", Json.array(shown.titleArgs()));
    alert.put("loc-key", shown.bodyKey());
    alert.set("loc-args", Json.array(shown.bodyArgs()));
    aps.put("thread-id", offer.room().value());
    if (news == News.OFFER) {
      aps.put("interruption-level", "time-sensitive").put("sound", "default");
    } else {
      aps.put("interruption-level", "passive");
    }
    root.set("beckon", data);
    return root;
  }

  /** FCM takes texts only as data; so APNs gets the same. */
  private static ObjectNode data(News news, Offer.Facts offer, String name) {
    return Json.object()
        .put("news", news == News.OFFER ? "offer" : "closed")
        .put("offer", offer.id().value())
        .put("inviter", offer.inviter().value())
        .put("inviterName", name)
        .put("expiresAt", offer.expiresAt().toString())
        .put("link", "beckon://offers/" + offer.id().value());
  }
}
