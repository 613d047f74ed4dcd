package dev.beckon.local.template;

/**
 * How a function hears from a queue.
 *
 * @param queue ARN of the queue
 * @param batchSize messages handed over at most at once, 1 to 10,000
 * @param windowSeconds how long a batch is waited for to fill, 0 to 300
 * @param reportsItemFailures whether the answer names the messages that failed
 * @param maximumConcurrency batches at most at the same time, 2 to 1,000
 */
public record QueueMapping(
    String function,
    String queue,
    int batchSize,
    int windowSeconds,
    boolean reportsItemFailures,
    int maximumConcurrency) {}
