package dev.beckon.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.MovableClock;
import dev.beckon.http.Json;
import dev.beckon.invitation.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several records at a time, answered as if they had come one by one. */
@Timeout(20)
class WideBatchTest {
  private static final String DYNAMODB = "aws:dynamodb";
  private static final int WIDTH = 4;
  private static final Instant UNTIL = Invitations.EVENING.plusSeconds(20);

  private final Lanes lanes = new Lanes(WIDTH);
  private final MovableClock clock = new MovableClock(Invitations.EVENING);
  private final Queue<String> kept = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> handled = new ConcurrentLinkedQueue<>();
  private final WideBatch batch =
      new WideBatch("fanout", (function, id, record, why) -> kept.add(id), lanes, clock);

  @AfterEach
  void close() {
    lanes.close();
  }

  @Test
  void everyRecordIsHandledOnce() {
    assertThat(failures(forEach(event(50), handled::add))).isEmpty();

    assertThat(handled).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void asManyAsTheWidthAreAtWorkAndNeverMore() {
    CyclicBarrier full = new CyclicBarrier(WIDTH);
    AtomicInteger atWork = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    forEach(
        event(WIDTH * 3),
        record -> {
          most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
          met(full);
          atWork.decrementAndGet();
        });

    assertThat(most).hasValue(WIDTH);
  }

  @Test
  void theLowestOfTheFailedIsReportedWhicheverFailedFirst() {
    CountDownLatch later = new CountDownLatch(1);

    BatchAnswer answer =
        forEach(
            event(4),
            record -> {
              if (record == 3) {
                later.countDown();
                throw busy();
              }
              if (record == 1) {
                over(later);
                throw busy();
              }
            });

    assertThat(failures(answer)).containsExactly("1");
  }

  @Test
  void nothingBehindAFailedRecordIsBegunAnyMoreAndWhatIsBeforeItIsDone() {
    CountDownLatch failed = new CountDownLatch(1);

    BatchAnswer answer =
        forEach(
            event(50),
            record -> {
              if (record == 2) {
                failed.countDown();
                throw busy();
              }
              over(failed);
              handled.add(record);
            });

    assertThat(failures(answer)).containsExactly("2");
    // What was at work with it may end; the next of those may have begun before it was heard of.
    assertThat(handled).contains(0, 1).hasSizeLessThan(50).noneMatch(record -> record == 2);
  }

  @Test
  void aPoisonedRecordIsKeptAndTheRestGoesOn() {
    BatchAnswer answer =
        forEach(
            event(10),
            record -> {
              if (record == 4) {
                throw new IllegalArgumentException("no such offer");
              }
              handled.add(record);
            });

    assertThat(failures(answer)).isEmpty();
    assertThat(kept).containsExactly("4");
    assertThat(handled).hasSize(9);
  }

  @Test
  void whenTheTimeIsOverTheFirstRecordThatWasNotBegunIsReported() {
    Lanes one = new Lanes(1);
    WideBatch narrow = new WideBatch("fanout", (function, id, record, why) -> {}, one, clock);

    BatchAnswer answer =
        narrow.forEach(
            event(5),
            DYNAMODB,
            UNTIL,
            change -> false,
            change -> {
              handled.add(number(change));
              clock.advance(Duration.ofSeconds(7));
            });
    one.close();

    assertThat(handled).containsExactly(0, 1, 2);
    assertThat(failures(answer)).containsExactly("3");
  }

  @Test
  void withoutAnyTimeAllOfItComesAgain() {
    clock.advance(Duration.ofSeconds(20));

    assertThat(failures(forEach(event(5), handled::add))).containsExactly("0");
    assertThat(handled).isEmpty();
  }

  @Test
  void recordsOfOneItemStayInTheirOrder() {
    ObjectNode event = event(40);
    event
        .path("Records")
        .forEach(record -> ((ObjectNode) record.path("dynamodb")).putObject("Keys").put("pk", 1));
    AtomicInteger atWork = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    forEach(
        event,
        record -> {
          most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
          handled.add(record);
          atWork.decrementAndGet();
        });

    assertThat(most).hasValue(1);
    assertThat(handled).containsExactlyElementsOf(IntStream.range(0, 40).boxed().toList());
  }

  @Test
  void aRecordThatIsAloneWaitsForAllBeforeItAndAllBehindItWait() {
    BatchAnswer answer =
        batch.forEach(
            event(21),
            DYNAMODB,
            UNTIL,
            change -> number(change) == 10,
            change -> {
              int record = number(change);
              if (record == 10) {
                assertThat(handled).hasSize(10).allMatch(before -> before < 10);
              }
              handled.add(record);
            });

    assertThat(failures(answer)).isEmpty();
    assertThat(kept).isEmpty();
    assertThat(List.copyOf(handled).get(10)).isEqualTo(10);
  }

  @Test
  void aRecordThatIsAloneHasTheLanesToItself() {
    CyclicBarrier full = new CyclicBarrier(WIDTH);

    batch.forEach(
        event(3),
        DYNAMODB,
        UNTIL,
        change -> true,
        change ->
            lanes.all(
                IntStream.range(0, WIDTH)
                    .<java.util.concurrent.Callable<Boolean>>mapToObj(
                        i -> () -> handled.add(met(full)))
                    .toList()));

    assertThat(kept).isEmpty();
    assertThat(handled).hasSize(3 * WIDTH);
  }

  @Test
  void aBugInTheDeadLettersIsNotSwallowedAndWhatWasBegunIsWaitedFor() {
    WideBatch broken =
        new WideBatch(
            "fanout",
            (function, id, record, why) -> {
              throw new IllegalStateException("no table");
            },
            lanes,
            clock);

    assertThatThrownBy(
            () ->
                broken.forEach(
                    event(2),
                    DYNAMODB,
                    UNTIL,
                    change -> false,
                    change -> {
                      if (number(change) == 0) {
                        throw new IllegalArgumentException("no such offer");
                      }
                      handled.add(1);
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no table");
    assertThat(handled).containsAnyOf(1).hasSize(1);
  }

  @Test
  void garbageInsteadOfARecordIsKept() {
    ObjectNode event = event(2);
    ((ArrayNode) event.get("Records")).add(17).addNull();

    assertThat(failures(forEach(event, handled::add))).isEmpty();
    assertThat(kept).hasSize(2);
    assertThat(failures(forEach(Json.object(), handled::add))).isEmpty();
  }

  private BatchAnswer forEach(JsonNode event, Consumer<Integer> handler) {
    return batch.forEach(
        event, DYNAMODB, UNTIL, change -> false, change -> handler.accept(number(change)));
  }

  private static int number(JsonNode change) {
    return Integer.parseInt(change.path("SequenceNumber").asText("-1"));
  }

  private static List<String> failures(BatchAnswer answer) {
    return answer.batchItemFailures().stream().map(BatchAnswer.Failure::itemIdentifier).toList();
  }

  private static Unavailable busy() {
    return new Unavailable("SNS is busy", null);
  }

  private static int met(CyclicBarrier barrier) {
    try {
      return barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("fewer at work than the width", e);
    }
  }

  private static void over(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode event(int records) {
    ObjectNode event = Json.object();
    ArrayNode array = event.putArray("Records");
    for (int i = 0; i < records; i++) {
      ObjectNode dynamodb = array.addObject().put("eventSource", DYNAMODB).putObject("dynamodb");
      dynamodb.put("SequenceNumber", Integer.toString(i)).putObject("Keys").put("pk", i);
    }
    return event;
  }
}
