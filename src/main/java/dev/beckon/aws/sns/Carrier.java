package dev.beckon.aws.sns;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Who delivers to an endpoint, by the name that SNS has for it in ARNs, messages, attributes. */
enum Carrier {
  GCM,
  APNS,
  APNS_SANDBOX;

  private static final String MARK = ":endpoint/";

  /**
   * Who delivers to this endpoint.
   *
   * @throws IllegalArgumentException when it is no endpoint of any of them
   */
  static Carrier of(String endpoint) {
    int mark = endpoint.indexOf(MARK);
    if (mark < 0) {
      throw new IllegalArgumentException("not the ARN of an endpoint");
    }
    return valueOf(endpoint.substring(mark + MARK.length()).split("/", 2)[0]);
  }

  /** The attributes of a push to this carrier: how long it is worth anything, and what it is. */
  Map<String, MessageAttributeValue> attributes(String offer, long ttlSeconds, boolean quiet) {
    Map<String, MessageAttributeValue> attributes = new TreeMap<>();
    // SNS takes off what the push waited there, which the payload cannot know.
    attributes.put(
        "AWS.SNS.MOBILE." + (this == GCM ? "FCM" : name()) + ".TTL",
        text(Long.toString(ttlSeconds)));
    if (this != GCM) {
      attributes.put("AWS.SNS.MOBILE.APNS.COLLAPSE_ID", text(offer));
      attributes.put("AWS.SNS.MOBILE.APNS.PUSH_TYPE", text("alert"));
      attributes.put("AWS.SNS.MOBILE.APNS.PRIORITY", text(quiet ? "5" : "10"));
    }
    return attributes;
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
