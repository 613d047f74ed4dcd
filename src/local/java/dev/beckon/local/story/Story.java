package dev.beckon.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.local.Runner;
import dev.beckon.local.RunnerException;
import dev.beckon.local.hosts.SeedHosts;
import dev.beckon.local.sns.Push;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Tells one whole invitation on the running runner: asked, picked, pushed, raced for, let in,
 * visited, ended. One line each as it happens, then one line of JSON.
 */
public final class Story {
  private static final int SEATS = 3;
  private static final int RACERS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_AGAIN_MILLIS = 5;

  private final Runner runner;
  private final List<Profile> hosts;
  private final PrintStream out;
  private final Clock clock;
  private final Invariants invariants = new Invariants();
  private Instant begin;

  public Story(Runner runner, List<Profile> hosts, PrintStream out, Clock clock) {
    this.runner = runner;
    this.hosts = List.copyOf(hosts);
    this.out = out;
    this.clock = clock;
  }

  /** What came of the race. */
  private record Race(List<Phone.Answer> in, List<Phone> guests, List<Phone.Answer> out) {}

  /**
   * Tells it.
   *
   * @return 0, or 1 when an invariant of the design broke
   */
  public int tell() {
    begin = clock.instant();
    Profile inviter = inviter(hosts);
    Condition condition = condition(inviter);
    Phone phone = Phone.of(runner, inviter.host().value());
    line(
        "%s is on air, and nobody is in the room (%d hosts are online)",
        inviter.name(), hosts.size());

    long fit = fitting(condition, inviter);
    Phone.Answer created = phone.post("/v1/invitations", body(condition));
    invariants.hold(created.status() == 201, "an invitation is created: " + created.body());
    String id = created.body().path("id").asText();
    String category = condition.categories().iterator().next();
    line(
        "%s asks for %d hosts who stream %s in %s: invitation %s; %d of those online fit",
        inviter.name(), SEATS, category, inviter.language(), id, fit);

    List<Push> pushes = pushes(phone, id);
    int offered = phone.get("/v1/invitations/" + id).body().at("/counts/offered").asInt();
    tellPushes(pushes, offered, inviter, condition);

    String offer = pushes.get(0).payload().at("/fcmV1Message/message/data/offer").asText();
    Race race = race(offer, pushes);
    if (!race.guests().isEmpty()) {
      tellVisit(offer, race);
    }
    tellEnd(phone, id, offer, race, pushes);
    return lastLine(fit, offered, pushes.size(), race);
  }

  /** Somebody small: the fewest usual viewers, in the community with the most to ask. */
  public static Profile inviter(List<Profile> hosts) {
    return hosts.stream()
        .filter(host -> host.language().equals("en") && !host.mature())
        .filter(host -> !host.categories().isEmpty())
        .min(Comparator.comparing(Profile::audience).thenComparing(Profile::host))
        .orElseThrow(() -> new RunnerException("no host here could tell the story"));
  }

  private static Condition condition(Profile inviter) {
    return new Condition(
        Set.of(inviter.language()),
        Set.of(inviter.categories().get(0)),
        Set.of(),
        Range.ANY,
        new Range(0, 10_000),
        true,
        Set.of(Availability.ONLINE, Availability.LIVE),
        Set.of());
  }

  private long fitting(Condition condition, Profile inviter) {
    return hosts.stream()
        .filter(host -> !host.host().equals(inviter.host()))
        .map(host -> SeedHosts.online(host, Instant.MAX, "phone"))
        .filter(condition::fits)
        .count();
  }

  private static String body(Condition condition) {
    var json = JsonNodeFactory.instance.objectNode().put("seats", SEATS).put("standsSeconds", 120);
    json.put("message", "First stream of the week, come and say hello");
    var wanted = json.putObject("condition");
    condition.languages().forEach(wanted.putArray("languages")::add);
    condition.categories().forEach(wanted.putArray("categories")::add);
    wanted.putObject("audience").put("max", condition.audience().max());
    return json.toString();
  }

  /** Waits until every offer that was written has left as a push. */
  private List<Push> pushes(Phone inviter, String id) {
    await(
        "the wave is out and pushed",
        () -> {
          JsonNode counts = inviter.get("/v1/invitations/" + id).body().path("counts");
          int offered = counts.path("offered").asInt();
          return offered > 0 && runner.pushes().size() >= offered;
        });
    return runner.pushes();
  }

  private void tellPushes(List<Push> pushes, int offered, Profile inviter, Condition condition) {
    Set<String> pushed = pushes.stream().map(Push::customUserData).collect(Collectors.toSet());
    line(
        "%d hosts are offered a seat, %d pushes left: to %s and %d more",
        offered,
        pushes.size(),
        pushes.stream().limit(4).map(Push::customUserData).collect(Collectors.joining(", ")),
        Math.max(0, pushes.size() - 4));
    invariants.hold(pushed.size() == offered, "every offered host gets at least one push");
    invariants.hold(!pushed.contains(inviter.host().value()), "nobody invites themselves");
    Set<String> fit =
        hosts.stream()
            .filter(host -> condition.fits(SeedHosts.online(host, Instant.MAX, "phone")))
            .map(host -> host.host().value())
            .collect(Collectors.toSet());
    invariants.hold(fit.containsAll(pushed), "only who fits is pushed");
  }

