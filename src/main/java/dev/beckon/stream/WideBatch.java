package dev.beckon.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.invitation.Unavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Goes through a batch of a DynamoDB stream with several records at a time, and answers as if they
 * had been handled one by one: the lowest failed one, from which all is delivered again. So nothing
 * behind a failed record is begun any more, nor anything when the time is over; what was begun is
 * waited for. Records of one item stay in their order.
 *
 * <p>The thread that calls gives out the work and keeps the account; the others only return what
 * came of theirs.
 */
public final class WideBatch {
  private final StreamBatch records;
  private final Lanes lanes;
  private final Clock clock;

  public WideBatch(String function, DeadLetters deadLetters, Lanes lanes, Clock clock) {
    this.records = new StreamBatch(function, deadLetters);
    this.lanes = lanes;
    this.clock = clock;
  }

  /**
   * @param event the whole event
   * @param eventSource where its records must come from
   * @param until nothing is begun from then on; what is left is answered as failed
   * @param alone says of a record's {@code dynamodb} part whether it waits for all before it, and
   *     all behind it wait for it; such a record is handled by the calling thread and has the lanes
   *     to itself
   * @param handler handles the {@code dynamodb} part of one record; throws {@link Unavailable} when
   *     trying again may help, and anything else when it cannot
   */
  public BatchAnswer forEach(
      JsonNode event,
      String eventSource,
      Instant until,
      Predicate<JsonNode> alone,
      Consumer<JsonNode> handler) {
    List<JsonNode> all = new ArrayList<>();
    event.path("Records").forEach(all::add);
    Run run = new Run(all, new Work(eventSource, alone, handler), until);
    int failed = run.lowestFailed();
    return failed == all.size()
        ? BatchAnswer.allWell()
        : BatchAnswer.beginAgainFrom(StreamBatch.id(all.get(failed)));
  }

  private record Work(String eventSource, Predicate<JsonNode> alone, Consumer<JsonNode> handler) {}

  private record Done(int index, boolean well) {}

  /** One batch on its way. Only the calling thread changes its fields. */
  private final class Run {
    private final List<JsonNode> all;
    private final Work work;
    private final Instant until;
    private final ExecutorCompletionService<Done> running = lanes.completions();
    private final Set<JsonNode> itemsAtWork = new HashSet<>();
    private int next;
    private int atWork;
    private int failed;
    private RuntimeException bug;

    Run(List<JsonNode> all, Work work, Instant until) {
      this.all = all;
      this.work = work;
      this.until = until;
      this.failed = all.size();
    }

    int lowestFailed() {
      while (true) {
        while (mayBegin()) {
          begin(next++);
        }
        if (atWork == 0) {
          break;
        }
        await();
      }
      if (bug != null) {
        throw bug;
      }
      return Math.min(failed, next);
    }

    private boolean mayBegin() {
      if (next >= failed || bug != null || !clock.instant().isBefore(until)) {
        return false;
      }
      if (isAlone(next)) {
        return atWork == 0;
      }
      return atWork < lanes.width() && !itemsAtWork.contains(item(next));
    }

    private JsonNode item(int index) {
      return all.get(index).path("dynamodb").path("Keys");
    }

    private boolean isAlone(int index) {
      return work.alone().test(all.get(index).path("dynamodb"));
    }

    private void begin(int index) {
      if (isAlone(index)) {
        account(one(index));
        return;
      }
      atWork++;
      itemsAtWork.add(item(index));
      running.submit(() -> one(index));
    }

    private Done one(int index) {
      return new Done(
          index,
          records.handled(
              all.get(index),
              work.eventSource(),
              record -> work.handler().accept(record.path("dynamodb"))));
    }

    private void await() {
      try {
        Done done = running.take().get();
        itemsAtWork.remove(item(done.index()));
        account(done);
      } catch (ExecutionException e) {
        bug = e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while records were handled", e);
      } finally {
        atWork--;
      }
    }

    private void account(Done done) {
      if (!done.well()) {
        failed = Math.min(failed, done.index());
      }
    }
  }
}
