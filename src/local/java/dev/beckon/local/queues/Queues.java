package dev.beckon.local.queues;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import dev.beckon.local.lambda.Invoker;
import dev.beckon.local.sqs.SmallSqs;
import dev.beckon.local.template.QueueMapping;
import dev.beckon.local.template.Stack;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Every event source mapping of a queue in the stack, running. */
public final class Queues implements AutoCloseable {
  /** Longer than a receive may wait. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SqsClient client;
  private final List<QueuePoller> pollers = new ArrayList<>();
  private final Map<String, JsonNode> last = new ConcurrentHashMap<>();

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
      Consumer<JsonNode> delivered = event -> last.put(mapping.function(), event);
      pollers.add(new QueuePoller(mapping, client, url, invoker, delivered, log));
    }
    pollers.forEach(QueuePoller::start);
  }

  /** The last batch that a function was handed, to hand it over again. */
  public Optional<JsonNode> lastDelivery(String function) {
    return Optional.ofNullable(last.get(function));
  }

  @Override
  public void close() {
    pollers.forEach(QueuePoller::close);
    client.close();
  }
}