  private Race race(String offer, List<Push> pushes) {
    List<Phone> phones =
        pushes.stream()
            .map(Push::customUserData)
            .distinct()
            .limit(RACERS)
            .map(host -> Phone.of(runner, host))
            .toList();
    line("%d of them accept at once, for %d seats", phones.size(), SEATS);
    ExecutorService threads = Executors.newFixedThreadPool(RACERS);
    List<Phone.Answer> answers;
    try {
      List<CompletableFuture<Phone.Answer>> accepts =
          phones.stream()
              .map(phone -> CompletableFuture.supplyAsync(() -> accept(phone, offer), threads))
              .toList();
      answers = accepts.stream().map(CompletableFuture::join).toList();
    } finally {
      threads.shutdown();
    }
    List<Phone.Answer> in = new ArrayList<>();
    List<Phone> guests = new ArrayList<>();
    List<Phone.Answer> refused = new ArrayList<>();
    for (int i = 0; i < phones.size(); i++) {
      Phone.Answer answer = answers.get(i);
      if (answer.status() == 200) {
        in.add(answer);
        guests.add(phones.get(i));
        line("  %s is let in", phones.get(i).host());
      } else {
        refused.add(answer);
        String reason = answer.body().path("reason").asText();
        line("  %s hears: %s", phones.get(i).host(), reason);
        invariants.hold(
            answer.status() == 409 && reason.equals("full"), "who loses hears that it is full");
      }
    }
    invariants.hold(
        in.size() == Math.min(SEATS, phones.size()), "as many are let in as there are seats");
    return new Race(in, guests, refused);
  }

  private static Phone.Answer accept(Phone phone, String offer) {
    return phone.post("/v1/offers/" + offer + "/accept");
  }

  private void tellVisit(String offer, Race race) {
    JsonNode pass = race.in().get(0).body().path("pass");
    String token = pass.path("token").asText();
    String claims =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    line("the pass of %s opens one room: %s", race.guests().get(0).host(), claims);
    invariants.hold(
        claims.contains("\"sub\":\"" + race.guests().get(0).host() + "\""),
        "a pass is its guest's");
    Phone.Answer again = accept(race.guests().get(0), offer);
    invariants.hold(
        again.status() == 200
            && again.body().path("visit").equals(race.in().get(0).body().path("visit")),
        "accepting twice is the same visit");
    for (Phone guest : race.guests()) {
      Phone.Answer beat = guest.post("/v1/visits/" + offer + "/heartbeat");
      invariants.hold(beat.body().path("state").asText().equals("JOINED"), "the first beat joins");
    }
    line(
        "%s are in the room, not empty any more",
        race.guests().stream().map(Phone::host).collect(Collectors.joining(", ")));
    Phone first = race.guests().get(0);
    Phone.Answer left = first.post("/v1/visits/" + offer + "/leave");
    line(
        "%s leaves: %s after %d s",
        first.host(),
        left.body().path("state").asText(),
        left.body().path("dwellSeconds").asLong());
    invariants.hold(
        accept(first, offer).body().path("reason").asText().equals("visit-ended"),
        "no pass after the visit's end");
  }

  private void tellEnd(Phone inviter, String id, String offer, Race race, List<Push> pushes) {
    invariants.hold(
        inviter.delete("/v1/me/presence").status() == 204, "the inviter goes off the air");
    JsonNode ended = inviter.get("/v1/invitations/" + id).body();
    line(
        "%s goes off the air: %s, with %d of %d seats taken",
        inviter.host(),
        ended.path("state").asText(),
        ended.at("/counts/accepted").asInt(),
        ended.path("seats").asInt());
    invariants.hold(
        ended.path("state").asText().equals("ROOM_ENDED"), "an open invitation ends with its room");
    invariants.hold(
        ended.at("/counts/accepted").asInt() <= SEATS, "guests never outnumber the seats");
    for (Phone guest : race.guests()) {
      invariants.hold(
          guest.post("/v1/visits/" + offer + "/heartbeat").status() == 409,
          "visits end with the room");
    }
    pushes.stream()
        .map(Push::customUserData)
        .filter(host -> race.guests().stream().noneMatch(guest -> guest.host().equals(host)))
        .reduce((first, last) -> last)
        .ifPresent(host -> acceptTooLate(Phone.of(runner, host), offer));
    invariants.hold(runner.failedRecords().isEmpty(), "no stream record is given up");
  }

  private void acceptTooLate(Phone late, String offer) {
    String reason = accept(late, offer).body().path("reason").asText();
    line("%s accepts too late, and hears: %s", late.host(), reason);
    invariants.hold(reason.equals("room-ended"), "nobody is let in afterwards");
  }

  private int lastLine(long fit, int offered, int pushed, Race race) {
    for (String broken : invariants.broken()) {
      line("BROKEN: %s", broken);
    }
    out.println(
        JsonNodeFactory.instance
            .objectNode()
            .put("online", hosts.size())
            .put("fit", fit)
            .put("offered", offered)
            .put("pushed", pushed)
            .put("accepted", race.in().size())
            .put("refused", race.out().size())
            .put("seats", SEATS)
            .put("elapsedMillis", Duration.between(begin, clock.instant()).toMillis()));
    return invariants.broken().isEmpty() ? 0 : 1;
  }

  private void await(String what, BooleanSupplier done) {
    Instant end = clock.instant().plus(PATIENCE);
    while (!done.getAsBoolean()) {
      if (clock.instant().isAfter(end)) {
        throw new RunnerException("waited " + PATIENCE.toSeconds() + " s in vain until " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MILLIS));
    }
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private void line(String format, Object... values) {
    long millis = Duration.between(begin, clock.instant()).toMillis();
    out.printf("%6d ms  %s%n", millis, format.formatted(values));
  }
}
