package dev.beckon.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.local.story.Asking.Asked;
import dev.beckon.local.story.SeatRace.Race;

/** The inviter goes off the air, and everything ends with the room. */
final class OffTheAir {
  private final Place place;
  private final Teller teller;

  OffTheAir(Place place, Teller teller) {
    this.place = place;
    this.teller = teller;
  }

  void tell(Asked asked, Race race) {
    teller.hold(
        asked.inviter().delete("/v1/me/presence").status() == 204, "the inviter goes off the air");
    JsonNode ended = asked.seen();
    teller.line(
        "%s goes off the air: %s, with %d of %d seats taken",
        asked.inviter().host(),
        ended.path("state").asText(),
        ended.at("/counts/accepted").asInt(),
        ended.path("seats").asInt());
    teller.hold(
        ended.path("state").asText().equals("ROOM_ENDED"), "an open invitation ends with its room");
    teller.hold(
        ended.at("/counts/accepted").asInt() <= asked.seats(), "guests never outnumber the seats");
    for (Phone guest : race.guests()) {
      teller.hold(
          guest.post("/v1/visits/" + asked.offer() + "/heartbeat").status() == 409,
          "visits end with the room");
    }
    asked.pushed().stream()
        .filter(host -> race.guests().stream().noneMatch(guest -> guest.host().equals(host)))
        .reduce((first, last) -> last)
        .ifPresent(host -> acceptTooLate(Phone.of(place, host), asked.offer()));
  }

  private void acceptTooLate(Phone late, String offer) {
    String reason = late.accept(offer).body().path("reason").asText();
    teller.line("%s accepts too late, and hears: %s", late.host(), reason);
    teller.hold(reason.equals("room-ended"), "nobody is let in afterwards");
  }
}
