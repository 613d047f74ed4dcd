package dev.beckon.local.story;

import dev.beckon.invitation.Profile;
import dev.beckon.local.story.Asking.Asked;
import java.util.List;

/** Somebody installs the app, says who they are, and is the only one that fits the next wish. */
public final class Newcomer implements Chapter {
  private static final String HOST = "newcomer";

  private final Place place;
  private final List<Profile> hosts;

  public Newcomer(Place place, List<Profile> hosts) {
    this.place = place;
    this.hosts = List.copyOf(hosts);
  }

  @Override
  public void tell(Teller teller) {
    FreshApp app = new FreshApp(Phone.of(place, HOST), "first-steps");
    app.signUp(teller);
    teller.line("%s signs up, with a phone, and can be asked", HOST);

    Asked asked = new Asking(place, teller).ask(app.wishOf(Wish.inviter(hosts, 2)), 1);
    teller.hold(asked.pushed().equals(List.of(HOST)), "the only one who fits is asked");
    teller.hold(
        asked.inviter().delete("/v1/invitations/" + asked.invitation()).status() == 204,
        "an invitation can be cancelled");
    teller.hold(
        app.phone().accept(asked.offer()).body().path("reason").asText().equals("cancelled"),
        "nobody is let in after a cancellation");
  }
}
