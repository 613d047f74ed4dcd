package dev.beckon.local.queues;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.local.lambda.Invoker;
import dev.beckon.local.lambda.Outcome;
import dev.beckon.local.template.QueueMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Carries the messages of one queue to one function, one batch at a time, on a thread of its own,
 * until closed. What the function is done with is deleted; what failed comes again when its
 * visibility timeout is over.
 */
final class QueuePoller implements AutoCloseable {
  private static final long AFTER_ERROR_MILLIS = 1000;
  private static final int MOST_A_CALL = 10;

  /** As long as SQS lets one wait. */
  private static final int WAIT_SECONDS = 20;

  private final QueueMapping mapping;
  private final SqsClient client;
  private final String queueUrl;
  private final Invoker invoker;
  private final Consumer<JsonNode> delivered;
  private final Consumer<String> log;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Begins at {@link #start}.
   *
   * @param delivered hears of every batch that was handed over
   * @param log hears what goes wrong
   */
  QueuePoller(
      QueueMapping mapping,
      SqsClient client,
      String queueUrl,
      Invoker invoker,
      Consumer<JsonNode> delivered,
      Consumer<String> log) {
    this.mapping = mapping;
    this.client = client;
    this.queueUrl = queueUrl;
    this.invoker = invoker;
    this.delivered = delivered;
    this.log = log;
    thread = new Thread(this::run, "queue " + queueUrl + " to " + mapping.function());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (closing.getCount() > 0) {
        try {
          step(WAIT_SECONDS);
        } catch (AbortedException e) {
          // close() interrupts a wait: the condition of the loop sees it.
          Thread.currentThread().interrupt();
        } catch (SdkException e) {
          // The queue is away or busy; what was handed out comes again.
          if (!closing.await(AFTER_ERROR_MILLIS, TimeUnit.MILLISECONDS)) {
            log.accept(thread.getName() + ": " + e.getMessage());
          }
        }
      }
    } catch (InterruptedException e) {
      // close() wants it so; the thread ends.
      Thread.currentThread().interrupt();
    }
  }

  /** Waits at most so long for a batch, and hands it over when there is one. */
  void step(int waitSeconds) throws InterruptedException {
    List<Message> batch = gather(waitSeconds);
    if (batch.isEmpty()) {
      return;
    }
    JsonNode event = QueueRecords.event(batch, mapping.queue());
    Outcome outcome = invoke(event, batch.size());
    Set<String> failed = QueueRecords.failed(outcome, batch, mapping.reportsItemFailures());
    for (Message message : batch) {
      if (!failed.contains(message.messageId())) {
        client.deleteMessage(
            request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
      }
    }
    if (!failed.isEmpty()) {
      String why = outcome.ok() ? "" : ": " + outcome.words();
      log.accept(
          "%s failed with %d of %d messages%s"
              .formatted(mapping.function(), failed.size(), batch.size(), why));
    }
    delivered.accept(event);
  }

  /** A batch: as many as there are, or as come within the window after the first. */
  private List<Message> gather(int waitSeconds) {
    List<Message> batch = new ArrayList<>(receive(mapping.batchSize(), waitSeconds));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(mapping.windowSeconds());
    while (!batch.isEmpty() && batch.size() < mapping.batchSize() && System.nanoTime() < end) {
      batch.addAll(receive(mapping.batchSize() - batch.size(), 1));
    }
    return batch;
  }

  private List<Message> receive(int most, int waitSeconds) {
    return client
        .receiveMessage(
            request ->
                request
                    .queueUrl(queueUrl)
                    .maxNumberOfMessages(Math.min(most, MOST_A_CALL))
                    .waitTimeSeconds(waitSeconds)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private Outcome invoke(JsonNode event, int messages) throws InterruptedException {
    try {
      return invoker
          .invoke(
              mapping.function(),
              "queue "
                  + queueUrl.substring(queueUrl.lastIndexOf('/') + 1)
                  + ", "
                  + messages
                  + " messages",
              event.toString())
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an invocation ends in an outcome, whatever happens", e);
    }
  }
}
