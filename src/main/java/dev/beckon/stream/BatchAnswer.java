package dev.beckon.stream;

import java.util.Collection;
import java.util.List;

/**
 * What a function answers to an event source mapping with {@code ReportBatchItemFailures}: empty
 * when all is well, else the record of a stream to begin again from, or the messages of a queue
 * that are to come again.
 */
public record BatchAnswer(List<Failure> batchItemFailures) {
  public BatchAnswer {
    batchItemFailures = List.copyOf(batchItemFailures);
  }

  public record Failure(String itemIdentifier) {}

  static BatchAnswer allWell() {
    return new BatchAnswer(List.of());
  }

  static BatchAnswer beginAgainFrom(String sequenceNumber) {
    return new BatchAnswer(List.of(new Failure(sequenceNumber)));
  }

  static BatchAnswer comeAgain(Collection<String> messageIds) {
    return new BatchAnswer(messageIds.stream().map(Failure::new).toList());
  }
}
