package dev.beckon.local.streams;

import static dev.beckon.local.streams.Records.NOW;
import static dev.beckon.local.streams.Records.record;
import static dev.beckon.local.streams.Records.records;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.local.lambda.Outcome;
import dev.beckon.local.template.StreamMapping;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BatchDeliveryTest {
  private static final Outcome BOOM = new Outcome.Failed("Boom", "it broke");
  private static final Outcome DONE = new Outcome.Answered("{\"batchItemFailures\":[]}");

  /** The sequence numbers of each batch that was handed over. */
  private final List<String> seen = new ArrayList<>();

  private final List<FailedRecord> givenUp = new ArrayList<>();
  private final List<Long> pauses = new ArrayList<>();

  private static Outcome failedFrom(int sequenceNumber) {
    return new Outcome.Answered(
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + sequenceNumber + "\"}]}");
  }

  private static StreamMapping mapping(int retries, boolean bisect) {
    return new StreamMapping(
        "fanout", "BeckonTable", 10, true, retries, 3600, bisect, true, List.of());
  }

  private void deliver(
      StreamMapping mapping, List<JsonNode> batch, Function<String, Outcome> function)
      throws InterruptedException {
    BatchDelivery delivery =
        new BatchDelivery(
            mapping,
            (name, trigger, payload) -> {
              seen.add(numbers(payload));
              return CompletableFuture.completedFuture(function.apply(numbers(payload)));
            },
            delivered -> {},
            givenUp::add,
            pauses::add,
            Clock.fixed(NOW, ZoneOffset.UTC));
    delivery.deliver(batch);
  }

  private static String numbers(String event) {
    StringBuilder numbers = new StringBuilder();
    try {
      new ObjectMapper()
          .readTree(event)
          .path("Records")
          .forEach(each -> numbers.append(StreamRecords.sequenceNumber(each)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    return numbers.toString();
  }

  private List<String> numbersGivenUp() {
    return givenUp.stream().map(each -> StreamRecords.sequenceNumber(each.record())).toList();
  }

  @Test
  void aBatchThatIsDoneIsHandedOverOnce() throws Exception {
    for (String done :
        List.of("{\"batchItemFailures\":[]}", "{}", "null", "", "{\"batchItemFailures\":null}")) {
      seen.clear();
      deliver(mapping(3, true), records(1, 4), batch -> new Outcome.Answered(done));
      assertThat(seen).as(done).containsExactly("1234");
    }
    assertThat(givenUp).isEmpty();
  }

  @Test
  void beginsAgainAtTheLowestFailedRecord() throws Exception {
    deliver(
        mapping(3, true),
        records(1, 5),
        batch ->
            batch.length() == 5
                ? new Outcome.Answered(
                    "{\"batchItemFailures\":[{\"itemIdentifier\":\"4\"},{\"itemIdentifier\":\"3\"}]}")
                : DONE);

    assertThat(seen).containsExactly("12345", "345");
    assertThat(pauses).containsExactly(50L);
  }

  @Test
  void repeatsTheWholeBatchWhenTheAnswerMakesNoSense() throws Exception {
    for (String answer :
        List.of(
            "no json",
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"99\"}]}",
            "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
            "{\"batchItemFailures\":[{\"itemIdentifer\":\"2\"}]}")) {
      seen.clear();
      deliver(
          mapping(3, false),
          records(1, 3),
          batch -> seen.size() == 1 ? new Outcome.Answered(answer) : DONE);
      assertThat(seen).as(answer).containsExactly("123", "123");
    }
  }

  @Test
  void halvesABatchThatFailsAsAWhole() throws Exception {
    deliver(mapping(2, true), records(1, 4), batch -> batch.contains("3") ? BOOM : DONE);

    assertThat(seen).containsExactly("1234", "12", "34", "3", "3", "3", "4");
    assertThat(numbersGivenUp()).containsExactly("3");
    assertThat(givenUp.get(0).reason()).isEqualTo("Boom: it broke");
    assertThat(givenUp.get(0).function()).isEqualTo("fanout");
  }

  @Test
  void doesNotHalveWhereTheTemplateDoesNotSaySo() throws Exception {
    deliver(mapping(1, false), records(1, 2), batch -> BOOM);

    assertThat(seen).containsExactly("12", "12");
    assertThat(numbersGivenUp()).containsExactly("1", "2");
  }

  @Test
  void countsAttemptsAfreshOnceItGotFurther() throws Exception {
    deliver(
        mapping(1, false),
        records(1, 3),
        batch -> batch.equals("123") ? failedFrom(2) : batch.equals("23") ? failedFrom(3) : DONE);

    assertThat(seen).containsExactly("123", "23", "3");
    assertThat(givenUp).isEmpty();
  }

  @Test
  void waitsLongerEachTimeUpToABound() throws Exception {
    deliver(mapping(8, true), records(1, 1), batch -> failedFrom(1));

    assertThat(pauses).containsExactly(50L, 100L, 200L, 400L, 800L, 1600L, 2000L, 2000L);
    assertThat(numbersGivenUp()).containsExactly("1");
  }

  @Test
  void retriesWithoutEndWhereTheTemplateSetsNone() throws Exception {
    deliver(mapping(-1, true), records(1, 1), batch -> seen.size() < 50 ? BOOM : DONE);

    assertThat(seen).hasSize(50);
    assertThat(givenUp).isEmpty();
  }

  @Test
  void givesUpRecordsThatAreTooOldWithoutTrying() throws Exception {
    ObjectNode old = record(1);
    ((ObjectNode) old.path("dynamodb"))
        .put("ApproximateCreationDateTime", NOW.getEpochSecond() - 3601);

    deliver(mapping(3, true), List.of(old, record(2)), batch -> DONE);

    assertThat(seen).containsExactly("2");
    assertThat(numbersGivenUp()).containsExactly("1");
  }

  @Test
  void takesAnyAnswerAsDoneWhereFailuresAreNotReported() throws Exception {
    StreamMapping silent = new StreamMapping("f", "T", 10, true, 3, -1, true, false, List.of());

    deliver(silent, records(1, 2), batch -> failedFrom(1));

    assertThat(seen).containsExactly("12");
  }
}
