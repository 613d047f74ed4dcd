package dev.beckon.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fixtures.MovableClock;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import dev.beckon.local.template.Deployment;
import dev.beckon.local.template.QueueDefinition;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

class SmallSqsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String AWS = "https://sqs.eu-central-1.amazonaws.com/000000000000/";
  private static final String QUEUE = AWS + "timer";
  private static final String DEAD = AWS + "dead";
  private static final Deployment DEPLOYMENT = Deployment.local("", Map.of());

  private final MovableClock clock = new MovableClock(NOW);
  private SmallSqs sqs;
  private SqsClient client;

  @BeforeEach
  void start() throws IOException {
    sqs = new SmallSqs(definitions(), DEPLOYMENT, clock);
    client = client(sqs);
  }

  private static List<QueueDefinition> definitions() {
    return List.of(
        new QueueDefinition(
            "timer",
            0,
            30,
            Optional.of(new QueueDefinition.Redrive(DEPLOYMENT.queueArn("dead"), 2))),
        new QueueDefinition("dead", 5, 30, Optional.empty()));
  }

  private static SqsClient client(SmallSqs sqs) {
    return LocalDynamoDb.local(SqsClient.builder(), sqs.url())
        .overrideConfiguration(
            configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  @AfterEach
  void stop() {
    client.close();
    sqs.close();
  }

  @Test
  void handsAMessageOutOnceItsDelayIsOver() {
    String id = send("hello äöü", 60);

    assertThat(receive(QUEUE)).isEmpty();
    clock.advance(Duration.ofSeconds(60));

    assertThat(receive(QUEUE))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.messageId()).isEqualTo(id);
              assertThat(message.body()).isEqualTo("hello äöü");
              assertThat(message.attributes())
                  .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                  .containsEntry(
                      MessageSystemAttributeName.SENT_TIMESTAMP, Long.toString(NOW.toEpochMilli()))
                  .containsEntry(
                      MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP,
                      Long.toString(NOW.plusSeconds(60).toEpochMilli()));
            });
  }

  @Test
  void aMessageThatSaysNothingOfADelayHasItsQueues() {
    client.sendMessage(request -> request.queueUrl(DEAD).messageBody("late"));

    assertThat(receive(DEAD)).isEmpty();
    clock.advance(Duration.ofSeconds(5));
    assertThat(receive(DEAD)).hasSize(1);
  }

  @Test
  void whoIsHandedAMessageHasItAloneForAWhile() {
    send("a", 0);
    Message first = receive(QUEUE).get(0);

    clock.advance(Duration.ofSeconds(29));
    assertThat(receive(QUEUE)).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    Message again = receive(QUEUE).get(0);

    assertThat(again.messageId()).isEqualTo(first.messageId());
    assertThat(again.receiptHandle()).isNotEqualTo(first.receiptHandle());
    assertThat(again.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
  }

  @Test
  void whatIsDeletedIsGoneAndAnOldHandleDeletesNothing() {
    send("a", 0);
    Message first = receive(QUEUE).get(0);
    clock.advance(Duration.ofSeconds(30));
    Message again = receive(QUEUE).get(0);

    delete(first);
    assertThat(sqs.messages("timer")).hasSize(1);
    delete(again);
    assertThat(sqs.messages("timer")).isEmpty();
    delete(again);
  }

  @Test
  void aMessageThatWasHandedOutTooOftenGoesToTheDeadLetters() {
    String id = send("poison", 0);
    for (int i = 0; i < 2; i++) {
      assertThat(receive(QUEUE)).hasSize(1);
      clock.advance(Duration.ofSeconds(30));
    }

    assertThat(receive(QUEUE)).isEmpty();

    assertThat(sqs.messages("timer")).isEmpty();
    assertThat(sqs.messages("dead")).extracting(SqsMessage::id).containsExactly(id);
    assertThat(receive(DEAD)).extracting(Message::body).containsExactly("poison");
  }

  @Test
  void whoHasAMessageMayGiveItBackOrKeepItLonger() {
    send("a", 0);
    Message message = receive(QUEUE).get(0);

    visibility(message, 0);
    Message again = receive(QUEUE).get(0);
    visibility(again, 100);
    clock.advance(Duration.ofSeconds(99));

    assertThat(receive(QUEUE)).isEmpty();
    assertThatThrownBy(() -> visibility(message, 0))
        .isInstanceOf(ReceiptHandleIsInvalidException.class);
  }

  @Test
  void aReceiveTakesTenAtMostInTheOrderTheyWereSent() {
    for (int i = 0; i < 12; i++) {
      send("m" + i, 0);
    }

    assertThat(receive(QUEUE)).extracting(Message::body).startsWith("m0", "m1").hasSize(10);
    assertThat(receive(QUEUE)).extracting(Message::body).containsExactly("m10", "m11");
  }

  @Test
  void whoWaitsIsHandedTheMessageAsSoonAsItIsThere() throws Exception {
    try (SmallSqs living = new SmallSqs(definitions(), DEPLOYMENT, Clock.systemUTC());
        SqsClient waiting = client(living)) {
      CompletableFuture<List<Message>> received =
          CompletableFuture.supplyAsync(
              () ->
                  waiting
                      .receiveMessage(request -> request.queueUrl(QUEUE).waitTimeSeconds(20))
                      .messages());
      waiting.sendMessage(request -> request.queueUrl(QUEUE).messageBody("now").delaySeconds(900));
      assertThat(received).isNotDone();

      living.hurry("timer");

      assertThat(received.get(10, TimeUnit.SECONDS))
          .extracting(Message::body)
          .containsExactly("now");
    }
  }

  @Test
  void saysWhereAQueueIsAndWhatItIs() {
    assertThat(client.getQueueUrl(request -> request.queueName("timer")).queueUrl())
        .isEqualTo(sqs.url() + "/000000000000/timer");
    assertThat(
            client
                .getQueueAttributes(
                    request -> request.queueUrl(QUEUE).attributeNames(QueueAttributeName.ALL))
                .attributes())
        .containsEntry(QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:eu-central-1:000000000000:timer")
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30");
  }

  @Test
  void refusesAsSqsDoes() {
    assertThatThrownBy(
            () -> client.sendMessage(request -> request.queueUrl(AWS + "nope").messageBody("a")))
        .isInstanceOf(QueueDoesNotExistException.class);
    assertThatThrownBy(() -> send("a", 901))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining("DelaySeconds is invalid. Reason: Must be between 0 and 900.");
    assertThatThrownBy(() -> client.sendMessage(request -> request.queueUrl(QUEUE)))
        .hasMessageContaining("must contain the parameter MessageBody");
    assertThatThrownBy(() -> client.purgeQueue(request -> request.queueUrl(QUEUE)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void saysThatABodyIsNoJsonAndThatNothingWasAskedFor() throws Exception {
    HttpRequest.Builder garbage =
        HttpRequest.newBuilder(URI.create(sqs.url() + "/"))
            .POST(HttpRequest.BodyPublishers.ofString("{"));
    HttpClient http = HttpClient.newHttpClient();

    HttpResponse<String> untargeted = http.send(garbage.build(), BodyHandlers.ofString());
    HttpResponse<String> targeted =
        http.send(
            garbage.header("X-Amz-Target", "AmazonSQS.SendMessage").build(),
            BodyHandlers.ofString());

    assertThat(untargeted.statusCode()).isEqualTo(400);
    assertThat(untargeted.body()).contains("X-Amz-Target");
    assertThat(targeted.statusCode()).isEqualTo(400);
    assertThat(targeted.body()).contains("body");
  }

  private String send(String body, int delaySeconds) {
    return client
        .sendMessage(
            request -> request.queueUrl(QUEUE).messageBody(body).delaySeconds(delaySeconds))
        .messageId();
  }

  private List<Message> receive(String queue) {
    return client
        .receiveMessage(
            request ->
                request
                    .queueUrl(queue)
                    .maxNumberOfMessages(10)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private void delete(Message message) {
    client.deleteMessage(request -> request.queueUrl(QUEUE).receiptHandle(message.receiptHandle()));
  }

  private void visibility(Message message, int seconds) {
    client.changeMessageVisibility(
        request ->
            request
                .queueUrl(QUEUE)
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(seconds));
  }
}
