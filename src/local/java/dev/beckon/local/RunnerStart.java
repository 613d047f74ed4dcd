package dev.beckon.local;

import dev.beckon.local.dynamodb.LocalDynamoDb;
import dev.beckon.local.dynamodb.Tables;
import dev.beckon.local.http.Front;
import dev.beckon.local.http.LocalPages;
import dev.beckon.local.http.LoopbackServer;
import dev.beckon.local.issuer.LocalIssuer;
import dev.beckon.local.issuer.PassKeys;
import dev.beckon.local.lambda.Costs;
import dev.beckon.local.lambda.FunctionEnvironment;
import dev.beckon.local.lambda.FunctionZip;
import dev.beckon.local.lambda.Functions;
import dev.beckon.local.lambda.OsProcesses;
import dev.beckon.local.queues.Queues;
import dev.beckon.local.schedule.Schedules;
import dev.beckon.local.sns.SmallSns;
import dev.beckon.local.sqs.SmallSqs;
import dev.beckon.local.streams.Streams;
import dev.beckon.local.streams.StreamsOfTables;
import dev.beckon.local.template.Deployment;
import dev.beckon.local.template.Stack;
import dev.beckon.local.template.Template;
import dev.beckon.meter.WireMeter;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Starts the parts in their order, side by side where that helps, and says how long each took. */
final class RunnerStart {
  static final String FCM = "arn:aws:sns:eu-central-1:000000000000:app/GCM/beckon-local";
  static final String APNS = "arn:aws:sns:eu-central-1:000000000000:app/APNS/beckon-local";

  private static final int LONGEST_INIT_SECONDS = 60;

  private final Settings settings;
  private final Progress progress;
  private final Teardown teardown;
  private final Steps steps;
  private final Clock clock = Clock.systemUTC();

  /** What is running once all went well. */
  record Running(
      Front front,
      Stack stack,
      URI dynamoDb,
      LocalIssuer issuer,
      SmallSns sns,
      SmallSqs sqs,
      Functions functions,
      Streams streams,
      Queues queues) {}

  RunnerStart(Settings settings, Progress progress, Teardown teardown) {
    this.settings = settings;
    this.progress = progress;
    this.teardown = teardown;
    steps = new Steps(progress);
  }

  /** Throws {@link RunnerException} when anything does not start; what did is in the teardown. */
  Running start() {
    Template template = Steps.told(() -> Template.read(settings.template()));
    LoopbackServer server = teardown.add(Steps.told(this::bind));
    URI media = server.url().resolve(RunnerPages.MEDIA);
    CompletableFuture<URI> tabling =
        steps.aside("DynamoDB with its tables", () -> startTables(template));
    CompletableFuture<LocalIssuer> issuing =
        steps.aside("issuer's key", () -> new LocalIssuer(clock));
    Stack stack = Steps.told(() -> template.deploy(deployment(template, media)));
    CompletableFuture<FunctionZip> unpacking =
        steps.aside("function zip unpacked", () -> unpack(stack));
    SmallSns sns = teardown.add(Steps.told(() -> new SmallSns(List.of(FCM, APNS), clock)));
    SmallSqs sqs =
        teardown.add(Steps.told(() -> new SmallSqs(stack.queues(), stack.deployment(), clock)));
    FunctionZip zip = Steps.result(unpacking);
    URI dynamoDb = Steps.result(tabling);

    CompletableFuture<Void> seeding =
        settings.seeding() == Seeding.NONE
            ? CompletableFuture.completedFuture(null)
            : steps.aside("seeded", () -> seed(stack, dynamoDb, sns));
    Optional<WireMeter> meter = Steps.told(() -> startMeter(dynamoDb));
    FunctionEnvironment environment =
        new FunctionEnvironment(
            stack.deployment(),
            zip.folder(),
            meter.map(WireMeter::url).orElse(dynamoDb),
            meter.isPresent(),
            sns.url(),
            sqs.url(),
            media);
    Functions functions =
        Steps.result(
            steps.here(
                stack.functions().size() + " functions",
                () -> startFunctions(stack, environment, costs(meter))));
    Steps.result(seeding);
    Steps.told(() -> addStreams(template, dynamoDb));
    StreamsOfTables streams =
        teardown.add(
            Steps.told(
                () -> new StreamsOfTables(stack, dynamoDb, functions, progress::line, clock)));
    streams.streams().start();
    Queues queues =
        teardown.add(Steps.told(() -> new Queues(stack, sqs.url(), functions, progress::line)));
    if (settings.schedules()) {
      teardown.add(Steps.told(() -> new Schedules(stack, functions, progress::line, clock)));
    }
    LocalIssuer issuer = Steps.result(issuing);
    LocalPages pages =
        new RunnerPages(
                settings.players(),
                settings.minimumDwell(),
                issuer,
                sns,
                functions,
                streams.streams(),
                () -> Audit.of(dynamoDb, stack.tableNames().get("BeckonTable")))
            .pages();
    Front front = teardown.add(new Front(server, stack, issuer.keys(), functions, pages, clock));
    return new Running(
        front, stack, dynamoDb, issuer, sns, sqs, functions, streams.streams(), queues);
  }

