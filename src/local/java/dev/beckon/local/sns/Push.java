package dev.beckon.local.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * What a phone would have got.
 *
 * @param number counts up from 1
 * @param token the phone's token at that time
 * @param customUserData what the endpoint was made with
 * @param platform {@code GCM}, {@code APNS} or {@code APNS_SANDBOX}
 * @param payload what the platform's service would have been sent, parsed; plain text as a string
 * @param attributes message attributes by name
 */
public record Push(
    long number,
    Instant at,
    String messageId,
    String targetArn,
    String token,
    String customUserData,
    String platform,
    JsonNode payload,
    Map<String, String> attributes) {
  public Push {
    attributes = Map.copyOf(attributes);
  }
}
