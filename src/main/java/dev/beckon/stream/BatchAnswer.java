package dev.beckon.stream;

import java.util.List;

/**
 * What a function answers to an event source mapping with {@code ReportBatchItemFailures}: empty
 * when all is well, else the record to begin again from.
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
}
