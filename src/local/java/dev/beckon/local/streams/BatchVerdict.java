package dev.beckon.local.streams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.local.lambda.Outcome;
import java.util.List;

/**
 * What an outcome means for a batch.
 *
 * @param firstFailed index of the first record to be repeated; the batch's size: all is done
 * @param reason why; empty when all is done
 */
record BatchVerdict(int firstFailed, String reason) {

  /**
   * Reads the outcome as Lambda does.
   *
   * @param reportsItemFailures whether the answer names failed records at all
   */
  static BatchVerdict of(Outcome outcome, List<JsonNode> records, boolean reportsItemFailures) {
    if (!(outcome instanceof Outcome.Answered answered)) {
      return new BatchVerdict(0, outcome.words());
    }
    BatchVerdict done = new BatchVerdict(records.size(), "");
    if (!reportsItemFailures || answered.body().isBlank()) {
      return done;
    }
    JsonNode failures;
    try {
      failures = answered.json().path("batchItemFailures");
    } catch (JsonProcessingException e) {
      return new BatchVerdict(0, "the answer is no JSON");
    }
    int first = records.size();
    for (JsonNode failure : failures) {
      int index = indexOf(failure.path("itemIdentifier").asText(""), records);
      if (index < 0) {
        return new BatchVerdict(0, "the answer names an unknown record: " + failure);
      }
      first = Math.min(first, index);
    }
    return first == records.size() ? done : new BatchVerdict(first, "reported as failed");
  }

  private static int indexOf(String sequenceNumber, List<JsonNode> records) {
    for (int i = 0; i < records.size(); i++) {
      if (StreamRecords.sequenceNumber(records.get(i)).equals(sequenceNumber)) {
        return i;
      }
    }
    return -1;
  }
}
