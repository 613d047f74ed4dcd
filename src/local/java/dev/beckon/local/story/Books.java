package dev.beckon.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.local.RunnerException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The points of everybody in the story: what is put in, and what each has before and after. */
final class Books {
  /** More lines than one story writes to a wallet. */
  private static final String ENTRIES = "/v1/wallet/entries?limit=50";

  private final Place place;
  private final Teller teller;
  private final Map<String, Phone> phones = new LinkedHashMap<>();
  private long before;
  private long granted;

  Books(Place place, Teller teller) {
    this.place = place;
    this.teller = teller;
  }

  /** What the story's points came to. */
  record Figures(long escrowed, long settled, long released, long drift) {}

  /** From now on the host's wallet counts. */
  void follow(Phone phone) {
    if (phones.putIfAbsent(phone.host(), phone) == null) {
      before += balance(phone);
    }
  }

  /** An operator puts points into the wallet of a host who is followed. */
  void grant(Phone host, long points) {
    follow(host);
    Phone operator = Phone.of(place, "operator").withToken(place.operatorToken());
    Phone.Answer answer =
        operator.post(
            "/v1/admin/grants",
            "{\"host\":\"%s\",\"points\":%d,\"note\":\"a story\"}".formatted(host.host(), points),
            UUID.randomUUID().toString());
    if (answer.status() != 200) {
      throw new RunnerException("no points are granted: " + answer.status() + " " + answer.body());
    }
    granted += points;
    teller.hold(
        host.post("/v1/admin/grants", "{}").status() == 403, "hosts grant themselves nothing");
    teller.line("an operator puts %d points into the wallet of %s", points, host.host());
  }

  /**
   * Adds everything up.
   *
   * @param held what the invitation still holds
   */
  Figures close(String invitation, String visit, long held) {
    long escrowed = 0;
    long settled = 0;
    long released = 0;
    long now = held;
    for (Phone phone : phones.values()) {
      now += balance(phone);
      for (JsonNode entry : phone.get(ENTRIES).body().path("items")) {
        String about = entry.path("about").asText();
        long points = entry.path("points").asLong();
        switch (entry.path("cause").asText()) {
          case "ESCROW" -> escrowed -= about.equals(invitation) ? points : 0;
          case "RELEASE" -> released += about.equals(invitation) ? points : 0;
          case "SETTLEMENT" -> settled += about.equals(visit) ? points : 0;
          default -> {
            // Grants, and what another story left, are in the balances.
          }
        }
      }
    }
    Figures figures = new Figures(escrowed, settled, released, now - before - granted);
    teller.line(
        "%d points were held, %d are the guests', %d came back, %d got lost",
        escrowed, settled, released, -figures.drift());
    teller.hold(
        escrowed == settled + released + held, "what was held is settled, released or held");
    teller.hold(figures.drift() == 0, "points are neither made nor lost");
    return figures;
  }

  private static long balance(Phone phone) {
    return phone.get("/v1/wallet").body().path("balance").asLong();
  }
}
