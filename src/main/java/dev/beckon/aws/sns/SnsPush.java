package dev.beckon.aws.sns;

import dev.beckon.fanout.Push;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.EndpointDisabledException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.SnsException;

/** Pushes by SNS: one publish to the {@code TargetArn} of one device. */
public final class SnsPush implements Push {
  private static final String FCM_TTL = "AWS.SNS.MOBILE.FCM.TTL";
  private static final String APNS_TTL = "AWS.SNS.MOBILE.APNS.TTL";
  private static final String APNS_SANDBOX_TTL = "AWS.SNS.MOBILE.APNS_SANDBOX.TTL";
  private static final String APNS_COLLAPSE_ID = "AWS.SNS.MOBILE.APNS.COLLAPSE_ID";
  private static final String APNS_PUSH_TYPE = "AWS.SNS.MOBILE.APNS.PUSH_TYPE";

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
    PublishRequest request =
        PublishRequest.builder()
            .targetArn(endpoint)
            .messageStructure("json")
            .message(PushMessage.of(offer, clock.instant(), timeLeft))
            .messageAttributes(attributes(offer, timeLeft))
            .build();
    try {
      client.publish(request);
      return Outcome.SENT;
    } catch (EndpointDisabledException | NotFoundException e) {
      return Outcome.GONE;
    } catch (InvalidParameterException e) {
      if (String.valueOf(e.getMessage()).contains(NO_ENDPOINT)) {
        return Outcome.GONE;
      }
      throw e;
    } catch (SdkClientException e) {
      throw new Unavailable("SNS did not answer", e);
    } catch (SnsException e) {
      if (e.isThrottlingException() || e.retryable() || e.statusCode() >= 500) {
        throw new Unavailable("SNS is busy", e);
      }
      throw e;
    }
  }

  private static Map<String, MessageAttributeValue> attributes(
      Offer.Facts offer, Duration timeLeft) {
    String seconds = Long.toString(Math.max(1, timeLeft.toSeconds()));
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put(FCM_TTL, text(seconds));
    attributes.put(APNS_TTL, text(seconds));
    attributes.put(APNS_SANDBOX_TTL, text(seconds));
    attributes.put(APNS_COLLAPSE_ID, text(offer.id().value()));
    attributes.put(APNS_PUSH_TYPE, text("alert"));
    return attributes;
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
