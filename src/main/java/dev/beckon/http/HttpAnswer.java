package dev.beckon.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** What a function answers to API Gateway, payload version 2.0. */
public record HttpAnswer(
    int statusCode, Map<String, String> headers, String body, boolean isBase64Encoded) {

  /** A JSON document. */
  public static HttpAnswer json(int status, JsonNode document) {
    return new HttpAnswer(
        status,
        Map.of("content-type", "application/json", "cache-control", "no-store"),
        document.toString(),
        false);
  }

  /** Done, and nothing to say. */
  public static HttpAnswer noContent() {
    return new HttpAnswer(204, Map.of(), "", false);
  }

  /** The same with one more header. */
  public HttpAnswer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new HttpAnswer(statusCode, more, body, isBase64Encoded);
  }
}
