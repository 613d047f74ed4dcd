package dev.beckon.aws.sns;

import dev.beckon.fanout.Push;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Unavailable;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.EndpointDisabledException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * Pushes by SNS: one publish to the {@code TargetArn} of one device. What is throttled or gets lost
 * the client tries again, with jitter, within its own time limit.
 */
public final class SnsPush implements Push {
  /** How SNS says that the endpoint was deleted; it has no error code of its own. */
  private static final String NO_ENDPOINT = "No endpoint found for the target arn";

  private final SnsClient client;
  private final Clock clock;

  public SnsPush(SnsClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  @Override
  public Outcome publish(Offer.Facts offer, String endpoint, Duration timeLeft) {
    return push(PushMessage.News.OFFER, offer, endpoint, timeLeft);
  }

  @Override
  public Outcome withdraw(Offer.Facts offer, String endpoint, Duration timeLeft) {
    return push(PushMessage.News.CLOSED, offer, endpoint, timeLeft);
  }

  private Outcome push(
      PushMessage.News news, Offer.Facts offer, String endpoint, Duration timeLeft) {
    Carrier carrier = Carrier.of(endpoint);
    long ttlSeconds = Math.max(1, timeLeft.toSeconds());
    PublishRequest request =
        PublishRequest.builder()
            .targetArn(endpoint)
            .messageStructure("json")
            .message(PushMessage.of(news, offer, carrier, clock.instant(), ttlSeconds))
            .messageAttributes(
                carrier.attributes(offer.id().value(), ttlSeconds, news == PushMessage.News.CLOSED))
            .build();
    try {
      if (SnsCall.of(() -> client.publish(request)).messageId() == null) {
        throw new Unavailable("SNS answered without saying that it took the push", null);
      }
      return Outcome.SENT;
    } catch (EndpointDisabledException | NotFoundException e) {
      return Outcome.GONE;
    } catch (InvalidParameterException e) {
      if (String.valueOf(e.getMessage()).contains(NO_ENDPOINT)) {
        return Outcome.GONE;
      }
      throw e;
    }
  }
}
