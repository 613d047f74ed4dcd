package dev.beckon.aws.sqs;

import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.selection.TimerBody;
import dev.beckon.selection.WaveTimer;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Timers as delayed messages of an SQS queue. A message that is sent twice goes off twice, which
 * changes nothing.
 */
public final class SqsWaveTimer implements WaveTimer {
  private final SqsClient client;
  private final String queueUrl;

  /** The queue that was asked for is not there. */
  public static final class NoSuchQueue extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoSuchQueue(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }

  /**
   * @param queueUrl as {@link #queueUrl} lets pass
   */
  public SqsWaveTimer(SqsClient client, String queueUrl) {
    this.client = client;
    this.queueUrl = queueUrl;
  }

  /**
   * Checks the URL of a queue.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static String queueUrl(String url) {
    if (!url.matches("https?://[^/\\s]+/\\d{12}/[A-Za-z0-9_-]{1,80}")) {
      throw new IllegalArgumentException(
          "it must be the URL of an SQS queue, https://…/<account>/<name>");
    }
    return url;
  }

  /**
   * Asks once whether the queue is there, so that the first timer finds an open connection.
   *
   * @throws NoSuchQueue when it is not
   * @throws Unavailable when nobody answers
   */
  public void touch() {
    try {
      calling(
          () ->
              client.getQueueAttributes(
                  request ->
                      request.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN)));
    } catch (QueueDoesNotExistException e) {
      throw new NoSuchQueue(e);
    }
  }

  @Override
  public void set(InvitationId invitation, int wave, Duration after) {
    long seconds = after.toSeconds();
    if (seconds < 1 || after.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("no timer waits " + after);
    }
    String body = new TimerBody(invitation, wave).json();
    String taken =
        calling(
                () ->
                    client.sendMessage(
                        request ->
                            request
                                .queueUrl(queueUrl)
                                .messageBody(body)
                                .delaySeconds((int) seconds)))
            .messageId();
    if (taken == null) {
      throw new Unavailable("SQS answered without saying that it took the timer", null);
    }
  }

  /** What may go better the next time is {@link Unavailable}; any other fault stays what it is. */
  private static <T> T calling(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkClientException e) {
      throw new Unavailable("SQS did not answer", e);
    } catch (SqsException e) {
      if (e.isThrottlingException() || e.retryable() || e.statusCode() >= 500) {
        throw new Unavailable("SQS is busy", e);
      }
      throw e;
    }
  }
}
