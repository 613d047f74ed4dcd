package dev.beckon.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Json;
import dev.beckon.invitation.Unavailable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One bad record stops nothing but itself, and a passing fault loses nothing. */
class StreamBatchTest {
  private static final String DYNAMODB = "aws:dynamodb";
  private static final String POISON = "poison";
  private static final String BUSY = "busy";

  private final List<Letter> kept = new ArrayList<>();
  private final List<String> handled = new ArrayList<>();
  private final StreamBatch batch =
      new StreamBatch(
          "fanout", (function, id, record, why) -> kept.add(new Letter(function, id, record, why)));

  private record Letter(String function, String id, String record, String why) {}

  @Test
  void recordsAreHandledInTheOrderTheyCame() {
    BatchAnswer answer =
        batch.forEach(
            event(record("101", "a"), record("102", "b"), record("103", "c")),
            DYNAMODB,
            this::handle);

    assertThat(handled).containsExactly("a", "b", "c");
    assertThat(answer.batchItemFailures()).isEmpty();
    assertThat(kept).isEmpty();
  }

  @Test
  void anEmptyBatchIsAllWell() {
    assertThat(batch.forEach(event(), DYNAMODB, this::handle).batchItemFailures()).isEmpty();
    assertThat(batch.forEach(Json.object(), DYNAMODB, this::handle).batchItemFailures()).isEmpty();
  }

  @Test
  void aPoisonedRecordGoesWholeToTheDeadLettersAndTheRestGoesOn() {
    ObjectNode poisoned = record("102", POISON);

    BatchAnswer answer =
        batch.forEach(
            event(record("101", "a"), poisoned, record("103", "c")), DYNAMODB, this::handle);

    assertThat(answer.batchItemFailures()).isEmpty();
    assertThat(handled).containsExactly("a", "c");
    assertThat(kept)
        .containsExactly(
            new Letter(
                "fanout",
                "102",
                poisoned.toString(),
                "java.lang.IllegalArgumentException: no such offer"));
  }

  @Test
  void aPassingFaultReportsTheLowestFailedRecordAndStopsThere() {
    BatchAnswer answer =
        batch.forEach(
            event(record("101", "a"), record("102", BUSY), record("103", "c"), record("104", BUSY)),
            DYNAMODB,
            this::handle);

    assertThat(answer.batchItemFailures()).containsExactly(new BatchAnswer.Failure("102"));
    assertThat(handled).containsExactly("a");
    assertThat(kept).isEmpty();
  }

  @Test
  void whatWasPoisonedBeforeAPassingFaultIsKeptAndNotReported() {
    BatchAnswer answer =
        batch.forEach(event(record("101", POISON), record("102", BUSY)), DYNAMODB, this::handle);

    assertThat(answer.batchItemFailures()).containsExactly(new BatchAnswer.Failure("102"));
    assertThat(kept).extracting(Letter::id).containsExactly("101");
  }

  @Test
  void whenTheDeadLettersAreAwayThePoisonedRecordIsReportedAndComesAgain() {
    StreamBatch away =
        new StreamBatch(
            "fanout",
            (function, id, record, why) -> {
              throw new Unavailable("DynamoDB did not answer", null);
            });

    BatchAnswer answer =
        away.forEach(
            event(record("101", "a"), record("102", POISON), record("103", "c")),
            DYNAMODB,
            this::handle);

    assertThat(answer.batchItemFailures()).containsExactly(new BatchAnswer.Failure("102"));
    assertThat(handled).containsExactly("a");
  }

  @Test
  void aBugInTheDeadLettersIsNotSwallowed() {
    StreamBatch broken =
        new StreamBatch(
            "fanout",
            (function, id, record, why) -> {
              throw new IllegalStateException("no table");
            });

    assertThatThrownBy(() -> broken.forEach(event(record("101", POISON)), DYNAMODB, this::handle))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no table");
  }

  @Test
  void aRecordOfAnotherSourceCanNeverWorkHere() {
    ObjectNode foreign = record("102", "b").put("eventSource", "aws:sqs");

    BatchAnswer answer =
        batch.forEach(
            event(record("101", "a"), foreign, record("103", "c")), DYNAMODB, this::handle);

    assertThat(answer.batchItemFailures()).isEmpty();
    assertThat(handled).containsExactly("a", "c");
    assertThat(kept).extracting(Letter::record).containsExactly(foreign.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "17", "\"text\"", "[]", "{}", "{\"dynamodb\":[1,2]}"})
  void garbageInsteadOfARecordIsKeptAndTheRestGoesOn(String garbage) throws Exception {
    ObjectNode event = event(record("101", "a"));
    ((ArrayNode) event.get("Records")).add(Json.parse(garbage)).add(record("103", "c"));

    assertThat(batch.forEach(event, DYNAMODB, this::handle).batchItemFailures()).isEmpty();

    assertThat(handled).containsExactly("a", "c");
    assertThat(kept).extracting(Letter::record).containsExactly(garbage);
    assertThat(kept.get(0).id()).isNotEmpty();
  }

  @Test
  void theSameGarbageTwiceHasTheSameIdSoThatItIsKeptOnce() {
    ObjectNode event = event();
    ((ArrayNode) event.get("Records")).add(17);

    batch.forEach(event, DYNAMODB, this::handle);
    batch.forEach(event, DYNAMODB, this::handle);

    assertThat(kept).hasSize(2).extracting(Letter::id).containsOnly(kept.get(0).id());
  }

  private void handle(JsonNode image) {
    String word = image.path("word").path("S").asText();
    if (word.equals(POISON)) {
      throw new IllegalArgumentException("no such offer");
    }
    if (word.equals(BUSY)) {
      throw new Unavailable("SNS is busy", null);
    }
    handled.add(word);
  }

  private static ObjectNode event(ObjectNode... records) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    array.addAll(List.of(records));
    ObjectNode event = Json.object();
    event.set("Records", array);
    return event;
  }

  private static ObjectNode record(String sequenceNumber, String word) {
    ObjectNode record = Json.object().put("eventSource", DYNAMODB).put("eventName", "INSERT");
    ObjectNode dynamodb = record.putObject("dynamodb").put("SequenceNumber", sequenceNumber);
    dynamodb.putObject("NewImage").putObject("word").put("S", word);
    return record;
  }
}
