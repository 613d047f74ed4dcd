package dev.beckon.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.local.template.StreamMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkException;

/** Carries one stream to one function, on a thread of its own, until closed. */
final class StreamPoller implements AutoCloseable {
  private static final long IDLE_MILLIS = 50;
  private static final long AFTER_ERROR_MILLIS = 1000;
  private static final long DISCOVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final StreamMapping mapping;
  private final StreamCursor cursor;
  private final RecordFilter filter;
  private final Predicate<JsonNode> lost;
  private final BatchDelivery delivery;
  private final Consumer<String> log;
  private final CountDownLatch closing;
  private final Thread thread;

  /**
   * Begins at {@link #start}.
   *
   * @param lost whether a record is to be lost, as a test wishes
   * @param log hears what goes wrong
   * @param closing down to zero: this is to end
   */
  StreamPoller(
      StreamMapping mapping,
      StreamSource source,
      Predicate<JsonNode> lost,
      BatchDelivery delivery,
      Consumer<String> log,
      CountDownLatch closing) {
    this.mapping = mapping;
    this.cursor = new StreamCursor(source, mapping.fromStart());
    this.filter = new RecordFilter(mapping.function(), mapping.filters());
    this.lost = lost;
    this.delivery = delivery;
    this.log = log;
    this.closing = closing;
    thread = new Thread(this::run, "stream of " + mapping.table() + " to " + mapping.function());
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
      long discovered = System.nanoTime() - DISCOVERY_NANOS;
      while (closing.getCount() > 0) {
        try {
          if (cursor.closedOne() || System.nanoTime() - discovered >= DISCOVERY_NANOS) {
            cursor.discover();
            discovered = System.nanoTime();
          }
          if (!step()) {
            closing.await(IDLE_MILLIS, TimeUnit.MILLISECONDS);
          }
        } catch (SdkException e) {
          // DynamoDB is away or busy; the cursor stays where it is.
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

  /** Reads every shard once and delivers what came; whether anything came. */
  private boolean step() throws InterruptedException {
    boolean any = false;
    for (String shard : cursor.shards()) {
      List<JsonNode> read = cursor.read(shard);
      any |= !read.isEmpty();
      List<JsonNode> wanted = new ArrayList<>();
      for (JsonNode record : read) {
        if (filter.passes(record) && !lost.test(record)) {
          wanted.add(record);
        }
      }
      for (int from = 0; from < wanted.size(); from += mapping.batchSize()) {
        delivery.deliver(wanted.subList(from, Math.min(wanted.size(), from + mapping.batchSize())));
      }
    }
    return any;
  }
}
