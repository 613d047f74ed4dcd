package dev.beckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.local.Runner;
import dev.beckon.local.lambda.FunctionEnvironment;
import dev.beckon.local.lambda.FunctionZip;
import dev.beckon.local.lambda.Functions;
import dev.beckon.local.lambda.OsProcesses;
import dev.beckon.local.template.FunctionDefinition;
import dev.beckon.local.template.Stack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A function that is set up wrongly fails its init and says which variable is to be mended. */
class BadStartIT {
  private static final Path FOLDER = Path.of("target", "endtoend", "badstart").toAbsolutePath();
  private static final Path ZIP = Path.of("target", "function.zip");
  private static final String SECRET = "bm90IGEga2V5";

  private static Runner beckon;
  private static FunctionZip zip;

  @BeforeAll
  static void unpack() throws IOException {
    beckon = RunningBeckon.get().runner();
    zip = FunctionZip.unpack(ZIP, FOLDER);
  }

  @AfterAll
  static void remove() throws IOException {
    zip.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          intake     | BECKON_TABLE          |                | the variable BECKON_TABLE is not set
          intake     | BECKON_TABLE          | no-such-table  | the variable BECKON_TABLE names no table: no-such-table
          selection  | BECKON_PRESENCE_TABLE |                | the variable BECKON_PRESENCE_TABLE is not set
          selection  | BECKON_WAVE_QUEUE     |                | the variable BECKON_WAVE_QUEUE is not set
          selection  | BECKON_WAVE_QUEUE     | wave-timer     | the variable BECKON_WAVE_QUEUE is wrong: it must be the URL of an SQS queue, https://…/<account>/<name>
          selection  | BECKON_WAVE_QUEUE     | https://sqs.eu-central-1.amazonaws.com/000000000000/nope | the variable BECKON_WAVE_QUEUE names no queue: https://sqs.eu-central-1.amazonaws.com/000000000000/nope
          presence   | BECKON_PRESENCE_TABLE | no-such-table  | the variable BECKON_PRESENCE_TABLE names no table: no-such-table
          acceptance | BECKON_PASS_KEY       |                | the variable BECKON_PASS_KEY is not set
          acceptance | BECKON_PASS_KEY       | bm90IGEga2V5   | the variable BECKON_PASS_KEY is wrong: it must be a P-256 private key, PKCS#8 DER in base64
          acceptance | BECKON_PASS_KEY       | arn:aws:s3:::k | the variable BECKON_PASS_KEY is wrong: it must be the ARN of a secret of Secrets Manager or of a parameter of Systems Manager
          visit      | BECKON_PASS_MAKER     | zoom           | the variable BECKON_PASS_MAKER is wrong: it must be jwt, livekit or ivs
          fanout     | BECKON_PASS_MAKER     | livekit        | the variable BECKON_LIVEKIT_API_KEY is not set
          fanout     | BECKON_PASS_MAKER     | ivs            | the variable BECKON_IVS_CHANNEL is not set
          visit      | BECKON_PASS_ISSUER    |                | the variable BECKON_PASS_ISSUER is not set
          visit      | BECKON_PLAY_URL       | https://play.x | the variable BECKON_PLAY_URL is wrong: it must contain {room}
          visit      | BECKON_PLAY_URL       | play/{room}    | the variable BECKON_PLAY_URL is wrong: it must be a whole URL
          presence   | BECKON_PUSH_FCM_APPLICATION_ARN | arn:aws:sns:eu-central-1:000000000000:app/APNS/x | the variable BECKON_PUSH_FCM_APPLICATION_ARN is wrong: it must be the ARN of an SNS platform application, …:app/GCM/…
          presence   | BECKON_TICKET_KEY     |                | the variable BECKON_TICKET_KEY is not set
          presence   | BECKON_TICKET_KEY     | 0123456789abcdef0123456789abcde | the variable BECKON_TICKET_KEY is wrong: it must have 32 characters or more, chosen at random
          acceptance | BECKON_TICKET_KEY     |                | the variable BECKON_TICKET_KEY is not set
          visit      | BECKON_TICKET_KEY     |                | the variable BECKON_TICKET_KEY is not set
          cleanup    | QUARKUS_FUNQY_EXPORT  |                | You need to set quarkus.funqy.export
          cleanup    | QUARKUS_FUNQY_EXPORT  | sweep          | quarkus.funqy.export does not match a function: sweep
          """)
  void saysWhichVariableAndDoesNotStart(
      String function, String variable, String value, String words) throws IOException {
    String failure = start(function, variable, value, beckon.dynamoDb());

    assertThat(failure).contains("before it was ready").endsWith(words);
  }

  @Test
  void saysWhichTableDoesNotAnswer() throws IOException {
    String failure = start("fanout", "BECKON_TABLE", "any", URI.create("http://127.0.0.1:1"));

    assertThat(failure).endsWith("the table of BECKON_TABLE, any, does not answer");
  }

  @Test
  void neverSaysTheKeyItself() throws IOException {
    start("acceptance", "BECKON_PASS_KEY", SECRET, beckon.dynamoDb());

    assertThat(FOLDER.resolve("acceptance.log")).isRegularFile();
    assertThat(Files.readString(FOLDER.resolve("acceptance.log")))
        .contains("BECKON_PASS_KEY")
        .doesNotContain(SECRET);
  }

  /** Starts the function with one variable amiss; what became of it. */
  private static String start(String function, String variable, String value, URI dynamoDb)
      throws IOException {
    Stack stack = with(beckon.stack(), function, variable, value);
    FunctionEnvironment environment =
        new FunctionEnvironment(
            stack.deployment(),
            zip.folder(),
            dynamoDb,
            beckon.sns().url(),
            beckon.sqs().url(),
            beckon.url());
    OsProcesses processes = new OsProcesses(environment, FOLDER, line -> {});
    try (Functions functions = new Functions(stack, Map.of(), processes, Clock.systemUTC())) {
      CompletableFuture<Void> ready = functions.start().get(function);
      return ready
          .thenApply(none -> "it started")
          .exceptionally(failure -> failure.getMessage())
          .orTimeout(60, TimeUnit.SECONDS)
          .join();
    }
  }

  /** The stack with this function only, and one of its variables changed or taken away. */
  private static Stack with(Stack stack, String function, String variable, String value) {
    FunctionDefinition right = stack.function(function);
    Map<String, String> environment = new HashMap<>(right.environment());
    environment.remove(variable);
    if (value != null) {
      environment.put(variable, value);
    }
    FunctionDefinition wrong =
        new FunctionDefinition(
            right.name(),
            right.logicalId(),
            right.handler(),
            right.codeUri(),
            right.memoryMegabytes(),
            right.timeoutSeconds(),
            environment,
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new Stack(
        stack.deployment(),
        List.of(wrong),
        stack.tables(),
        stack.tableNames(),
        stack.queues(),
        stack.authorizers());
  }
}
