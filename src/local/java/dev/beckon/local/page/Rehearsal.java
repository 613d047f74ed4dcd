package dev.beckon.local.page;

import dev.beckon.local.story.Phone;
import dev.beckon.local.story.Place;
import java.time.Duration;

/**
 * Plays a round before anybody looks. On a JVM a function's first events take seconds, where the
 * native executables of a deployment take milliseconds; after this, nobody waits for them.
 */
public final class Rehearsal {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int TIMES = 2;

  private final Place place;
  private final Rounds rounds;

  public Rehearsal(Place place, Rounds rounds) {
    this.place = place;
    this.rounds = rounds;
  }

  /** Plays the last rounds, which hardly anybody gets to; what does not come in time is left. */
  public void play() {
    for (int i = 0; i < TIMES && i < rounds.count(); i++) {
      play(rounds.round(rounds.count() - i));
    }
  }

  private void play(Rounds.Round round) {
    Phone inviter = Phone.of(place, round.inviter().host().value());
    inviter.put("/v1/me/presence", "{\"availability\":\"LIVE\"}");
    String invitation =
        inviter
            .post(
                "/v1/invitations",
                // So many that all who fit are asked at once.
                "{\"seats\":20,\"condition\":{\"languages\":[\"%s\"],\"categories\":[\"%s\"]}}"
                    .formatted(round.inviter().language(), round.category()))
            .body()
            .path("id")
            .asText();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String offer = "";
    Phone guest = inviter;
    for (int at = 0; offer.isEmpty() && System.nanoTime() < deadline; at++) {
      guest = Phone.of(place, round.phones().get(at % round.phones().size()).host().value());
      offer = guest.get("/v1/offers").body().at("/items/0/id").asText();
    }
    guest.post("/v1/offers/" + offer + "/seen");
    guest.accept(offer);
    guest.post("/v1/visits/" + offer + "/heartbeat", "{}");
    guest.post("/v1/visits/" + offer + "/leave", "{}");
    inviter.get("/v1/invitations/" + invitation);
    inviter.delete("/v1/me/presence");
  }
}
