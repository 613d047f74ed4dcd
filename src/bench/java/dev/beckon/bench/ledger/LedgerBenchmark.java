package dev.beckon.bench.ledger;

import dev.beckon.aws.dynamodb.LedgerAudit;
import dev.beckon.bench.Benchmark;
import dev.beckon.bench.Report;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.local.Progress;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import dev.beckon.local.dynamodb.Tables;
import dev.beckon.local.template.Template;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Whether seats and points stay whole. {@code -Dinvitations}, {@code -Daccepts} and {@code
 * -Dtransfers} say how much of it; without them 200 × 1,000 accepts and 100,000 transfers.
 */
public final class LedgerBenchmark implements Benchmark {
  private static final Path FOLDER = Path.of("target", "bench", "ledger");
  private static final int TRADERS = 32;
  private static final int CONNECTIONS = 128;
  private static final int STEP_SECONDS = 10;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private static final Logger LOG = Logger.getLogger("dev.beckon");

  private final int invitations = Integer.getInteger("invitations", 200);
  private final int accepts = Integer.getInteger("accepts", 1_000);
  private final int transfers = Integer.getInteger("transfers", 100_000);

  @Override
  public String question() {
    return "whether seats and points stay whole: %,d × %,d accepts at once, %,d transfers"
        .formatted(invitations, accepts, transfers);
  }

  /** Asks for anybody. */
  static Terms terms() {
    return new Terms(
        "Bench",
        false,
        new Condition(
            Set.of("en"),
            Set.of(),
            Set.of(),
            Range.ANY,
            Range.ANY,
            true,
            Set.of(Availability.LIVE),
            Set.of()),
        "");
  }

  @Override
  public Report run(Progress progress) throws Exception {
    // What goes wrong on purpose is counted, and would be told ten thousand times.
    LOG.setLevel(Level.SEVERE);
    SeatRush.Outcome seats;
    try (LocalDynamoDb dynamo = start("seats");
        DynamoDbClient client = client(dynamo)) {
      seats = new SeatRush(client, table(client), accepts, CONNECTIONS).run(invitations, progress);
    }
    if (seats.leftFree() > 0) {
      throw new IllegalStateException(seats.leftFree() + " seats stayed free");
    }
    try (LocalDynamoDb dynamo = start("points");
        DynamoDbClient client = client(dynamo)) {
      return points(client, seats, progress);
    }
  }

  private Report points(DynamoDbClient client, SeatRush.Outcome seats, Progress progress)
      throws Exception {
    String table = table(client);
    AtomicLong seeds = new AtomicLong(17);
    FaultyDynamoDb faulty =
        new FaultyDynamoDb(
            client, ThreadLocal.withInitial(() -> new Random(seeds.incrementAndGet())));
    LongAdder moved = new LongAdder();
    trade(Market.over(faulty.client(), client, table), moved, progress);
    progress.line("  the books are added up");
    LedgerAudit.Books books = new LedgerAudit(client, table).books();
    books.faults().forEach(progress::line);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("oversold", seats.oversold());
    facts.put("drift", books.drift());
    facts.put("negativeBalances", books.negativeBalances());
    facts.put("doubleSettlements", books.doubleSettlements());
    facts.put("faults", books.faults().size());
    facts.put("accepts", invitations * accepts);
    facts.put("letIn", seats.letIn());
    facts.put("transfers", moved.sum());
    facts.put("lines", books.lines());
    facts.put("putIn", books.putIn());
    facts.put("inWallets", books.inWallets());
    facts.put("held", books.held());
    facts.put("owed", books.owed());
    facts.put("injected", faulty.faults());
    return new Report(facts, List.of());
  }

  /** Thirty-two threads until so much has moved; each round is six minutes after the one before. */
  private void trade(Market market, LongAdder moved, Progress progress)
      throws InterruptedException, ExecutionException {
    Queue<Runnable> later = new ConcurrentLinkedQueue<>();
    AtomicLong rounds = new AtomicLong();
    ExecutorService pool = Executors.newFixedThreadPool(TRADERS);
    try {
      List<Future<?>> traders = new ArrayList<>();
      for (int n = 0; n < TRADERS; n++) {
        traders.add(
            pool.submit(
                new Trader(
                    market,
                    later,
                    moved,
                    () ->
                        moved.sum() < transfers
                            ? Optional.of(BEGIN.plusSeconds(360 * rounds.getAndIncrement()))
                            : Optional.empty(),
                    new Random(1_000 + n))));
      }
      for (Future<?> trader : traders) {
        await(trader, moved, progress);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private void await(Future<?> trader, LongAdder moved, Progress progress)
      throws InterruptedException, ExecutionException {
    while (true) {
      try {
        trader.get(STEP_SECONDS, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException e) {
        progress.line("  %,d of %,d transfers".formatted(moved.sum(), transfers));
      }
    }
  }

  private static LocalDynamoDb start(String name) throws Exception {
    return LocalDynamoDb.start(LocalDynamoDb.LIBRARIES, FOLDER.resolve(name + "-dynamodb.log"));
  }

  private static DynamoDbClient client(LocalDynamoDb dynamo) {
    return LocalDynamoDb.local(DynamoDbClient.builder(), dynamo.endpoint())
        .httpClientBuilder(ApacheHttpClient.builder().maxConnections(CONNECTIONS))
        .build();
  }

  private static String table(DynamoDbClient client) throws Exception {
    return Tables.createBare(client, Template.read(Path.of("template.yaml")), "bench-")
        .get("BeckonTable");
  }
}
