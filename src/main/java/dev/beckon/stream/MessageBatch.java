package dev.beckon.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Goes through a batch of a queue message by message. Each stands for itself: one that can never
 * work goes whole to the dead letters, one that meets a passing fault is handed out again, and the
 * rest goes on.
 */
public final class MessageBatch {
  /** Where its records come from, by Lambda's name. */
  public static final String SOURCE = "aws:sqs";

  private final StreamBatch records;

  public MessageBatch(String function, DeadLetters deadLetters) {
    this.records = new StreamBatch(function, deadLetters);
  }

  /** Whether this event is a batch of a queue. */
  public static boolean isOne(JsonNode event) {
    return event.at("/Records/0/eventSource").asText().equals(SOURCE);
  }

  /**
   * @param event the whole event
   * @param handler handles the body of one message; throws {@link
   *     dev.beckon.invitation.Unavailable} when trying again may help, and anything else when it
   *     cannot
   */
  public BatchAnswer forEach(JsonNode event, Consumer<String> handler) {
    List<String> failed = new ArrayList<>();
    for (JsonNode record : event.path("Records")) {
      if (!records.handled(record, SOURCE, each -> handler.accept(each.path("body").asText()))) {
        failed.add(StreamBatch.id(record));
      }
    }
    return BatchAnswer.comeAgain(failed);
  }
}
