package dev.beckon.local.sqs;

import java.time.Instant;

/**
 * A message as it lies in a queue at a moment.
 *
 * @param receiptHandle of the last time it was handed out; empty before that
 * @param visibleAt from when on it is handed out, again or for the first time
 * @param receiveCount how often it was handed out
 * @param firstReceivedAt when that was for the first time; {@link Instant#EPOCH} before that
 */
public record SqsMessage(
    String id,
    String body,
    Instant sentAt,
    Instant visibleAt,
    String receiptHandle,
    int receiveCount,
    Instant firstReceivedAt) {

  static SqsMessage sent(String id, String body, Instant now, Instant visibleAt) {
    return new SqsMessage(id, body, now, visibleAt, "", 0, Instant.EPOCH);
  }

  SqsMessage handedOut(String handle, Instant now, Instant againAt) {
    return new SqsMessage(
        id,
        body,
        sentAt,
        againAt,
        handle,
        receiveCount + 1,
        receiveCount == 0 ? now : firstReceivedAt);
  }

  SqsMessage visibleAt(Instant when) {
    return new SqsMessage(id, body, sentAt, when, receiptHandle, receiveCount, firstReceivedAt);
  }
}
