package dev.beckon.local.story;

import dev.beckon.invitation.id.Sha256;
import dev.beckon.local.story.SeatRace.Race;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;

/** The guests are in the room; the first of them leaves. */
final class Stay {
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
    for (int n = 0; n < race.guests().size(); n++) {
      String ticket = race.in().get(n).body().path("ticket").asText();
      Phone.Answer beat =
          race.guests()
              .get(n)
              .post("/v1/visits/" + offer + "/heartbeat", "{\"ticket\":\"" + ticket + "\"}");
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
