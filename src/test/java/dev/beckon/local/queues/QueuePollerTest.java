package dev.beckon.local.queues;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beckon.fixtures.MovableClock;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import dev.beckon.local.lambda.Outcome;
import dev.beckon.local.sqs.SmallSqs;
import dev.beckon.local.sqs.SqsMessage;
import dev.beckon.local.template.Deployment;
import dev.beckon.local.template.QueueDefinition;
import dev.beckon.local.template.QueueMapping;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What Lambda's mapping of a queue does with a batch, over the wire. */
class QueuePollerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Deployment DEPLOYMENT = Deployment.local("", Map.of());
  private static final Duration VISIBILITY = Duration.ofMinutes(3);

  private final MovableClock clock = new MovableClock(NOW);
  private final List<JsonNode> events = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private Function<JsonNode, Outcome> function = event -> new Outcome.Answered("");
  private SmallSqs sqs;
  private SqsClient client;
  private String url;

  @BeforeEach
  void start() throws IOException {
    sqs =
        new SmallSqs(
            List.of(
                new QueueDefinition(
                    "timer",
                    0,
                    (int) VISIBILITY.toSeconds(),
                    Optional.of(new QueueDefinition.Redrive(DEPLOYMENT.queueArn("dead"), 3))),
                new QueueDefinition("dead", 0, 30, Optional.empty())),
            DEPLOYMENT,
            clock);
    client = LocalDynamoDb.local(SqsClient.builder(), sqs.url()).build();
    url = client.getQueueUrl(request -> request.queueName("timer")).queueUrl();
  }

  @AfterEach
  void stop() {
    client.close();
    sqs.close();
  }

  @Test
  void handsMessagesOverAsLambdaWritesThemAndDeletesThem() throws Exception {
    String id = send("{\"wave\":1}");

    poll(mapping(10, true));

    JsonNode record = events.get(0).at("/Records/0");
    assertThat(record.path("messageId").asText()).isEqualTo(id);
    assertThat(record.path("body").asText()).isEqualTo("{\"wave\":1}");
    assertThat(record.path("eventSource").asText()).isEqualTo("aws:sqs");
    assertThat(record.path("eventSourceARN").asText())
        .isEqualTo("arn:aws:sqs:eu-central-1:000000000000:timer");
    assertThat(record.path("awsRegion").asText()).isEqualTo("eu-central-1");
    assertThat(record.at("/attributes/ApproximateReceiveCount").asText()).isEqualTo("1");
    assertThat(record.path("receiptHandle").asText()).isNotEmpty();
    assertThat(left()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void nothingIsHandedOverWhileThereIsNothing() throws Exception {
    poll(mapping(10, true));

    assertThat(events).isEmpty();
  }

  @Test
  void aBatchIsNoLargerThanTheTemplateSays() throws Exception {
    send("a");
    send("b");
    send("c");

    poll(mapping(2, true));
    poll(mapping(2, true));

    assertThat(events).extracting(event -> event.path("Records").size()).containsExactly(2, 1);
  }

  @Test
  void whatIsReportedAsFailedComesAgainAfterItsVisibilityTimeoutAndTheRestIsDone()
      throws Exception {
    send("a");
    String failing = send("b");
    function = event -> new Outcome.Answered(failures(failing));

    poll(mapping(10, true));

    assertThat(left()).containsExactly(failing);
    assertThat(told).containsExactly("selection failed with 1 of 2 messages");
    poll(mapping(10, true));
    assertThat(events).hasSize(1);
    clock.advance(VISIBILITY);
    function = event -> new Outcome.Answered("{\"batchItemFailures\":[]}");
    poll(mapping(10, true));
    assertThat(events.get(1).at("/Records/0/attributes/ApproximateReceiveCount").asText())
        .isEqualTo("2");
    assertThat(left()).isEmpty();
  }

  @Test
  void afterSoManyTimesAMessageGoesToTheDeadLetters() throws Exception {
    String id = send("poison");
    function = event -> new Outcome.Failed("Boom", "it broke");

    for (int i = 0; i < 4; i++) {
      poll(mapping(10, true));
      clock.advance(VISIBILITY);
    }

    assertThat(events).hasSize(3);
    assertThat(left()).isEmpty();
    assertThat(sqs.messages("dead")).extracting(SqsMessage::id).containsExactly(id);
    assertThat(told).hasSize(3).first().asString().endsWith("1 of 1 messages: Boom: it broke");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"somebody else's\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
        "{\"batchItemFailures\":[{\"id\":\"x\"}]}"
      })
  void anAnswerThatCannotBeUnderstoodFailsTheWholeBatch(String answer) throws Exception {
    send("a");
    send("b");
    function = event -> new Outcome.Answered(answer);

    poll(mapping(10, true));

    assertThat(left()).hasSize(2);
  }

  @Test
  void whoseTemplateAsksForNoReportsIsDoneWithWhateverWasAnswered() throws Exception {
    String id = send("a");
    function = event -> new Outcome.Answered(failures(id));

    poll(mapping(10, false));

    assertThat(left()).isEmpty();
  }

  private static String failures(String id) {
    return "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + id + "\"}]}";
  }

  private static QueueMapping mapping(int batchSize, boolean reports) {
    return new QueueMapping("selection", DEPLOYMENT.queueArn("timer"), batchSize, 0, reports, 10);
  }

  private void poll(QueueMapping mapping) throws InterruptedException {
    new QueuePoller(mapping, client, url, this::invoke, events::add, told::add).step(0);
  }

  private CompletableFuture<Outcome> invoke(String name, String trigger, String payload) {
    assertThat(name).isEqualTo("selection");
    assertThat(trigger).startsWith("queue timer, ");
    try {
      return CompletableFuture.completedFuture(
          function.apply(new ObjectMapper().readTree(payload)));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private String send(String body) {
    return client.sendMessage(request -> request.queueUrl(url).messageBody(body)).messageId();
  }

  private List<String> left() {
    return sqs.messages("timer").stream().map(SqsMessage::id).toList();
  }
}
