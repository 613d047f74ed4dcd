package dev.beckon.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.beckon.local.http.LoopbackServer;
import dev.beckon.local.template.Deployment;
import dev.beckon.local.template.QueueDefinition;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * As much of SQS as timers need, over its wire protocol: standard queues with delays, visibility
 * timeouts, receive counts and queues of dead letters. What is in them is gone when this JVM ends.
 */
public final class SmallSqs implements AutoCloseable {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MOST_DELAY_SECONDS = 900;
  private static final int MOST_VISIBILITY_SECONDS = 43_200;
  private static final int MOST_MESSAGES = 10;
  private static final int MOST_WAIT_SECONDS = 20;

  private final Map<String, SqsQueue> queues = new LinkedHashMap<>();
  private final Deployment deployment;
  private final LoopbackServer server;

  /** Starts it on a free port, with these queues. */
  public SmallSqs(List<QueueDefinition> definitions, Deployment deployment, Clock clock)
      throws IOException {
    this.deployment = deployment;
    for (QueueDefinition definition : definitions) {
      queues.put(definition.name(), new SqsQueue(definition, clock));
    }
    for (SqsQueue queue : queues.values()) {
      queue
          .definition()
          .redrive()
          .ifPresent(redrive -> queue.giveUpTo(named(nameIn(redrive.deadLetterQueue()))));
    }
    server = LoopbackServer.bind(0);
    // A receive may hold its thread for 20 s.
    server.serve(Executors.newCachedThreadPool(), this::handle);
  }

  public URI url() {
    return server.url();
  }

  /** What is in the queue, be it visible or not, in the order it was sent. */
  public List<SqsMessage> messages(String queue) {
    return named(queue).messages();
  }

  /** As if the time had come for every message in the queue. */
  public void hurry(String queue) {
    named(queue).hurry();
  }

  /** The last part of a queue's ARN. */
  public static String nameIn(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  @Override
  public void close() {
    server.close();
  }

  private SqsQueue named(String name) {
    SqsQueue queue = queues.get(name);
    if (queue == null) {
      throw SqsRefusal.noSuchQueue();
    }
    return queue;
  }

  private void handle(HttpExchange exchange) throws IOException {
    int status = 200;
    JsonNode answer;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/x-amz-json-1.0");
    headers.put("x-amzn-RequestId", UUID.randomUUID().toString());
    try {
      SqsCall call =
          SqsCall.read(
              exchange.getRequestHeaders().getFirst("X-Amz-Target"),
              exchange.getRequestBody().readAllBytes());
      answer = carryOut(call);
    } catch (SqsRefusal refusal) {
      status = refusal.status();
      headers.put("x-amzn-query-error", refusal.queryCode());
      answer =
          NODES.objectNode().put("__type", refusal.type()).put("message", refusal.getMessage());
    } catch (InterruptedException e) {
      // The server ends: nobody reads the answer any more.
      Thread.currentThread().interrupt();
      exchange.close();
      return;
    }
    LoopbackServer.answer(
        exchange, status, headers, answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode carryOut(SqsCall call) throws InterruptedException {
    return switch (call.action()) {
      case "SendMessage" -> send(call);
      case "ReceiveMessage" -> receive(call);
      case "DeleteMessage" -> {
        named(call.queueName()).delete(call.required("ReceiptHandle"));
        yield NODES.objectNode();
      }
      case "ChangeMessageVisibility" -> {
        int seconds = call.number("VisibilityTimeout", -1, 0, MOST_VISIBILITY_SECONDS);
        named(call.queueName()).changeVisibility(call.required("ReceiptHandle"), seconds);
        yield NODES.objectNode();
      }
      case "GetQueueUrl" ->
          NODES
              .objectNode()
              .put("QueueUrl", url(named(call.required("QueueName")).definition().name()));
      case "GetQueueAttributes" -> attributes(named(call.queueName()));
      default -> throw SqsRefusal.unknownAction(call.action());
    };
  }

  private String url(String name) {
    return url() + "/" + deployment.account() + "/" + name;
  }

  private JsonNode send(SqsCall call) {
    SqsQueue queue = named(call.queueName());
    String body = call.required("MessageBody");
    int delay =
        call.number("DelaySeconds", queue.definition().delaySeconds(), 0, MOST_DELAY_SECONDS);
    return NODES
        .objectNode()
        .put("MessageId", queue.send(body, delay))
        .put("MD5OfMessageBody", md5(body));
  }

  private JsonNode receive(SqsCall call) throws InterruptedException {
    SqsQueue queue = named(call.queueName());
    int most = call.number("MaxNumberOfMessages", 1, 1, MOST_MESSAGES);
    int wait = call.number("WaitTimeSeconds", 0, 0, MOST_WAIT_SECONDS);
    int visibility =
        call.number(
            "VisibilityTimeout",
            queue.definition().visibilityTimeoutSeconds(),
            0,
            MOST_VISIBILITY_SECONDS);
    ObjectNode answer = NODES.objectNode();
    for (SqsMessage message : queue.receive(most, Duration.ofSeconds(wait), visibility)) {
      answer.withArray("Messages").add(json(message));
    }
    return answer;
  }

  /** With every system attribute that a poller asks for, asked or not. */
  private ObjectNode json(SqsMessage message) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("MessageId", message.id())
            .put("ReceiptHandle", message.receiptHandle())
            .put("MD5OfBody", md5(message.body()))
            .put("Body", message.body());
    json.putObject("Attributes")
        .put("ApproximateReceiveCount", Integer.toString(message.receiveCount()))
        .put("SentTimestamp", Long.toString(message.sentAt().toEpochMilli()))
        .put("SenderId", deployment.account())
        .put(
            "ApproximateFirstReceiveTimestamp",
            Long.toString(message.firstReceivedAt().toEpochMilli()));
    return json;
  }

  private JsonNode attributes(SqsQueue queue) {
    QueueDefinition definition = queue.definition();
    ObjectNode answer = NODES.objectNode();
    answer
        .putObject("Attributes")
        .put("QueueArn", deployment.queueArn(definition.name()))
        .put("DelaySeconds", Integer.toString(definition.delaySeconds()))
        .put("VisibilityTimeout", Integer.toString(definition.visibilityTimeoutSeconds()));
    return answer;
  }

  private static String md5(String body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
