package dev.beckon.bench.ledger;

import dev.beckon.aws.dynamodb.HostItems;
import dev.beckon.aws.dynamodb.LedgerAudit;
import dev.beckon.bench.Benchmark;
import dev.beckon.bench.Report;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.ledger.Cause;
import dev.beckon.local.Progress;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import dev.beckon.local.dynamodb.Tables;
import dev.beckon.local.template.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Whether seats and points stay whole. {@code -Dinvitations}, {@code -Daccepts} and {@code
 * -Dtransfers} say how much of it; without them 200 × 1,000 accepts and 100,000 transfers; 0 of
 * them leaves the part out. What was found is read off the tables, and what must never be fails the
 * run.
 */
public final class LedgerBenchmark implements Benchmark {
  private static final Path FOLDER = Path.of("target", "bench", "ledger");
  private static final int CONNECTIONS = 128;

  private static final Logger LOG = Logger.getLogger("dev.beckon");

  private final int invitations;
  private final int accepts;
  private final int transfers;
  private final UnaryOperator<DynamoDbClient> store;

  public LedgerBenchmark() {
    this(
        Integer.getInteger("invitations", 200),
        Integer.getInteger("accepts", 1_000),
        Integer.getInteger("transfers", 100_000),
        UnaryOperator.identity());
  }

  /**
   * @param store makes of a sound DynamoDB the one that is tried
   */
  LedgerBenchmark(
      int invitations, int accepts, int transfers, UnaryOperator<DynamoDbClient> store) {
    this.invitations = invitations;
    this.accepts = accepts;
    this.transfers = transfers;
    this.store = store;
  }

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
    Level before = LOG.getLevel();
    LOG.setLevel(Level.SEVERE);
    try {
      Findings findings = new Findings();
      if (invitations > 0) {
        seats(findings, progress);
      }
      if (transfers > 0) {
        points(findings, progress);
      }
      return findings.report();
    } finally {
      LOG.setLevel(before);
    }
  }

  /** What was found: the four that must be 0 come first. */
  private static final class Findings {
    private final Map<String, Object> zeros = new LinkedHashMap<>();
    private final Map<String, Object> others = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();

    void mustBeZero(String name, long figure) {
      zeros.put(name, figure);
    }

    void tell(String name, Object figure) {
      others.put(name, figure);
    }

    Report report() {
      Map<String, Object> facts = new LinkedHashMap<>(zeros);
      facts.putAll(others);
      List<String> broken = new ArrayList<>();
      zeros.forEach(
          (name, figure) -> {
            if ((long) figure != 0) {
              broken.add(name + " is " + figure + ", not 0");
            }
          });
      broken.addAll(words);
      return new Report(facts, List.of(), Map.of(), broken);
    }
  }

  private void seats(Findings findings, Progress progress) throws Exception {
    long began = System.nanoTime();
    try (LocalDynamoDb dynamo = start("seats");
        DynamoDbClient client = client(dynamo)) {
      SeatRush.Outcome seats =
          new SeatRush(store.apply(client), client, table(client), accepts)
              .run(invitations, progress);
      findings.mustBeZero("oversold", seats.oversold());
      findings.tell("accepts", invitations * accepts);
      findings.tell("seats", seats.seats());
      findings.tell("letIn", seats.letIn());
      findings.tell("acceptMillis", millisSince(began));
      findings.words.addAll(seats.stopped());
      if (accepts >= Invitation.MAX_SEATS && seats.leftFree() > 0) {
        findings.words.add(seats.leftFree() + " seats stayed free");
      }
      if (seats.misfits() > 0) {
        findings.words.add(seats.misfits() + " invitations whose head, visits and answers differ");
      }
    }
  }

  private void points(Findings findings, Progress progress) throws Exception {
    long began = System.nanoTime();
    try (LocalDynamoDb dynamo = start("points");
        DynamoDbClient client = client(dynamo)) {
      String table = table(client);
      DynamoDbClient tried = store.apply(client);
      AtomicLong seeds = new AtomicLong(17);
      FaultyDynamoDb faulty =
          new FaultyDynamoDb(
              tried, ThreadLocal.withInitial(() -> new Random(seeds.incrementAndGet())));
      Fair fair =
          new Fair(
              Market.over(faulty.client(), client, table),
              Market.over(tried, client, table),
              transfers,
              progress);
      findings.words.addAll(fair.run());
      progress.line("  the books are added up");
      LedgerAudit.Books books =
          new LedgerAudit(client, table)
              .books(reader -> new HostItems(client, table).each(Trader.hosts(), reader));
      tell(books, findings);
      faulty.faults().forEach(findings::tell);
      findings.tell("transferMillis", millisSince(began));
    }
  }

  private void tell(LedgerAudit.Books books, Findings findings) {
    findings.mustBeZero("drift", books.drift());
    findings.mustBeZero("negativeBalances", books.negativeBalances());
    findings.mustBeZero("doubleSettlements", books.doubleSettlements());
    findings.words.addAll(books.faults());
    int moved = books.transfers().values().stream().mapToInt(Integer::intValue).sum();
    findings.tell("transfers", moved);
    Map<Cause, Integer> byCause = new EnumMap<>(Cause.class);
    byCause.putAll(books.transfers());
    byCause.forEach(
        (cause, times) -> findings.tell(cause.name().toLowerCase(Locale.ROOT) + "s", times));
    findings.tell("wallets", books.wallets());
    findings.tell("lines", books.lines());
    findings.tell("putIn", books.putIn());
    findings.tell("inWallets", books.inWallets());
    findings.tell("held", books.held());
    findings.tell("owed", books.owed());
    if (moved < transfers) {
      findings.words.add("%,d transfers are in the table".formatted(moved));
    }
    if (books.held() != 0) {
      findings.words.add("%,d points are held for nobody".formatted(books.held()));
    }
  }

  private static long millisSince(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }

  private static LocalDynamoDb start(String name) throws Exception {
    return LocalDynamoDb.startForLong(
        LocalDynamoDb.LIBRARIES, FOLDER.resolve(name + "-dynamodb.log"));
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