  private LoopbackServer bind() throws IOException {
    try {
      return LoopbackServer.bind(settings.port());
    } catch (BindException e) {
      throw new RunnerException(
          "port " + settings.port() + " is in use: choose another one with -Dport=…", e);
    }
  }

  private Deployment deployment(Template template, URI media) {
    Map<String, String> parameters = new HashMap<>(PassKeys.parameters("jwt"));
    parameters.put("JwtIssuer", LocalIssuer.ISSUER);
    parameters.put("JwtAudience", LocalIssuer.AUDIENCE);
    parameters.put("FcmPlatformApplicationArn", FCM);
    parameters.put("ApnsPlatformApplicationArn", APNS);
    parameters.put("LiveKitUrl", media.toString());
    parameters.keySet().retainAll(template.parameters());
    parameters.putAll(settings.parameters());
    return Deployment.local(settings.tablePrefix(), parameters);
  }

  private URI startTables(Template template) throws IOException {
    URI endpoint =
        settings.dynamoDb().isPresent()
            ? settings.dynamoDb().get()
            : teardown
                .add(
                    LocalDynamoDb.start(
                        settings.libraries(), settings.logs().resolve("dynamodb.log")))
                .endpoint();
    try (DynamoDbClient client = LocalDynamoDb.client(endpoint)) {
      Tables.createBare(client, template, settings.tablePrefix());
      Tables.addTimeToLive(client, template, settings.tablePrefix());
    } catch (SdkException e) {
      throw new IOException("no tables can be made at " + endpoint + ": " + e.getMessage(), e);
    }
    return endpoint;
  }

  private Void addStreams(Template template, URI dynamoDb) {
    try (DynamoDbClient client = LocalDynamoDb.client(dynamoDb)) {
      Tables.addStreams(client, template, settings.tablePrefix());
    }
    return null;
  }

  private FunctionZip unpack(Stack stack) throws IOException {
    List<String> uris = stack.functions().stream().map(each -> each.codeUri()).distinct().toList();
    if (uris.size() != 1) {
      throw new RunnerException("the functions must share one zip, not " + uris);
    }
    Path zip = settings.template().toAbsolutePath().resolveSibling(uris.get(0));
    if (!Files.isRegularFile(zip)) {
      throw new RunnerException("the function zip " + zip + " is missing: run ./mvnw package");
    }
    return teardown.add(FunctionZip.unpack(zip, settings.folder().toAbsolutePath()));
  }

  private Void seed(Stack stack, URI dynamoDb, SmallSns sns) throws Exception {
    settings
        .seeding()
        .seed(new Seeding.Ground(dynamoDb, stack.tableNames(), FCM, sns::createEndpoint, progress));
    return null;
  }

  /** Whoever plays on the page sees what it costs; nobody else waits for it. */
  private Optional<WireMeter> startMeter(URI dynamoDb) throws IOException {
    return settings.players().isEmpty()
        ? Optional.empty()
        : Optional.of(teardown.add(new WireMeter(dynamoDb)));
  }

  private static Costs costs(Optional<WireMeter> meter) {
    return meter.isEmpty()
        ? Costs.UNKNOWN
        : (function, instance) -> meter.get().take(function + "/" + instance);
  }

  private Functions startFunctions(Stack stack, FunctionEnvironment environment, Costs costs)
      throws IOException {
    Consumer<String> listener = settings.verbose() ? progress::line : line -> {};
    OsProcesses processes = new OsProcesses(environment, settings.logs(), listener);
    Functions functions =
        teardown.add(new Functions(stack, settings.concurrency(), processes, costs, clock));
    Map<String, CompletableFuture<Void>> ready = functions.start();
    CompletableFuture<Void> all =
        CompletableFuture.allOf(ready.values().toArray(CompletableFuture[]::new));
    for (CompletableFuture<Void> each : ready.values()) {
      // The first that cannot start ends the wait for the others.
      each.exceptionally(
          failure -> {
            all.completeExceptionally(failure);
            return null;
          });
    }
    all.completeOnTimeout(null, LONGEST_INIT_SECONDS, TimeUnit.SECONDS);
    Steps.result(all);
    List<String> late = ready.keySet().stream().filter(name -> !ready.get(name).isDone()).toList();
    if (!late.isEmpty()) {
      throw new RunnerException(
          "not ready after %d s: %s; see %s"
              .formatted(LONGEST_INIT_SECONDS, String.join(", ", late), settings.logs()));
    }
    return functions;
  }
}
