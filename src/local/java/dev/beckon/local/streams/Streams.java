package dev.beckon.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.local.lambda.Invoker;
import dev.beckon.local.template.StreamMapping;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Every event source mapping of the stack, each with a cursor of its own; and what tests may do.
 */
public final class Streams implements AutoCloseable {
  private static final int KEPT_FAILURES = 1000;

  private record Loss(String function, Predicate<JsonNode> record) {}

  private final List<StreamPoller> pollers = new ArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Loss> losses = new CopyOnWriteArrayList<>();
  private final List<Consumer<Delivery>> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, Delivery> last = new ConcurrentHashMap<>();
  private final Deque<FailedRecord> failed = new ArrayDeque<>();
  private final Consumer<String> log;

  /**
   * Begins at {@link #start}.
   *
   * @param sources gives the stream of a table by its logical id
   * @param log hears of records that are given up and of streams that cannot be read
   */
  Streams(
      List<StreamMapping> mappings,
      Function<String, StreamSource> sources,
      Invoker invoker,
      Consumer<String> log,
      Clock clock) {
    this.log = log;
    for (StreamMapping mapping : mappings) {
      BatchDelivery delivery =
          new BatchDelivery(
              mapping,
              invoker,
              this::delivered,
              this::givenUp,
              millis -> closing.await(millis, TimeUnit.MILLISECONDS),
              clock);
      pollers.add(
          new StreamPoller(
              mapping,
              sources.apply(mapping.table()),
              record -> isLost(mapping.function(), record),
              delivery,
              log,
              closing));
    }
  }

  public void start() {
    pollers.forEach(StreamPoller::start);
  }

  /**
   * Loses, once, the next record that matches: the function never sees it.
   *
   * @param record as Lambda would write it, after the filters
   */
  public void dropNext(String function, Predicate<JsonNode> record) {
    losses.add(new Loss(function, record));
  }

  /** Calls the listener after every batch from now on, on the mapping's thread. */
  public void onDelivered(Consumer<Delivery> listener) {
    listeners.add(listener);
  }

  /** The last batch a function was handed, to hand it over again. */
  public Optional<Delivery> lastDelivery(String function) {
    return Optional.ofNullable(last.get(function));
  }

  /** The records that were given up, oldest first; the last 1,000. */
  public List<FailedRecord> failedRecords() {
    synchronized (failed) {
      return List.copyOf(failed);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    for (StreamPoller poller : pollers) {
      poller.close();
    }
  }

  private boolean isLost(String function, JsonNode record) {
    for (Loss loss : losses) {
      if (loss.function().equals(function) && loss.record().test(record)) {
        return losses.remove(loss);
      }
    }
    return false;
  }

  private void delivered(Delivery delivery) {
    last.put(delivery.function(), delivery);
    listeners.forEach(listener -> listener.accept(delivery));
  }

  private void givenUp(FailedRecord record) {
    synchronized (failed) {
      failed.add(record);
      if (failed.size() > KEPT_FAILURES) {
        failed.remove();
      }
    }
    log.accept(
        record.function()
            + " gave up a record ("
            + record.reason()
            + "): "
            + record.record().path("dynamodb").path("Keys"));
  }
}
