package dev.beckon.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.local.lambda.Invoker;
import dev.beckon.local.lambda.Outcome;
import dev.beckon.local.template.StreamMapping;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Brings a batch to its function, in order, until each record is done or given up: repeats from the
 * first record that failed, halves what fails as a whole, and gives up after so many attempts.
 * While it repeats, nothing later of the same shard is read.
 */
final class BatchDelivery {
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 2000;

  /** Waits before the next attempt. */
  interface Pause {
    void millis(long millis) throws InterruptedException;
  }

  private final StreamMapping mapping;
  private final Invoker invoker;
  private final Consumer<Delivery> delivered;
  private final Consumer<FailedRecord> givenUp;
  private final Pause pause;
  private final Clock clock;

  BatchDelivery(
      StreamMapping mapping,
      Invoker invoker,
      Consumer<Delivery> delivered,
      Consumer<FailedRecord> givenUp,
      Pause pause,
      Clock clock) {
    this.mapping = mapping;
    this.invoker = invoker;
    this.delivered = delivered;
    this.givenUp = givenUp;
    this.pause = pause;
    this.clock = clock;
  }

  /** Returns when every record is done or given up. */
  void deliver(List<JsonNode> batch) throws InterruptedException {
    List<JsonNode> records = batch;
    int failures = 0;
    while (true) {
      records = youngEnough(records);
      if (records.isEmpty()) {
        return;
      }
      BatchVerdict verdict =
          BatchVerdict.of(invoke(records), records, mapping.reportsItemFailures());
      if (verdict.firstFailed() == records.size()) {
        return;
      }
      // A batch that got further is a new one; its attempts are counted afresh.
      failures = verdict.firstFailed() > 0 ? 1 : failures + 1;
      records = records.subList(verdict.firstFailed(), records.size());
      if (verdict.firstFailed() == 0 && mapping.bisect() && records.size() > 1) {
        pause(failures);
        int half = records.size() / 2;
        deliver(records.subList(0, half));
        deliver(records.subList(half, records.size()));
        return;
      }
      if (mapping.maximumRetryAttempts() >= 0 && failures > mapping.maximumRetryAttempts()) {
        giveUp(records, verdict.reason());
        return;
      }
      pause(failures);
    }
  }

  private void pause(int failures) throws InterruptedException {
    long doubled = FIRST_PAUSE_MILLIS << Math.min(failures - 1, 10);
    pause.millis(Math.min(doubled, LONGEST_PAUSE_MILLIS));
  }

  private Outcome invoke(List<JsonNode> records) throws InterruptedException {
    JsonNode event = StreamRecords.event(records);
    Outcome outcome;
    try {
      outcome =
          invoker
              .invoke(
                  mapping.function(),
                  "stream of " + mapping.table() + ", " + records.size() + " records",
                  event.toString())
              .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an invocation ends in an outcome, whatever happens", e);
    }
    delivered.accept(new Delivery(mapping.function(), event, outcome));
    return outcome;
  }

  private List<JsonNode> youngEnough(List<JsonNode> records) {
    if (mapping.maximumRecordAgeSeconds() < 0) {
      return records;
    }
    long oldest = clock.instant().getEpochSecond() - mapping.maximumRecordAgeSeconds();
    List<JsonNode> young = new ArrayList<>();
    List<JsonNode> old = new ArrayList<>();
    for (JsonNode record : records) {
      long created = record.path("dynamodb").path("ApproximateCreationDateTime").asLong();
      (created < oldest ? old : young).add(record);
    }
    giveUp(old, "older than " + mapping.maximumRecordAgeSeconds() + " s");
    return young;
  }

  private void giveUp(List<JsonNode> records, String reason) {
    for (JsonNode record : records) {
      givenUp.accept(new FailedRecord(clock.instant(), mapping.function(), record, reason));
    }
  }
}
