package dev.beckon.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.invitation.Profile;
import dev.beckon.local.sns.Push;
import dev.beckon.local.story.Asking.Asked;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Google gives a phone up, and SNS disables its endpoint. The next push finds that out: the phone
 * is dropped, and the offer, which had no other, is as if it had never been. The app is opened
 * again, and registers as it always does: the endpoint is enabled, and the next push arrives.
 */
public final class PhoneGivenUp implements Chapter {
  private static final String HOST = "long-away";

  private final Place place;
  private final List<Profile> hosts;
  private final Consumer<String> disable;

  /**
   * @param disable what Google's word does: disables the endpoint of this ARN
   */
  public PhoneGivenUp(Place place, List<Profile> hosts, Consumer<String> disable) {
    this.place = place;
    this.hosts = List.copyOf(hosts);
    this.disable = disable;
  }

  @Override
  public void tell(Teller teller) {
    FreshApp app = new FreshApp(Phone.of(place, HOST), "comes-and-goes");
    app.signUp(teller);
    askAndCancel(teller, app, 3);
    Push before = lastPush().orElseThrow();

    disable.accept(before.targetArn());
    teller.line("%s deletes the app; Google gives the phone up, and SNS its endpoint", HOST);
    pushedInVain(teller, app);

    app.registerPhone(teller);
    teller.line("the app is back, and registers its phone as it always does");
    askAndCancel(teller, app, 5);
    Push after = lastPush().orElseThrow();
    teller.hold(after.number() > before.number(), "a phone that registers again is pushed again");
    teller.hold(
        after.targetArn().equals(before.targetArn()) && after.token().equals(before.token()),
        "the endpoint that was disabled is the one that is healed");
  }

  private void askAndCancel(Teller teller, FreshApp app, int inviter) {
    Asked asked = new Asking(place, teller).ask(app.wishOf(Wish.inviter(hosts, inviter)), 1);
    teller.hold(asked.pushed().equals(List.of(HOST)), "the only one who fits is pushed");
    cancel(teller, asked.inviter(), asked.invitation());
  }

  private void pushedInVain(Teller teller, FreshApp app) {
    Wish wish = app.wishOf(Wish.inviter(hosts, 4));
    Phone inviter = Phone.of(place, wish.inviter().host().value());
    JsonNode created = inviter.post("/v1/invitations", wish.body(1)).body();
    String invitation = created.path("id").asText();
    teller.await(
        "the push finds that the phone is gone",
        () -> app.phone().get("/v1/me").body().path("devices").isEmpty());
    teller.line("%s asks: the push finds the phone gone, and it is dropped", inviter.host());
    teller.await(
        "the offer is given up",
        () -> !app.phone().get("/v1/offers").body().toString().contains(invitation));
    teller.hold(
        !lastPush().orElseThrow().payload().toString().contains(invitation),
        "no push leaves for a phone that is gone");
    JsonNode counts = inviter.get("/v1/invitations/" + invitation).body().path("counts");
    teller.hold(counts.path("pushed").asInt() == 0, "who was not reached is not counted as pushed");
    cancel(teller, inviter, invitation);
  }

  private static void cancel(Teller teller, Phone inviter, String invitation) {
    teller.hold(
        inviter.delete("/v1/invitations/" + invitation).status() == 204,
        "an invitation can be taken back");
  }

  private Optional<Push> lastPush() {
    return place.pushes().stream()
        .filter(push -> push.customUserData().equals(HOST))
        .reduce((earlier, later) -> later);
  }
}
