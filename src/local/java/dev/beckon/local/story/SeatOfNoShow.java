package dev.beckon.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.invitation.Profile;
import dev.beckon.local.story.Asking.Asked;
import java.time.Duration;
import java.util.List;

/**
 * A guest accepts the only seat and never comes. Nobody but cleanup frees the seat, and nobody but
 * the schedule wakes cleanup: the next one is let in once both have done so.
 */
public final class SeatOfNoShow implements Chapter {
  /** 60 s to join, a schedule of one minute that looks at its clock every 10 s, and some air. */
  private static final Duration PATIENCE = Duration.ofSeconds(200);

  private static final Duration BEAT_EVERY = Duration.ofSeconds(5);

  private final Place place;
  private final List<Profile> hosts;

  public SeatOfNoShow(Place place, List<Profile> hosts) {
    this.place = place;
    this.hosts = List.copyOf(hosts);
  }

  @Override
  public void tell(Teller teller) {
    Asked asked = new Asking(place, teller).ask(Wish.of(hosts).by(Wish.inviter(hosts, 1)), 1);
    Phone absent = Phone.of(place, asked.pushed().get(0));
    Phone next = Phone.of(place, asked.pushed().get(1));
    teller.hold(absent.accept(asked.offer()).status() == 200, "who was asked may accept");
    teller.hold(
        next.accept(asked.offer()).body().path("reason").asText().equals("full"),
        "one seat is for one guest");
    teller.line(
        "%s takes the only seat and does not come; %s hears: full", absent.host(), next.host());
    teller.await(
        "the schedule has cleanup free the seat",
        PATIENCE,
        BEAT_EVERY,
        () -> stillOnAir(teller, asked).at("/counts/accepted").asInt() == 0);
    Phone.Answer accepted = next.accept(asked.offer());
    teller.line(
        "cleanup came by: %s lost the seat, %s is let in: %d",
        absent.host(), next.host(), accepted.status());
    teller.hold(accepted.status() == 200, "the seat of who did not come is free again");
    teller.hold(
        absent.accept(asked.offer()).status() == 409, "who did not come is not let in any more");
    teller.hold(
        asked.inviter().delete("/v1/me/presence").status() == 204, "the inviter goes off the air");
  }

  /** The inviter's app beats, else the room would end before cleanup comes. */
  private static JsonNode stillOnAir(Teller teller, Asked asked) {
    Phone.Answer beat =
        asked
            .inviter()
            .put(
                "/v1/me/presence",
                "{\"availability\":\"LIVE\",\"invitations\":[\"%s\"]}"
                    .formatted(asked.invitation()));
    teller.hold(beat.status() == 200, "an inviter on air beats");
    return asked.seen();
  }
}
