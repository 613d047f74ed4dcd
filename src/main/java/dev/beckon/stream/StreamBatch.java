package dev.beckon.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.invitation.Unavailable;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Goes through a batch of a DynamoDB stream record by record, in order. A record that can never
 * work goes whole to the dead letters, and the rest goes on. A passing fault ends the batch at that
 * record: it and what comes after it are delivered again, harmlessly.
 */
public final class StreamBatch {
  private static final Logger LOG = Logger.getLogger(StreamBatch.class);

  private final String function;
  private final DeadLetters deadLetters;

  public StreamBatch(String function, DeadLetters deadLetters) {
    this.function = function;
    this.deadLetters = deadLetters;
  }

  /**
   * @param event the whole event
   * @param eventSource where its records must come from, such as {@code aws:dynamodb}; a record of
   *     another source can never work here
   * @param handler handles the {@code dynamodb.NewImage} of one record; throws {@link Unavailable}
   *     when trying again may help, and anything else when it cannot
   */
  public BatchAnswer forEach(JsonNode event, String eventSource, Consumer<JsonNode> handler) {
    for (JsonNode record : event.path("Records")) {
      boolean well =
          handled(
              record, eventSource, each -> handler.accept(each.path("dynamodb").path("NewImage")));
      if (!well) {
        return BatchAnswer.beginAgainFrom(id(record));
      }
    }
    return BatchAnswer.allWell();
  }

  /**
   * Whether this record is done with, be it in the dead letters; else it is to be delivered again.
   */
  boolean handled(JsonNode record, String eventSource, Consumer<JsonNode> handler) {
    try {
      handle(record, eventSource, handler);
      return true;
    } catch (Unavailable e) {
      LOG.warnf(e, "%s: record %s is to be repeated", function, id(record));
      return false;
    }
  }

  private void handle(JsonNode record, String eventSource, Consumer<JsonNode> handler) {
    try {
      if (!record.path("eventSource").asText().equals(eventSource)) {
        throw new IllegalArgumentException("not a record of " + eventSource);
      }
      handler.accept(record);
    } catch (Unavailable e) {
      throw e;
    } catch (RuntimeException e) {
      String named = id(record);
      LOG.errorf(e, "%s: record %s goes to the dead letters", function, named);
      String id = named.isEmpty() ? Integer.toHexString(record.hashCode()) : named;
      deadLetters.keep(function, id, record.toString(), e.toString());
    }
  }

  /** What Lambda knows the record by, be it of a stream or of a queue; empty: nothing. */
  static String id(JsonNode record) {
    return record.has("messageId")
        ? record.path("messageId").asText()
        : record.path("dynamodb").path("SequenceNumber").asText();
  }
}
