package dev.beckon.bench.ledger;

import dev.beckon.acceptance.AcceptOffer;
import dev.beckon.aws.dynamodb.DynamoInvitations;
import dev.beckon.aws.dynamodb.DynamoOffers;
import dev.beckon.aws.dynamodb.DynamoVisits;
import dev.beckon.aws.dynamodb.OfferImport;
import dev.beckon.aws.dynamodb.SeatAudit;
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
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
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
  private static final int TOLD_EVERY = 20;

  private final DynamoInvitations invitations;
  private final AcceptOffer accept;
  private final OfferImport offers;
  private final SeatAudit audit;
  private final Random random = new Random(17);
  private final int accepts;

  /**
   * @param tried the store that is tried
   * @param sound where offers come from, and what came of it is read
   * @param accepts how many hosts accept at once, each in a thread of its own
   */
  SeatRush(DynamoDbClient tried, DynamoDbClient sound, String beckonTable, int accepts) {
    Table table = new Table(tried, beckonTable, atMost -> {});
    invitations = new DynamoInvitations(table);
    DynamoVisits visits = new DynamoVisits(table);
    accept =
        new AcceptOffer(
            new DynamoOffers(table),
            visits,
            visits,
            (visit, now) ->
                new RoomPass(
                    "pass", now.plus(RoomPass.MAX_AGE), URI.create("https://play.example")),
            Tally.NONE,
            CLOCK);
    offers = new OfferImport(sound, beckonTable);
    audit = new SeatAudit(sound, beckonTable);
    this.accepts = accepts;
  }

  /**
   * What the table says afterwards, and what the hosts were told.
   *
   * @param oversold guests beyond the seats
   * @param leftFree seats that stayed free
   * @param letIn hosts who were told that they are in
   * @param misfits invitations whose head, visits and answers do not say the same
   * @param stopped what accepts came upon that should not be
   */
  record Outcome(
      int seats, int oversold, int leftFree, int letIn, int misfits, Set<String> stopped) {
    Outcome plus(Outcome other) {
      Set<String> both = new TreeSet<>(stopped);
      both.addAll(other.stopped);
      return new Outcome(
          seats + other.seats,
          oversold + other.oversold,
          leftFree + other.leftFree,
          letIn + other.letIn,
          misfits + other.misfits,
          both);
    }
  }

  Outcome run(int rushes, Progress progress) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(accepts);
    try {
      Outcome all = new Outcome(0, 0, 0, 0, 0, Set.of());
      for (int n = 1; n <= rushes; n++) {
        all = all.plus(rush(n, pool));
        if (n % TOLD_EVERY == 0) {
          progress.line("  %,d of %,d invitations".formatted(n, rushes));
        }
      }
      return all;
    } finally {
      pool.shutdownNow();
    }
  }

  private Outcome rush(int number, ExecutorService pool) throws InterruptedException {
    Invitation.Open open = open(number);
    invitations.submit(open, LedgerBenchmark.terms(), "bench");
    List<HostId> hosts =
        IntStream.range(0, accepts).mapToObj(n -> new HostId("rush-" + number + "-" + n)).toList();
    offers.bringIn(hosts.stream().map(host -> offer(open.facts(), host)).toList());
    CountDownLatch here = new CountDownLatch(accepts);
    List<Future<Boolean>> answers = new ArrayList<>();
    for (HostId host : hosts) {
      answers.add(
          pool.submit(
              () -> {
                here.countDown();
                here.await();
                return letIn(host, open);
              }));
    }
    int in = 0;
    Set<String> stopped = new TreeSet<>();
    for (Future<Boolean> answer : answers) {
      try {
        in += answer.get() ? 1 : 0;
      } catch (ExecutionException e) {
        stopped.add("an accept stopped: " + e.getCause());
      }
    }
    SeatAudit.Seats seats = audit.seats(open.facts().offerId(), hosts);
    return new Outcome(
        seats.all(),
        Math.max(seats.oversold(), in - seats.all()),
        Math.max(0, seats.all() - seats.visits()),
        in,
        seats.fit() && seats.visits() == in ? 0 : 1,
        stopped);
  }

  private Invitation.Open open(int number) {
    HostId inviter = new HostId("rush-" + number);
    Instant until = NOW.plus(Duration.ofMinutes(10));
    return Invitation.Open.create(
        new Invitation.Facts(
            InvitationId.random(random),
            inviter,
            RoomId.of(inviter),
            1 + random.nextInt(Invitation.MAX_SEATS),
            NOW,
            until),
        until);
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
