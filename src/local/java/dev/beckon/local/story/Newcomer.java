package dev.beckon.local.story;

import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.local.story.Asking.Asked;
import java.util.List;
import java.util.Set;

/** Somebody installs the app, says who they are, and is the only one that fits the next wish. */
public final class Newcomer implements Chapter {
  private static final String HOST = "newcomer";
  private static final String CATEGORY = "first-steps";

  private final Place place;
  private final List<Profile> hosts;

  public Newcomer(Place place, List<Profile> hosts) {
    this.place = place;
    this.hosts = List.copyOf(hosts);
  }

  @Override
  public void tell(Teller teller) {
    Phone phone = Phone.of(place, HOST);
    accepted(
        teller,
        "a profile",
        phone.put(
            "/v1/me",
            "{\"name\":\"New here\",\"language\":\"en\",\"categories\":[\"%s\"]}"
                .formatted(CATEGORY)));
    accepted(teller, "preferences", phone.put("/v1/me/preferences", "{\"askMe\":true}"));
    accepted(
        teller,
        "a phone",
        phone.put(
            "/v1/me/devices/phone", "{\"platform\":\"FCM\",\"token\":\"phone-of-newcomer\"}"));
    Phone.Answer beat = phone.put("/v1/me/presence", "{\"availability\":\"ONLINE\"}");
    accepted(teller, "a beat", beat);
    teller.hold(beat.body().path("reachable").asBoolean(), "who has a phone can be asked");
    teller.line("%s signs up, with a phone, and can be asked", HOST);

    Asked asked = new Asking(place, teller).ask(wish(), 1);
    teller.hold(asked.pushed().equals(List.of(HOST)), "the only one who fits is asked");
    teller.hold(
        asked.inviter().delete("/v1/invitations/" + asked.invitation()).status() == 204,
        "an invitation can be cancelled");
    teller.hold(
        phone.accept(asked.offer()).body().path("reason").asText().equals("cancelled"),
        "nobody is let in after a cancellation");
  }

  /** Among the smallest only: few enough cells that selection looks at every one of them. */
  private Wish wish() {
    Condition condition =
        new Condition(
            Set.of("en"),
            Set.of(CATEGORY),
            Set.of(),
            Range.ANY,
            new Range(0, 9),
            true,
            Set.of(Availability.ONLINE, Availability.LIVE),
            Set.of());
    return new Wish(Wish.inviter(hosts, 2), condition, Set.of(HOST));
  }

  private static void accepted(Teller teller, String what, Phone.Answer answer) {
    teller.hold(
        answer.status() == 200 || answer.status() == 204,
        what + " is accepted, not " + answer.status() + " " + answer.body());
  }
}
