package dev.beckon.bench.start;

import dev.beckon.bench.Benchmark;
import dev.beckon.bench.Report;
import dev.beckon.bench.Sample;
import dev.beckon.local.Progress;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import dev.beckon.local.dynamodb.Tables;
import dev.beckon.local.issuer.LocalIssuer;
import dev.beckon.local.issuer.PassKeys;
import dev.beckon.local.lambda.FunctionEnvironment;
import dev.beckon.local.lambda.FunctionZip;
import dev.beckon.local.lambda.Functions;
import dev.beckon.local.lambda.OsProcesses;
import dev.beckon.local.lambda.Outcome;
import dev.beckon.local.sns.SmallSns;
import dev.beckon.local.sqs.SmallSqs;
import dev.beckon.local.template.Deployment;
import dev.beckon.local.template.FunctionDefinition;
import dev.beckon.local.template.Stack;
import dev.beckon.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Starts each function of the real zip a few times, as Lambda would, against DynamoDB Local and a
 * small SNS: one at a time, so that none slows another. {@code -Dstarts} and {@code -Danswers} say
 * how often.
 */
public final class StartBenchmark implements Benchmark {
  private static final double FIRST_ANSWER_GOAL_MILLIS = 2_500;
  private static final double WARM_GOAL_MILLIS = 300;
  private static final int LONGEST_WAIT_SECONDS = 60;
  private static final String FCM = "arn:aws:sns:eu-central-1:000000000000:app/GCM/beckon";
  private static final Path FOLDER = Path.of("target", "bench", "start");

  private final int starts = Integer.getInteger("starts", 5);
  private final int answers = Integer.getInteger("answers", 200);
  private final Clock clock = Clock.systemUTC();
  private final SampleEvents events = new SampleEvents(clock);

  /** What was measured of one function; times in nanoseconds since its process was begun. */
  private record Measured(
      List<Long> polls,
      List<Long> firsts,
      List<Long> cpu,
      List<Long> warm,
      List<Long> peaks,
      List<Long> empty) {
    Measured() {
      this(
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>());
    }
  }

  @Override
  public String question() {
    return "how soon each function of target/function.zip answers after its process starts";
  }

  @Override
  public Report run(Progress progress) throws Exception {
    Template template = Template.read(Path.of("template.yaml"));
    Stack stack = template.deploy(Deployment.local("bench-", parameters(template)));
    try (LocalDynamoDb dynamo =
            LocalDynamoDb.start(LocalDynamoDb.LIBRARIES, FOLDER.resolve("dynamodb.log"));
        DynamoDbClient client = dynamo.client();
        SmallSns sns = new SmallSns(List.of(FCM), clock);
        FunctionZip zip =
            FunctionZip.unpack(Path.of("target", "function.zip"), FOLDER.toAbsolutePath());
        SmallSqs sqs = new SmallSqs(stack.queues(), stack.deployment(), clock)) {
      Tables.create(client, template, "bench-");
      FunctionEnvironment environment =
          new FunctionEnvironment(
              stack.deployment(),
              zip.folder(),
              dynamo.endpoint(),
              sns.url(),
              sqs.url(),
              URI.create("http://127.0.0.1:1"));
      List<Map<String, Object>> rows = new ArrayList<>();
      Measured all = new Measured();
      for (FunctionDefinition function : stack.functions()) {
        Measured measured = new Measured();
        for (int start = 1; start <= starts; start++) {
          progress.line("  %s, start %d of %d".formatted(function.name(), start, starts));
          measured.empty().add(EmptyJvm.startAndEndNanos());
          measure(only(stack, function), environment, measured);
        }
        rows.add(row(function.name(), measured));
        all.firsts().addAll(measured.firsts());
        all.warm().addAll(measured.warm());
        all.empty().addAll(measured.empty());
      }
      return new Report(facts(all), rows);
    }
  }

  private static Map<String, String> parameters(Template template) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("JwtIssuer", LocalIssuer.ISSUER);
    parameters.put("JwtAudience", LocalIssuer.AUDIENCE);
    parameters.put("FcmPlatformApplicationArn", FCM);
    parameters.put("PassSigningKey", PassKeys.p256());
    parameters.keySet().retainAll(template.parameters());
    return parameters;
  }

  private static Stack only(Stack stack, FunctionDefinition function) {
    return new Stack(
        stack.deployment(),
        List.of(function),
        stack.tables(),
        stack.tableNames(),
        stack.queues(),
        stack.authorizers());
  }

  private void measure(Stack stack, FunctionEnvironment environment, Measured measured)
      throws IOException {
    String function = stack.functions().get(0).name();
    TimedProcesses processes =
        new TimedProcesses(new OsProcesses(environment, FOLDER.resolve("logs"), line -> {}));
    try (Functions functions = new Functions(stack, Map.of(), processes, clock)) {
      functions.start().get(function).orTimeout(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS).join();
      measured.polls().add(processes.sinceBegunNanos());
      answer(functions, function);
      measured.firsts().add(processes.sinceBegunNanos());
      measured.cpu().add(processes.cpuNanos());
      for (int answer = 0; answer < answers / starts; answer++) {
        long before = System.nanoTime();
        answer(functions, function);
        measured.warm().add(System.nanoTime() - before);
      }
      measured.peaks().add(processes.peakMegabytes());
    }
  }

  /** Any answer counts, a refusal too: the function has gone its whole way. A failure does not. */
  private void answer(Functions functions, String function) throws IOException {
    Outcome outcome = functions.invoke(function, "bench", events.read(function)).join();
    if (!outcome.ok()) {
      throw new IOException(
          function + " failed on " + events.name(function) + ": " + outcome.words());
    }
  }

  private Map<String, Object> row(String function, Measured measured) {
    Sample firsts = new Sample(measured.firsts());
    Sample warm = new Sample(measured.warm());
    double ratio = firsts.millis(50) / new Sample(measured.empty()).millis(50);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("function", function);
    row.put("event", events.name(function));
    row.put("pollMillis", new Sample(measured.polls()).millis(50));
    row.put("firstAnswerMillis", firsts.millis(50));
    row.put("worstFirstMillis", firsts.millis(100));
    row.put("cpuMillis", new Sample(measured.cpu()).millis(50));
    row.put("timesEmptyJvm", Math.round(ratio * 10) / 10.0);
    row.put("warmP50Millis", warm.millis(50));
    row.put("warmP99Millis", warm.millis(99));
    row.put("peakMegabytes", measured.peaks().stream().mapToLong(Long::longValue).max().orElse(-1));
    return row;
  }

  private Map<String, Object> facts(Measured all) {
    double first = new Sample(all.firsts()).millis(100);
    double warm = new Sample(all.warm()).millis(99);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("startsOfEachFunction", starts);
    facts.put("warmAnswersOfEachFunction", answers / starts * starts);
    facts.put("emptyJvmMillis", new Sample(all.empty()).millis(50));
    facts.put("java", Runtime.version().toString());
    facts.put("processors", Runtime.getRuntime().availableProcessors());
    facts.put("worstFirstAnswer", verdict(first, FIRST_ANSWER_GOAL_MILLIS));
    facts.put("warmP99", verdict(warm, WARM_GOAL_MILLIS));
    return facts;
  }

  private static String verdict(double millis, double goal) {
    return "%s ms, goal %s ms: %s".formatted(millis, goal, millis < goal ? "met" : "MISSED");
  }
}
