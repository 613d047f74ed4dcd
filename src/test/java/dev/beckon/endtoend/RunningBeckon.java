package dev.beckon.endtoend;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.aws.dynamodb.DynamoHosts;
import dev.beckon.aws.dynamodb.DynamoInvitations;
import dev.beckon.aws.dynamodb.DynamoOffers;
import dev.beckon.aws.dynamodb.DynamoVisits;
import dev.beckon.aws.dynamodb.FreshHost;
import dev.beckon.aws.dynamodb.Table;
import dev.beckon.fixtures.Hosts;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.local.Runner;
import dev.beckon.local.Settings;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import dev.beckon.local.hosts.RealHosts;
import dev.beckon.local.hosts.SeedHosts;
import dev.beckon.local.lambda.Outcome;
import dev.beckon.local.sns.Push;
import dev.beckon.local.story.Phone;
import dev.beckon.openapi.Exchange;
import dev.beckon.openapi.HttpContract;
import dev.beckon.openapi.HttpContract.Answerer;
import dev.beckon.presence.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One runner for all end-to-end tests, with the sample's English-speaking hosts, behind a DynamoDB
 * that can be made to conflict. Its schedule is off: tests say when cleanup runs. What needs the
 * past is written into the tables with times of the past; nobody waits. Whatever a phone hears is
 * held to the contract, infra/openapi.yaml.
 */
final class RunningBeckon {
  /** Beyond the numbers of the data set. */
  private static final int FIRST_NEW_HOST = 10_000_000;

  private static final String ANDROIDS =
      "arn:aws:sns:eu-central-1:000000000000:app/GCM/beckon-local";
  private static final String IPHONES =
      "arn:aws:sns:eu-central-1:000000000000:app/APNS/beckon-local";
  private static final String DATA = "/fcmV1Message/message/data";

  private static RunningBeckon running;

  private final Runner runner;
  private final ConflictingDynamo dynamo;
  private final List<Profile> hosts;
  private final AtomicInteger nextInviter = new AtomicInteger();
  private final AtomicInteger nextGuest = new AtomicInteger();
  private final AtomicInteger nextNewHost = new AtomicInteger();
  private final Random random = new Random(17);
  private final Table table;
  private final DynamoInvitations invitations;
  private final DynamoOffers offers;
  private final DynamoVisits visits;

  private RunningBeckon() throws IOException {
    hosts =
        RealHosts.sample().stream()
            .filter(host -> host.language().equals("en") && !host.mature())
            .toList();
    LocalDynamoDb local =
        LocalDynamoDb.start(
            LocalDynamoDb.LIBRARIES, Path.of("target", "endtoend", "logs", "dynamodb.log"));
    dynamo = ConflictingDynamo.inFrontOf(local.endpoint());
    Settings settings =
        Settings.defaults()
            .withPort(0)
            .withFolder(Path.of("target", "endtoend"))
            .withDynamoDb(dynamo.url())
            .withConcurrency("acceptance", 3)
            .withoutSchedules()
            .withParameter("ReplacePushes", "true")
            .withWitness(
                (request, sent, response) ->
                    HttpContract.get().hold(Exchange.of(request, sent, response), Answerer.API))
            .withSeeding(new SeedHosts(hosts, Clock.systemUTC()));
    runner = Runner.start(settings, line -> {});
    table =
        new Table(
            local.client(), runner.tables().get("BeckonTable"), atMost -> Thread.onSpinWait());
    invitations = new DynamoInvitations(table);
    offers = new DynamoOffers(table);
    visits = new DynamoVisits(table);
  }

