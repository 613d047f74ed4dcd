package dev.beckon.aws.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Json;
import dev.beckon.invitation.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a phone gets. It names the offer and grants nothing; opening it never accepts. The offer's
 * id is the collapse key and the tag, so a repeat replaces the first on the phone.
 *
 * <p>At most 4 KB per platform: names have at most 50 characters, messages 200, ids 128, and a
 * character of JSON at most 6 bytes, which leaves more than half of it.
 */
final class PushMessage {
  private static final String TITLE_KEY = "beckon_offer_title";
  private static final String BODY_KEY = "beckon_offer_body";

  private PushMessage() {}

  /** The message for {@code MessageStructure=json}: a text for every platform. */
  static String of(Offer.Facts offer, Instant now, Duration timeLeft) {
    String apns = apns(offer).toString();
    return Json.object()
        .put("default", offer.inviterName() + " beckons you in")
        .put("GCM", fcm(offer, now, timeLeft).toString())
        .put("APNS", apns)
        .put("APNS_SANDBOX", apns)
        .toString();
  }

  private static ObjectNode fcm(Offer.Facts offer, Instant now, Duration timeLeft) {
    ObjectNode root = Json.object();
    ObjectNode message = root.putObject("fcmV1Message").putObject("message");
    message.set("data", data(offer));
    ObjectNode android = message.putObject("android");
    android
        .put("priority", "high")
        .put("collapse_key", offer.id().value())
        .put("ttl", Math.max(1, timeLeft.toSeconds()) + "s");
    ObjectNode notification = android.putObject("notification");
    notification.put("tag", offer.id().value()).put("title_loc_key", TITLE_KEY);
    notification.set("title_loc_args", Json.array(List.of(offer.inviterName())));
    notification.put("body_loc_key", BODY_KEY);
    notification.set("body_loc_args", Json.array(List.of(offer.message())));
    notification.put("event_time", now.toString());
    return root;
  }

  private static ObjectNode apns(Offer.Facts offer) {
    ObjectNode root = Json.object();
    ObjectNode aps = root.putObject("aps");
    ObjectNode alert = aps.putObject("alert");
    alert.put("title-loc-key", TITLE_KEY);
    alert.set("title-loc-args", Json.array(List.of(offer.inviterName())));
    alert.put("loc-key", BODY_KEY);
    alert.set("loc-args", Json.array(List.of(offer.message())));
    aps.put("thread-id", offer.room().value()).put("interruption-level", "time-sensitive");
    root.set("beckon", data(offer));
    return root;
  }

  /** FCM takes texts only as data; so APNs gets the same. */
  private static ObjectNode data(Offer.Facts offer) {
    return Json.object()
        .put("offer", offer.id().value())
        .put("inviter", offer.inviter().value())
        .put("inviterName", offer.inviterName())
        .put("expiresAt", offer.expiresAt().toString())
        .put("link", "beckon://offers/" + offer.id().value());
  }
}
