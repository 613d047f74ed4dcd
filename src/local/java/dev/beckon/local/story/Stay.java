package dev.beckon.local.story;

import dev.beckon.invitation.id.Sha256;
import dev.beckon.local.story.SeatRace.Race;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The guests are in the room; the first of them leaves at once, the others stay for the reward. */
final class Stay {
  /** Often enough that it is soon seen, and seldom enough that each beat attests something. */
  private static final Duration BEAT_EVERY = Duration.ofMillis(250);

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Teller teller;

  Stay(Teller teller) {
    this.teller = teller;
  }

  void tell(String offer, Race race) {
    if (race.guests().isEmpty()) {
      return;
    }
    Phone first = race.guests().get(0);
    tellPass(first, race.in().get(0), offer);
    List<Phone.Answer> beats = new ArrayList<>();
    for (int n = 0; n < race.guests().size(); n++) {
      Phone.Answer beat = beat(race.guests().get(n), offer, race.in().get(n));
      beats.add(beat);
      teller.hold(beat.body().path("state").asText().equals("JOINED"), "the first beat joins");
    }
    teller.line(
        "%s are in the room, not empty any more",
        race.guests().stream().map(Phone::host).collect(Collectors.joining(", ")));
    Phone.Answer left = first.post("/v1/visits/" + offer + "/leave");
    teller.line(
        "%s leaves: %s after %d s",
        first.host(),
        left.body().path("state").asText(),
        left.body().path("dwellSeconds").asLong());
    teller.hold(
        first.accept(offer).body().path("reason").asText().equals("visit-ended"),
        "no pass after the visit's end");
    teller.hold(
        left.body().at("/reward/state").asText().equals("RELEASED"),
        "who leaves too soon has not earned the reward");
    for (int n = 1; n < race.guests().size(); n++) {
      stay(race.guests().get(n), offer, beats.get(n));
    }
  }

  /** Beats as the app does, only more often, until the stay was long enough. */
  private void stay(Phone guest, String offer, Phone.Answer joined) {
    Phone.Answer[] last = {joined};
    teller.await(
        guest.host() + " has earned the reward",
        PATIENCE,
        BEAT_EVERY,
        () -> {
          last[0] = beat(guest, offer, last[0]);
          return !last[0].body().at("/reward/state").asText().equals("HELD");
        });
    boolean settled = last[0].body().at("/reward/state").asText().equals("SETTLED");
    // Where a story is told for the third time in a day on the same tables, the cap holds.
    teller.line(
        "%s stays %d s: %s",
        guest.host(),
        last[0].body().path("dwellSeconds").asLong(),
        settled
            ? last[0].body().at("/reward/points").asLong() + " points are in the wallet"
            : "not rewarded, " + last[0].body().at("/reward/reason").asText());
  }

  private static Phone.Answer beat(Phone guest, String offer, Phone.Answer before) {
    return guest.post(
        "/v1/visits/" + offer + "/heartbeat",
        "{\"ticket\":\"" + before.body().path("ticket").asText() + "\"}");
  }

  private void tellPass(Phone guest, Phone.Answer accepted, String offer) {
    String token = accepted.body().at("/pass/token").asText();
    String claims =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    teller.line("the pass of %s opens one room: %s", guest.host(), claims);
    teller.hold(isOf(guest.host(), claims), "a pass is its guest's");
    Phone.Answer again = guest.accept(offer);
    teller.hold(
        again.status() == 200 && again.body().path("visit").equals(accepted.body().path("visit")),
        "accepting twice is the same visit");
  }

  /** By name, or where passes are Amazon's, by a hash of it. */
  private static boolean isOf(String guest, String claims) {
    return claims.contains(":\"" + guest + "\"")
        || claims.contains("host-visitor-" + Sha256.digits(guest, 27));
  }
}
