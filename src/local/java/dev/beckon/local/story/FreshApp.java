package dev.beckon.local.story;

import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import java.util.Set;

/**
 * An app that somebody has just installed: says who the host is, that they want to be asked, and
 * which phone it runs on.
 *
 * @param category what this host streams, and nobody else
 */
record FreshApp(Phone phone, String category) {

  /** Signs up, and can be asked. */
  void signUp(Teller teller) {
    accepted(
        teller,
        "a profile",
        phone.put(
            "/v1/me",
            "{\"name\":\"New here\",\"language\":\"en\",\"categories\":[\"%s\"]}"
                .formatted(category)));
    accepted(teller, "preferences", phone.put("/v1/me/preferences", "{\"askMe\":true}"));
    registerPhone(teller);
    Phone.Answer beat = phone.put("/v1/me/presence", "{\"availability\":\"ONLINE\"}");
    accepted(teller, "a beat", beat);
    teller.hold(beat.body().path("reachable").asBoolean(), "who has a phone can be asked");
  }

  /** As at every start of the app. */
  void registerPhone(Teller teller) {
    accepted(
        teller,
        "a phone",
        phone.put(
            "/v1/me/devices/phone",
            "{\"platform\":\"FCM\",\"token\":\"phone-of-%s\"}".formatted(phone.host())));
  }

  /**
   * Somebody's wish that this host alone fits. Among the smallest only: few enough cells that
   * selection looks at every one of them.
   */
  Wish wishOf(Profile inviter) {
    Condition condition =
        new Condition(
            Set.of("en"),
            Set.of(category),
            Set.of(),
            Range.ANY,
            new Range(0, 9),
            true,
            Set.of(Availability.ONLINE, Availability.LIVE),
            Set.of());
    return new Wish(inviter, condition, Set.of(phone.host()));
  }

  private static void accepted(Teller teller, String what, Phone.Answer answer) {
    teller.hold(
        answer.status() == 200 || answer.status() == 204,
        what + " is accepted, not " + answer.status() + " " + answer.body());
  }
}
