package dev.beckon.local.queues;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import dev.beckon.local.lambda.Invoker;
import dev.beckon.local.sqs.SmallSqs;
import dev.beckon.local.template.QueueMapping;
import dev.beckon.local.template.Stack;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Every event source mapping of a queue in the stack, running. */
public final class Queues implements AutoCloseable {
  /** Longer than a receive may wait. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int KEPT = 1000;

  private final SqsClient client;
  private final List<QueuePoller> pollers = new ArrayList<>();
  private final Deque<JsonNode> delivered = new ArrayDeque<>();

  /**
   * Starts them all.
   *
   * @param sqs where the queues are
   * @param log hears of messages that failed and of queues that cannot be read
   */
  public Queues(Stack stack, URI sqs, Invoker invoker, Consumer<String> log) {
    client =
        LocalDynamoDb.local(SqsClient.builder(), sqs)
            .httpClientBuilder(ApacheHttpClient.builder().socketTimeout(PATIENCE))
            .build();
    for (QueueMapping mapping : stack.queueMappings()) {
      String name = SmallSqs.nameIn(mapping.queue());
      String url = client.getQueueUrl(request -> request.queueName(name)).queueUrl();
      pollers.add(new QueuePoller(mapping, client, url, invoker, this::delivered, log));
    }
    pollers.forEach(QueuePoller::start);
  }

  /** The batches that functions were handed, oldest first; the last 1,000. */
  public List<JsonNode> deliveries() {
    synchronized (delivered) {
      return List.copyOf(delivered);
    }
  }

  private void delivered(JsonNode event) {
    synchronized (delivered) {
      delivered.add(event);
      if (delivered.size() > KEPT) {
        delivered.remove();
      }
    }
  }

  @Override
  public void close() {
    pollers.forEach(QueuePoller::close);
    client.close();
  }
}
