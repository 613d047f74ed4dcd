package dev.beckon.local.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** A call in AWS's JSON protocol: the action in a header, its parameters in the body. */
record SqsCall(String action, JsonNode parameters) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads it.
   *
   * @param target the header {@code X-Amz-Target}, such as {@code AmazonSQS.SendMessage}; null when
   *     it is missing
   */
  static SqsCall read(String target, byte[] body) throws IOException {
    if (target == null) {
      throw SqsRefusal.missing("X-Amz-Target");
    }
    try {
      JsonNode parameters = JSON.readTree(body);
      return new SqsCall(target.substring(target.lastIndexOf('.') + 1), parameters);
    } catch (JsonProcessingException e) {
      throw SqsRefusal.missing("body");
    }
  }

  String required(String name) {
    if (!parameters.path(name).isTextual()) {
      throw SqsRefusal.missing(name);
    }
    return parameters.path(name).asText();
  }

  /** A number between the bounds, both included. */
  int number(String name, int otherwise, int least, int most) {
    long value = parameters.path(name).asLong(otherwise);
    if (value < least || value > most) {
      throw SqsRefusal.outOfRange(name, value, "between %d and %d".formatted(least, most));
    }
    return (int) value;
  }

  /** The last part of the queue's URL, wherever that points. */
  String queueName() {
    String url = required("QueueUrl");
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
