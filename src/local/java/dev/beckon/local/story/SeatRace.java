package dev.beckon.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.local.story.Asking.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Some of those who were pushed accept at once, more than there are seats. */
final class SeatRace {
  private static final int TRIES = 5;

  private final Place place;
  private final Teller teller;

  SeatRace(Place place, Teller teller) {
    this.place = place;
    this.teller = teller;
  }

  /**
   * What came of it.
   *
   * @param in the answer to each guest
   */
  record Race(List<Phone> guests, List<Phone.Answer> in, int refused) {
    Race {
      guests = List.copyOf(guests);
      in = List.copyOf(in);
    }
  }

  Race run(Asked asked) {
    List<Phone> phones =
        asked.pushed().stream()
            .limit(place.pace().racers())
            .map(host -> Phone.of(place, host))
            .toList();
    List<Phone.Answer> inboxes = atOnce(phones, SeatRace::openTheApp);
    for (Phone.Answer inbox : inboxes) {
      teller.hold(
          shows(inbox, asked.offer()),
          "the inbox of everybody pushed shows the offer, not %d %s"
              .formatted(inbox.status(), inbox.body()));
    }
    teller.line(
        "%d of them open the app, find the offer, and accept at once, for %d seats",
        phones.size(), asked.seats());
    List<Phone.Answer> answers = atOnce(phones, phone -> phone.accept(asked.offer()));
    List<Phone> guests = new ArrayList<>();
    List<Phone.Answer> in = new ArrayList<>();
    for (int i = 0; i < phones.size(); i++) {
      Phone.Answer answer = answers.get(i);
      if (answer.status() == 200) {
        in.add(answer);
        guests.add(phones.get(i));
        teller.line("  %s is let in", phones.get(i).host());
      } else {
        String reason = answer.body().path("reason").asText();
        teller.line("  %s hears: %d %s", phones.get(i).host(), answer.status(), reason);
        teller.hold(
            answer.status() == 409 && reason.equals("full"),
            "who loses hears that it is full, not " + answer.body());
      }
    }
    teller.hold(
        in.size() == Math.min(asked.seats(), phones.size()),
        "as many are let in as there are seats");
    return new Race(guests, in, phones.size() - in.size());
  }

  /** As an app does: it asks again where the server was not there yet. */
  private static Phone.Answer openTheApp(Phone phone) {
    Phone.Answer inbox = phone.get("/v1/offers");
    for (int more = 1; more < TRIES && inbox.status() >= 500; more++) {
      inbox = phone.get("/v1/offers");
    }
    return inbox;
  }

  private static boolean shows(Phone.Answer inbox, String offer) {
    for (JsonNode item : inbox.body().path("items")) {
      if (item.path("id").asText().equals(offer)) {
        return true;
      }
    }
    return false;
  }

  private static List<Phone.Answer> atOnce(List<Phone> phones, Function<Phone, Phone.Answer> call) {
    ExecutorService threads = Executors.newFixedThreadPool(phones.size());
    try {
      List<CompletableFuture<Phone.Answer>> answers =
          phones.stream()
              .map(phone -> CompletableFuture.supplyAsync(() -> call.apply(phone), threads))
              .toList();
      return answers.stream().map(CompletableFuture::join).toList();
    } finally {
      threads.shutdown();
    }
  }
}
