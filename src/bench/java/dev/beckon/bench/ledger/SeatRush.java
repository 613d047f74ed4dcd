package dev.beckon.bench.ledger;

import dev.beckon.acceptance.AcceptOffer;
import dev.beckon.aws.dynamodb.DynamoInvitations;
import dev.beckon.aws.dynamodb.DynamoOffers;
import dev.beckon.aws.dynamodb.DynamoVisits;
import dev.beckon.aws.dynamodb.OfferImport;
import dev.beckon.aws.dynamodb.Table;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.invitation.port.Tally;
import dev.beckon.local.Progress;
import dev.beckon.pass.RoomPass;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Many hosts accept the same invitation at once, one invitation after the other. */
final class SeatRush {
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW.plusSeconds(5), ZoneOffset.UTC);
  private static final int TRIES = 100;

  private final DynamoInvitations invitations;
  private final AcceptOffer accept;
  private final OfferImport offers;
  private final Random random = new Random(17);
  private final int accepts;
  private final int threads;

  /**
   * @param accepts how many hosts accept at once
   * @param threads how many of them are on their way at a moment
   */
  SeatRush(DynamoDbClient client, String beckonTable, int accepts, int threads) {
    Table table = new Table(client, beckonTable, atMost -> {});
    invitations = new DynamoInvitations(table);
    accept =
        new AcceptOffer(
            new DynamoOffers(table),
            new DynamoVisits(table),
            (visit, now) ->
                new RoomPass(
                    "pass", now.plus(RoomPass.MAX_AGE), URI.create("https://play.example")),
            Tally.NONE,
            CLOCK);
    offers = new OfferImport(client, beckonTable);
    this.accepts = accepts;
    this.threads = threads;
  }

  /** What came of it: guests beyond the seats, and seats that stayed free. */
  record Outcome(int oversold, int leftFree, int letIn, int refused) {
    Outcome plus(Outcome other) {
      return new Outcome(
          oversold + other.oversold,
          leftFree + other.leftFree,
          letIn + other.letIn,
          refused + other.refused);
    }
  }

  Outcome run(int rushes, Progress progress) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Outcome all = new Outcome(0, 0, 0, 0);
      for (int n = 0; n < rushes; n++) {
        all = all.plus(rush(n, pool));
        if ((n + 1) % 20 == 0) {
          progress.line("  %,d of %,d rushes: %s".formatted(n + 1, rushes, all));
        }
      }
      return all;
    } finally {
      pool.shutdownNow();
    }
  }

  private Outcome rush(int number, ExecutorService pool) throws Exception {
    int seats = 1 + random.nextInt(Invitation.MAX_SEATS);
    HostId inviter = new HostId("rush-" + number);
    Invitation.Open open =
        Invitation.Open.create(
            new Invitation.Facts(
                InvitationId.random(random),
                inviter,
                RoomId.of(inviter),
                seats,
                NOW,
                NOW.plus(Duration.ofMinutes(10))),
            NOW.plus(Duration.ofMinutes(10)));
    invitations.submit(open, LedgerBenchmark.terms(), "bench");
    List<HostId> hosts =
        IntStream.range(0, accepts).mapToObj(n -> new HostId("rush-" + number + "-" + n)).toList();
    offers.bringIn(hosts.stream().map(host -> offer(open.facts(), host)).toList());
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Boolean>> answers = new ArrayList<>();
    for (HostId host : hosts) {
      answers.add(
          pool.submit(
              () -> {
                start.await();
                return letIn(host, open);
              }));
    }
    start.countDown();
    int in = 0;
    for (Future<Boolean> answer : answers) {
      in += answer.get() ? 1 : 0;
    }
    int guests = invitations.find(open.facts().id()).orElseThrow().guests().size();
    int most = Math.max(in, guests);
    return new Outcome(Math.max(0, most - seats), Math.max(0, seats - in), in, hosts.size() - in);
  }

  private boolean letIn(HostId host, Invitation.Open open) {
    Unavailable last = null;
    for (int tries = 0; tries < TRIES; tries++) {
      try {
        return accept.accept(host, open.facts().offerId()) instanceof AcceptOffer.Outcome.LetIn;
      } catch (Unavailable e) {
        last = e;
      }
    }
    throw last;
  }

  private static Offer.Facts offer(Invitation.Facts facts, HostId host) {
    return new Offer.Facts(
        facts.offerId(),
        host,
        facts.inviter(),
        "Bench",
        facts.room(),
        "",
        NOW,
        facts.deadline(),
        Set.of());
  }
}
