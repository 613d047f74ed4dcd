package dev.beckon.bench.selection;

import dev.beckon.aws.dynamodb.DynamoPresence;
import dev.beckon.aws.dynamodb.HostImport;
import dev.beckon.aws.dynamodb.Table;
import dev.beckon.bench.Benchmark;
import dev.beckon.bench.Report;
import dev.beckon.fixtures.MovableClock;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.local.Progress;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import dev.beckon.local.dynamodb.Tables;
import dev.beckon.local.hosts.RealHosts;
import dev.beckon.local.template.Template;
import dev.beckon.meter.CostMeter;
import dev.beckon.selection.pick.PresenceCells;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Picks 50 hosts out of 10,000, 100,000 and 1,000,000 who are online, in DynamoDB Local: Beckon's
 * own way beside three others, by the same conditions, with what AWS would bill. {@code -Donline}
 * chooses one size, {@code -Dhosts} a file of hosts instead of the 5,000 that ship.
 */
public final class SelectionBenchmark implements Benchmark {
  private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
  private static final int SELECTIONS = 500;

  /** A scan takes its time. */
  private static final int SCANS = 10;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final long SEED = 34_118;
  private static final Instant BEGIN = Instant.parse("2026-11-22T18:00:00Z");
  private static final Path FOLDER = Path.of("target", "bench", "selection");

  @Override
  public String question() {
    return "what picking 50 of 10,000 to 1,000,000 hosts costs, how well they fit, how fair it is";
  }

  @Override
  public Report run(Progress progress) throws Exception {
    String file = System.getProperty("hosts", "");
    List<Profile> real = file.isEmpty() ? RealHosts.sample() : RealHosts.in(Path.of(file));
    int only = Integer.getInteger("online", 0);
    List<Measured> measured = new ArrayList<>();
    Goals goals =
        new Goals(real.size() + (file.isEmpty() ? " of the shipped sample" : " of the file given"));
    for (int online : only == 0 ? SIZES : List.of(only)) {
      measured.addAll(measure(real, online, progress, goals));
    }
    progress.line(
        "  fairness: %,d invitations of %,d hosts".formatted(Fairness.INVITATIONS, Fairness.HOSTS));
    goals.fairness(new Fairness(real, BEGIN));
    goals.costs(measured);
    List<Map<String, Object>> rows = measured.stream().map(Measured::row).toList();
    return new Report(goals.facts(), rows, Map.of("selection.svg", new Chart(measured).svg()));
  }

  /** DynamoDB Local thinks for a while before each page of a large table. */
  private static DynamoDbClient patient(URI endpoint, CostMeter meter) {
    return LocalDynamoDb.local(DynamoDbClient.builder(), endpoint)
        .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(meter))
        .httpClientBuilder(ApacheHttpClient.builder().socketTimeout(PATIENCE))
        .build();
  }

  private List<Measured> measure(List<Profile> real, int online, Progress progress, Goals goals)
      throws Exception {
    MovableClock clock = new MovableClock(BEGIN);
    Population hosts = new Population(real, online, SEED, BEGIN, BEGIN.plus(Duration.ofDays(1)));
    try (LocalDynamoDb dynamo =
            LocalDynamoDb.start(LocalDynamoDb.LIBRARIES, FOLDER.resolve("dynamodb.log"));
        DynamoDbClient client = dynamo.client()) {
      CostMeter meter = new CostMeter(client);
      try (DynamoDbClient metered = LocalDynamoDb.client(dynamo.endpoint(), meter);
          DynamoDbClient patient = patient(dynamo.endpoint(), meter)) {
        Map<String, String> tables =
            Tables.create(client, Template.read(Path.of("template.yaml")), "bench-");
        ScoreTable.create(client);
        Loading loading = new Loading(client, progress);
        String presence = tables.get("PresenceTable");
        goals.loaded(
            online,
            loading.load(presence, online, number -> DynamoPresence.rows(hosts.asItIs(number))));
        loading.load(
            ScoreTable.NAME, online, number -> List.of(ScoreTable.row(hosts.asItIs(number))));
        PresenceCells rows =
            new RowsOfTheMoment(
                new DynamoPresence(new Table(metered, presence, pause -> {})), hosts, clock);
        List<Measured> measured = new ArrayList<>();
        Measuring measuring = new Measuring(hosts, clock, meter, SELECTIONS);
        List<Picker> pickers =
            new ArrayList<>(
                List.of(
                    new OwnPicker(rows, clock),
                    new ScorePicker(metered, hosts, clock),
                    new RandomPicker(rows, clock)));
        if (online <= ScanPicker.MOST_ROWS) {
          pickers.add(new ScanPicker(patient, hosts, clock));
        }
        for (Picker picker : pickers) {
          int selections = picker instanceof ScanPicker ? SCANS : SELECTIONS;
          progress.line(
              "  %,d online, %s: %d selections".formatted(online, picker.name(), selections));
          measured.add(measuring.measure(picker, selections));
          progress.line("    " + measured.get(measured.size() - 1).row());
        }
        Candidate one = hosts.asItIs(0);
        new HostImport(client, tables.get("BeckonTable"), presence)
            .bringIn(
                List.of(new HostImport.Newcomer(hosts.ownProfile(0), one, Population.endpoint(0))),
                done -> {});
        goals.beats(
            new OwnHour(metered, meter, tables, clock).bill(one.host()),
            new NaiveHour(metered, meter).writes(one));
        return measured;
      }
    }
  }
}