  /** The one that runs; the first to ask starts it, the end of the JVM ends it. */
  static synchronized RunningBeckon get() {
    if (running == null) {
      try {
        running = new RunningBeckon();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return running;
  }

  Runner runner() {
    return runner;
  }

  ConflictingDynamo dynamo() {
    return dynamo;
  }

  DynamoOffers offers() {
    return offers;
  }

  DynamoVisits visits() {
    return visits;
  }

  /** The phone of a host who has invited nobody yet. */
  Phone inviter() {
    return phone(hosts.get(nextInviter.getAndIncrement()).host());
  }

  /** Hosts whom no test has let accept anything yet. */
  List<HostId> freshHosts(int count) {
    int to = hosts.size() - nextGuest.getAndAdd(count);
    List<HostId> fresh = hosts.subList(to - count, to).stream().map(Profile::host).toList();
    fresh.forEach(host -> FreshHost.atHome(table, host));
    return fresh;
  }

  /** So many hosts whom nothing has happened to yet: each wants to be asked and has a phone. */
  List<HostId> newHosts(int count) {
    DynamoHosts book = new DynamoHosts(table);
    List<HostId> fresh = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      HostId host = new HostId("en-" + (FIRST_NEW_HOST + nextNewHost.getAndIncrement()));
      String endpoint =
          runner.sns().createEndpoint(ANDROIDS, SeedHosts.tokenOf(host), host.value());
      book.saveProfile(Hosts.profile(host));
      book.savePreferences(host, Hosts.WILLING);
      book.saveDevice(host, new Device("phone", Device.Platform.FCM, endpoint), "hash-of-" + host);
      fresh.add(host);
    }
    return fresh;
  }

  Phone phone(HostId host) {
    return Phone.of(runner, host.value());
  }

  /** An invitation in the tables, created so long ago, standing so long from then, on air until. */
  Invitation.Open invitation(
      Phone inviter, int seats, Duration ago, Duration stands, Duration roomLease) {
    Instant created = Instant.now().minus(ago).truncatedTo(ChronoUnit.MILLIS);
    HostId host = new HostId(inviter.host());
    Invitation.Open open =
        Invitation.Open.create(
            new Invitation.Facts(
                InvitationId.random(random),
                host,
                RoomId.of(host),
                seats,
                created,
                created.plus(stands)),
            created.plus(roomLease));
    invitations.submit(open, new Terms(host.value(), false, anybody(), ""), "seeded");
    return open;
  }

  /** One that stands and is on air for minutes. */
  Invitation.Open invitation(Phone inviter, int seats) {
    return invitation(inviter, seats, Duration.ZERO, Duration.ofMinutes(5), Duration.ofMinutes(5));
  }

  /** Offers beyond the wave's, to these hosts on the phones they have. */
  OfferId offer(Invitation.Open open, List<HostId> candidates) {
    for (HostId candidate : candidates) {
      FreshHost.askedByNobody(table, candidate);
      String phone = SeedHosts.tokenOf(candidate);
      offers.offer(offerTo(open, candidate, ANDROIDS, phone), false, Asked.NEVER);
    }
    return open.facts().offerId();
  }

  /** An offer to a host with this one iPhone. */
  void offerToIphone(Invitation.Open open, String host, String token) {
    offers.offer(offerTo(open, new HostId(host), IPHONES, token), false, Asked.NEVER);
  }

  /** What Apple does when the app is gone from this iPhone. */
  void disableIphone(String host, String token) {
    runner.sns().disable(runner.sns().createEndpoint(IPHONES, token, host));
  }

  private Offer.Queued offerTo(
      Invitation.Open open, HostId candidate, String application, String token) {
    String endpoint = runner.sns().createEndpoint(application, token, candidate.value());
    Invitation.Facts facts = open.facts();
    return Offer.Queued.create(
        new Offer.Facts(
            facts.offerId(),
            candidate,
            facts.inviter(),
            facts.inviter().value(),
            facts.room(),
            "",
            facts.createdAt(),
            facts.deadline(),
            Set.of(endpoint)));
  }

  /** The invitation as it was last written. */
  Invitation stored(Invitation.Open open) {
    return invitations.find(open.facts().id()).orElseThrow();
  }

  /** A visit granted so long ago. */
  Visit.Granted grant(Invitation.Open open, HostId guest, Duration ago) {
    offer(open, List.of(guest));
    Instant granted = Instant.now().minus(ago).truncatedTo(ChronoUnit.MILLIS);
    Invitation.Facts facts = open.facts();
    Visit.Granted visit =
        new Visit.Granted(
            new Visit.Facts(facts.offerId(), guest, facts.inviter(), facts.room(), granted));
    visits.take(visit, granted);
    return visit;
  }

  static Condition anybody() {
    return new Condition(
        Set.of("en"),
        Set.of(),
        Set.of(),
        Range.ANY,
        Range.ANY,
        true,
        Set.of(Availability.ONLINE),
        Set.of());
  }

  /** A body for {@code POST /v1/invitations} that anybody here fits. */
  static String wish(int seats) {
    return "{\"seats\":" + seats + ",\"condition\":{\"languages\":[\"en\"]}}";
  }

  /** Runs cleanup once. */
  Outcome cleanUp() {
    return runner.invoke("cleanup", "{}");
  }

  /** The pushes of this invitation's offers. */
  List<Push> pushes(String invitation) {
    return pushes(invitation, "offer");
  }

  /** The pushes that said that this invitation is closed. */
  List<Push> withdrawn(String invitation) {
    return pushes(invitation, "closed");
  }

  private List<Push> pushes(String invitation, String news) {
    return runner.pushes().stream()
        .filter(push -> offerOf(push).endsWith(invitation))
        .filter(push -> push.payload().at(DATA + "/news").asText().equals(news))
        .toList();
  }

  static String offerOf(Push push) {
    return push.payload().at(DATA + "/offer").asText();
  }

  /** Waits until every offer of the invitation's wave has been pushed. */
  List<Push> awaitPushes(Phone inviter, String invitation) {
    awaitThat(
        () -> {
          int offered = counts(inviter, invitation).path("offered").asInt();
          return offered > 0 && pushes(invitation).size() >= offered;
        });
    return pushes(invitation);
  }

  JsonNode counts(Phone inviter, String invitation) {
    return inviter.get("/v1/invitations/" + invitation).body().path("counts");
  }

  static void awaitThat(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).until(condition);
  }
}
