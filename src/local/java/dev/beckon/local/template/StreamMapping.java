package dev.beckon.local.template;

import java.util.List;

/**
 * How a function hears from a table's stream.
 *
 * @param table logical id of the table
 * @param batchSize records handed over at most at once, 1 to 10,000
 * @param fromStart whether it begins with the oldest record instead of the next one
 * @param maximumRetryAttempts how often a failed batch is repeated; -1: until it is too old
 * @param maximumRecordAgeSeconds older records are given up; -1: never
 * @param bisect whether a failed batch is halved
 * @param reportsItemFailures whether the answer names the records that failed
 * @param filters patterns of which a record must match one; empty: every record
 */
public record StreamMapping(
    String function,
    String table,
    int batchSize,
    boolean fromStart,
    int maximumRetryAttempts,
    int maximumRecordAgeSeconds,
    boolean bisect,
    boolean reportsItemFailures,
    List<String> filters) {
  public StreamMapping {
    filters = List.copyOf(filters);
  }
}
