package dev.beckon.bench.waves;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.aws.sns.SnsPush;
import dev.beckon.bench.Benchmark;
import dev.beckon.bench.Report;
import dev.beckon.bench.Sample;
import dev.beckon.fanout.FanoutFunction;
import dev.beckon.fanout.PushOffer;
import dev.beckon.fanout.ShowOut;
import dev.beckon.fanout.WithdrawPushes;
import dev.beckon.invitation.port.Tally;
import dev.beckon.local.Progress;
import dev.beckon.pass.RemoveGuest;
import dev.beckon.stream.BatchAnswer;
import dev.beckon.stream.Lanes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The fanout function and the true client of SNS with the connections that ship, against an SNS
 * whose every answer takes the same time: one publish, 50 and 500 in one batch. What is written to
 * DynamoDB afterwards is left out. {@code -DlatencyMillis} and {@code -Druns} say how long and how
 * often.
 */
final class FanoutWidth implements Benchmark {
  private static final int[] BATCHES = {1, 50, 500};
  private static final int WARM_UPS = 5;
  private static final double GOAL_TIMES = 5;
  private static final String MAX_CONNECTIONS = "quarkus.sns.sync-client.apache.max-connections";

  private final Duration latency = Duration.ofMillis(Integer.getInteger("latencyMillis", 40));
  private final int runs = Integer.getInteger("runs", 11);
  private final Clock clock = Clock.systemUTC();

  @Override
  public String question() {
    return "50 and 500 publishes beside one, at " + latency.toMillis() + " ms each";
  }

  @Override
  public Report run(Progress progress) throws Exception {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (SettledSns sns = new SettledSns(latency);
        SnsClient client = client(sns.url());
        Lanes lanes = new Lanes(FanoutFunction.WIDTH)) {
      FanoutFunction fanout = fanout(client, lanes);
      for (int run = 0; run < WARM_UPS; run++) {
        push(fanout, sns, 50);
      }
      for (int publishes : BATCHES) {
        progress.line("  " + publishes + " …");
        rows.add(measured(fanout, sns, publishes));
      }
    }
    return new Report(facts(rows), rows);
  }

  private Map<String, Object> measured(FanoutFunction fanout, SettledSns sns, int publishes) {
    List<Long> nanos = new ArrayList<>();
    int connections = 0;
    for (int run = 0; run < runs; run++) {
      nanos.add(push(fanout, sns, publishes));
      connections = Math.max(connections, sns.connections());
    }
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("publishes", publishes);
    row.put("millis", new Sample(nanos).millis(50));
    row.put("connections", connections);
    return row;
  }

  /** How long one batch takes, in nanoseconds. */
  private static long push(FanoutFunction fanout, SettledSns sns, int publishes) {
    JsonNode event = event(publishes);
    sns.reset();
    long begun = System.nanoTime();
    BatchAnswer answer = fanout.handle(event);
    long taken = System.nanoTime() - begun;
    if (!answer.batchItemFailures().isEmpty() || sns.publishes() != publishes) {
      throw new IllegalStateException(
          "%d of %d were published; to begin again from %s"
              .formatted(sns.publishes(), publishes, answer.batchItemFailures()));
    }
    return taken;
  }

  private Map<String, Object> facts(List<Map<String, Object>> rows) {
    double one = (Double) rows.get(0).get("millis");
    double fifty = (Double) rows.get(1).get("millis");
    boolean narrow =
        rows.stream().allMatch(row -> (Integer) row.get("connections") <= FanoutFunction.WIDTH);
    double times = Math.round(fifty / one * 10) / 10.0;
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("publishMillis", latency.toMillis());
    facts.put("width", FanoutFunction.WIDTH);
    facts.put("fiftyBesideOneTimes", times);
    facts.put("fiftyBesideOneGoalTimes", GOAL_TIMES);
    facts.put("fanoutGoalsMet", times <= GOAL_TIMES && narrow);
    return facts;
  }

  private FanoutFunction fanout(SnsClient client, Lanes lanes) {
    SnsPush push = new SnsPush(client, clock);
    OffersByNumber offers = new OffersByNumber(clock);
    return new FanoutFunction(
        new PushOffer(push, offers, Tally.NONE, clock),
        new WithdrawPushes(push, offers, lanes, clock),
        new ShowOut(RemoveGuest.NOBODY, clock),
        offers,
        (function, id, record, why) -> {
          throw new IllegalStateException(why);
        },
        lanes,
        clock);
  }

  private static SnsClient client(URI url) throws IOException {
    return SnsClient.builder()
        .endpointOverride(url)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .httpClientBuilder(ApacheHttpClient.builder().maxConnections(connections()))
        .build();
  }

  /** As many as ship. */
  private static int connections() throws IOException {
    Properties settings = new Properties();
    try (InputStream shipped = FanoutWidth.class.getResourceAsStream("/application.properties")) {
      settings.load(shipped);
    }
    return Integer.parseInt(settings.getProperty(MAX_CONNECTIONS));
  }

  private static ObjectNode event(int records) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (int number = 0; number < records; number++) {
      ObjectNode dynamodb =
          array.addObject().put("eventSource", "aws:dynamodb").putObject("dynamodb");
      dynamodb.put("SequenceNumber", Integer.toString(number));
      dynamodb.putObject("Keys").put("number", number);
    }
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.set("Records", array);
    return event;
  }
}
