package dev.beckon.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Records as small as a test needs them. */
final class Records {
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private Records() {}

  static ObjectNode record(int sequenceNumber) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("eventName", "INSERT");
    ObjectNode dynamodb = record.putObject("dynamodb");
    dynamodb.put("SequenceNumber", Integer.toString(sequenceNumber));
    dynamodb.put("ApproximateCreationDateTime", NOW.getEpochSecond());
    dynamodb.putObject("NewImage").putObject("kind").put("S", "OFFER");
    return record;
  }

  static List<JsonNode> records(int first, int last) {
    return IntStream.rangeClosed(first, last).<JsonNode>mapToObj(Records::record).toList();
  }
}
