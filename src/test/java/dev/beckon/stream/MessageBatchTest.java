package dev.beckon.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Json;
import dev.beckon.invitation.Unavailable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each message of a queue stands for itself. */
class MessageBatchTest {
  private static final String POISON = "poison";
  private static final String BUSY = "busy";

  private final List<Letter> kept = new ArrayList<>();
  private final List<String> handled = new ArrayList<>();
  private final MessageBatch batch =
      new MessageBatch(
          "selection",
          (function, id, record, why) -> kept.add(new Letter(function, id, record, why)));

  private record Letter(String function, String id, String record, String why) {}

  @Test
  void messagesAreHandledByTheirBodies() {
    assertThat(failed(event(message("1", "a"), message("2", "b")))).isEmpty();

    assertThat(handled).containsExactly("a", "b");
    assertThat(kept).isEmpty();
  }

  @Test
  void anEmptyBatchIsAllWell() {
    assertThat(failed(event())).isEmpty();
    assertThat(failed(Json.object())).isEmpty();
  }

  @Test
  void aPassingFaultReportsThatMessageAndTheRestGoesOn() {
    assertThat(
            failed(
                event(
                    message("1", BUSY), message("2", "b"), message("3", BUSY), message("4", "d"))))
        .containsExactly("1", "3");

    assertThat(handled).containsExactly("b", "d");
    assertThat(kept).isEmpty();
  }

  @Test
  void aPoisonedMessageGoesWholeToTheDeadLettersAndTheRestGoesOn() {
    ObjectNode poisoned = message("2", POISON);

    assertThat(failed(event(message("1", "a"), poisoned, message("3", "c")))).isEmpty();

    assertThat(handled).containsExactly("a", "c");
    assertThat(kept)
        .containsExactly(
            new Letter(
                "selection",
                "2",
                poisoned.toString(),
                "java.lang.IllegalArgumentException: no timer"));
  }

  @Test
  void whenTheDeadLettersAreAwayThePoisonedMessageComesAgain() {
    MessageBatch away =
        new MessageBatch(
            "selection",
            (function, id, record, why) -> {
              throw new Unavailable("DynamoDB did not answer", null);
            });

    BatchAnswer answer = away.forEach(event(message("1", POISON), message("2", "b")), this::handle);

    assertThat(answer.batchItemFailures()).containsExactly(new BatchAnswer.Failure("1"));
    assertThat(handled).containsExactly("b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "17", "[]", "{}", "{\"eventSource\":\"aws:dynamodb\"}"})
  void whatIsNoMessageIsKeptAndTheRestGoesOn(String garbage) throws Exception {
    ObjectNode event = event(message("1", "a"));
    ((ArrayNode) event.get("Records")).add(Json.parse(garbage)).add(message("3", "c"));

    assertThat(failed(event)).isEmpty();

    assertThat(handled).containsExactly("a", "c");
    assertThat(kept).extracting(Letter::record).containsExactly(garbage);
  }

  @Test
  void aBatchOfAQueueIsToldFromOneOfAStream() throws Exception {
    assertThat(MessageBatch.isOne(event(message("1", "a")))).isTrue();
    assertThat(MessageBatch.isOne(event())).isFalse();
    assertThat(MessageBatch.isOne(Json.parse("{\"Records\":[{\"eventSource\":\"aws:dynamodb\"}]}")))
        .isFalse();
    assertThat(MessageBatch.isOne(Json.parse("17"))).isFalse();
  }

  private List<String> failed(ObjectNode event) {
    return batch.forEach(event, this::handle).batchItemFailures().stream()
        .map(BatchAnswer.Failure::itemIdentifier)
        .toList();
  }

  private void handle(String body) {
    if (body.equals(POISON)) {
      throw new IllegalArgumentException("no timer");
    }
    if (body.equals(BUSY)) {
      throw new Unavailable("DynamoDB is busy", null);
    }
    handled.add(body);
  }

  private static ObjectNode event(ObjectNode... messages) {
    ObjectNode event = Json.object();
    event.putArray("Records").addAll(List.of(messages));
    return event;
  }

  private static ObjectNode message(String id, String body) {
    return Json.object()
        .put("messageId", id)
        .put("eventSource", MessageBatch.SOURCE)
        .put("body", body);
  }
}
