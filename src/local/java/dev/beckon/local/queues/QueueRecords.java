package dev.beckon.local.queues;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.local.lambda.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;

/** Writes messages as Lambda does, and reads which of them failed. */
final class QueueRecords {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private QueueRecords() {}

  /** The event for a batch. */
  static ObjectNode event(List<Message> messages, String queueArn) {
    ObjectNode event = NODES.objectNode();
    ArrayNode records = event.putArray("Records");
    messages.forEach(message -> records.add(json(message, queueArn)));
    return event;
  }

  private static ObjectNode json(Message message, String queueArn) {
    ObjectNode json = NODES.objectNode();
    json.put("messageId", message.messageId());
    json.put("receiptHandle", message.receiptHandle());
    json.put("body", message.body());
    ObjectNode attributes = json.putObject("attributes");
    message.attributesAsStrings().forEach(attributes::put);
    json.putObject("messageAttributes");
    json.put("md5OfBody", message.md5OfBody());
    json.put("eventSource", "aws:sqs");
    json.put("eventSourceARN", queueArn);
    json.put("awsRegion", queueArn.split(":", 5)[3]);
    return json;
  }

  /**
   * The ids of the messages that are to come again, as Lambda reads the outcome: all of them when
   * the function failed, or when its answer cannot be read or names a message that was not there.
   *
   * @param reportsItemFailures whether the answer names failed messages at all
   */
  static Set<String> failed(Outcome outcome, List<Message> messages, boolean reportsItemFailures) {
    Set<String> all = messages.stream().map(Message::messageId).collect(Collectors.toSet());
    if (!(outcome instanceof Outcome.Answered answered)) {
      return all;
    }
    if (!reportsItemFailures || answered.body().isBlank()) {
      return Set.of();
    }
    Set<String> failed = new HashSet<>();
    try {
      for (JsonNode failure : answered.json().path("batchItemFailures")) {
        failed.add(failure.path("itemIdentifier").asText());
      }
    } catch (JsonProcessingException e) {
      return all;
    }
    return all.containsAll(failed) ? failed : all;
  }
}
