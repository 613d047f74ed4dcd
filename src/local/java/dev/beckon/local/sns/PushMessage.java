package dev.beckon.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;

/** Picks out of a publish what goes to one platform, and checks it as SNS does. */
public final class PushMessage {
  private static final int MAXIMUM_PAYLOAD_BYTES = 4096;
  private static final ObjectMapper JSON = new ObjectMapper();

  private PushMessage() {}

  /**
   * The payload for a platform, parsed where it is JSON.
   *
   * @param structure {@code json}: the message holds one entry for each platform; empty: one text
   */
  public static JsonNode payload(String message, String structure, String platform) {
    if (message.isEmpty()) {
      throw SnsRefusal.invalidParameter("Empty message");
    }
    String text = structure.equals("json") ? entry(message, platform) : message;
    if (text.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_PAYLOAD_BYTES) {
      throw SnsRefusal.invalidParameter(
          "Message Reason: the payload for " + platform + " is longer than 4096 bytes");
    }
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      // Plain text is a message too: the service wraps it by itself.
      return TextNode.valueOf(text);
    }
  }

  private static String entry(String message, String platform) {
    JsonNode entries;
    try {
      entries = JSON.readTree(message);
    } catch (JsonProcessingException e) {
      throw SnsRefusal.invalidParameter("Message Structure - JSON message body failed to parse");
    }
    if (!entries.path("default").isTextual()) {
      throw SnsRefusal.invalidParameter(
          "Message Structure - No default entry in JSON message body");
    }
    JsonNode own = entries.has(platform) ? entries.get(platform) : entries.get("default");
    if (!own.isTextual()) {
      throw SnsRefusal.invalidParameter(
          "Message Structure - JSON message body failed to parse: " + platform + " is no string");
    }
    return own.asText();
  }
}
