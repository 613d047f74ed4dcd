package dev.beckon.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.local.lambda.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What goes back to the caller.
 *
 * @param headers by their names in small letters
 * @param cookies values of {@code Set-Cookie}
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares answers.
record ProxyAnswer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
  static final ProxyAnswer UNAUTHORIZED =
      new ProxyAnswer(
          401,
          Map.of("content-type", "application/json", "www-authenticate", "Bearer"),
          List.of(),
          message("Unauthorized"));
  static final ProxyAnswer FORBIDDEN = own(403, "Forbidden");
  static final ProxyAnswer NOT_FOUND = own(404, "Not Found");
  static final ProxyAnswer TOO_LARGE = own(413, "Request Entity Too Large");
  static final ProxyAnswer INTERNAL = own(500, "Internal Server Error");
  static final ProxyAnswer UNAVAILABLE = own(503, "Service Unavailable");

  /** What API Gateway makes of what a function gave. */
  static ProxyAnswer of(Outcome outcome) {
    if (outcome instanceof Outcome.TimedOut) {
      return UNAVAILABLE;
    }
    if (!(outcome instanceof Outcome.Answered answered)) {
      return INTERNAL;
    }
    try {
      JsonNode answer = answered.json();
      return answer.has("statusCode")
          ? formatted(answer)
          : bare(answered.body().getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // No JSON, or a body that is not the base64 it says it is: API Gateway does not tell more.
      return INTERNAL;
    }
  }

  private static ProxyAnswer formatted(JsonNode answer) {
    int status = answer.path("statusCode").asInt();
    if (status < 100 || status > 599) {
      return INTERNAL;
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (var header : answer.path("headers").properties()) {
      headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText());
    }
    List<String> cookies = new ArrayList<>();
    answer.path("cookies").elements().forEachRemaining(cookie -> cookies.add(cookie.asText()));
    String text = answer.path("body").isNull() ? "" : answer.path("body").asText();
    byte[] body =
        answer.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    if (body.length > 0) {
      headers.putIfAbsent("content-type", "text/plain;charset=UTF-8");
    }
    return new ProxyAnswer(status, headers, cookies, body);
  }

  /** Without a status code the whole answer is the body. */
  private static ProxyAnswer bare(byte[] body) {
    return new ProxyAnswer(200, Map.of("content-type", "application/json"), List.of(), body);
  }

  private static ProxyAnswer own(int status, String message) {
    return new ProxyAnswer(
        status, Map.of("content-type", "application/json"), List.of(), message(message));
  }

  private static byte[] message(String message) {
    return ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.US_ASCII);
  }
}
