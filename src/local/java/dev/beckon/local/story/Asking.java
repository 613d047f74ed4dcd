package dev.beckon.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.local.RunnerException;
import dev.beckon.local.sns.Push;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A host asks for guests, and those who fit are pushed. */
final class Asking {
  /** So many of those who are pushed are named. */
  private static final int NAMED = 4;

  private final Place place;
  private final Teller teller;

  Asking(Place place, Teller teller) {
    this.place = place;
    this.teller = teller;
  }

  /**
   * What came of it.
   *
   * @param offer the id that each of the pushed has the offer by
   * @param pushed the hosts, each once, in the order they were pushed
   * @param pushes how many pushes left for them
   */
  record Asked(
      Phone inviter,
      String invitation,
      String offer,
      int seats,
      int offered,
      List<String> pushed,
      int pushes) {
    Asked {
      pushed = List.copyOf(pushed);
    }

    /** The invitation as its inviter sees it. */
    JsonNode seen() {
      return inviter.get("/v1/invitations/" + invitation).body();
    }
  }

  Asked ask(Wish wish, int seats) {
    return ask(wish, seats, 0);
  }

  /**
   * @param reward points that each guest is promised
   */
  Asked ask(Wish wish, int seats, long reward) {
    Phone inviter = Phone.of(place, wish.inviter().host().value());
    Phone.Answer created = inviter.post("/v1/invitations", wish.body(seats, reward));
    if (created.status() != 201) {
      throw new RunnerException(
          "no invitation is created: " + created.status() + " " + created.body());
    }
    String invitation = created.body().path("id").asText();
    teller.line(
        "%s asks for %s who stream %s in %s: invitation %s; %d of those online fit",
        wish.inviter().name(),
        Teller.count(seats, "host", "hosts"),
        wish.category(),
        wish.inviter().language(),
        invitation,
        wish.fitting().size());

    teller.await(
        "the wave is out and pushed",
        () -> {
          int offered = offered(inviter, invitation);
          return offered > 0 && pushes(invitation).size() >= offered;
        });
    List<Push> pushes = pushes(invitation);
    Asked asked =
        new Asked(
            inviter,
            invitation,
            offer(pushes.get(0)),
            seats,
            offered(inviter, invitation),
            pushes.stream().map(Push::customUserData).distinct().toList(),
            pushes.size());
    check(asked, wish);
    return asked;
  }

  private void check(Asked asked, Wish wish) {
    int more = asked.pushed().size() - NAMED;
    teller.line(
        "a seat is offered to %s, %s left: to %s%s",
        Teller.count(asked.offered(), "host", "hosts"),
        Teller.count(asked.pushes(), "push", "pushes"),
        asked.pushed().stream().limit(NAMED).collect(Collectors.joining(", ")),
        more > 0 ? " and %d more".formatted(more) : "");
    Set<String> pushed = Set.copyOf(asked.pushed());
    teller.hold(pushed.size() == asked.offered(), "every offered host gets at least one push");
    teller.hold(!pushed.contains(asked.inviter().host()), "nobody invites themselves");
    teller.hold(wish.fitting().containsAll(pushed), "only who fits is pushed");
  }

  private static int offered(Phone inviter, String invitation) {
    return inviter.get("/v1/invitations/" + invitation).body().at("/counts/offered").asInt();
  }

  private List<Push> pushes(String invitation) {
    return place.pushes().stream().filter(push -> offer(push).endsWith(invitation)).toList();
  }

  static String offer(Push push) {
    return push.payload().at("/fcmV1Message/message/data/offer").asText();
  }
}
