package dev.beckon.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request and its answer, as far as the contract speaks of them. */
public record Exchange(Asked asked, Answered answered) {

  /**
   * What was asked.
   *
   * @param rawPath without the query
   * @param query by name, decoded
   * @param headers by their names in lower case
   * @param body as text, empty when there was none
   */
  public record Asked(
      String method,
      String rawPath,
      Map<String, String> query,
      Map<String, String> headers,
      String body) {}

  /**
   * What was answered.
   *
   * @param headers by their names in lower case
   * @param body as text, empty when there was none
   */
  public record Answered(int status, Map<String, String> headers, String body) {}

  /** Of API Gateway's event, payload version 2.0, and what the function made of it. */
  public static Exchange of(JsonNode event, JsonNode answer) {
    return new Exchange(asked(event), answered(answer));
  }

  /** Of a request over HTTP. */
  public static Exchange of(HttpRequest request, String sent, HttpResponse<String> response) {
    return new Exchange(
        new Asked(
            request.method(),
            request.uri().getRawPath(),
            query(request.uri()),
            headers(request.headers()),
            sent),
        new Answered(response.statusCode(), headers(response.headers()), response.body()));
  }

  static Asked asked(JsonNode event) {
    String body = event.path("body").asText("");
    return new Asked(
        event.get("routeKey").asText().split(" ", 2)[0],
        event.get("rawPath").asText(),
        texts(event.path("queryStringParameters")),
        headers(event.path("headers")),
        event.path("isBase64Encoded").asBoolean()
            ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
            : body);
  }

  static Answered answered(JsonNode answer) {
    return new Answered(
        answer.get("statusCode").intValue(),
        headers(answer.path("headers")),
        answer.path("body").asText(""));
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }

  private static Map<String, String> headers(JsonNode object) {
    Map<String, String> headers = new TreeMap<>();
    texts(object).forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return headers;
  }

  private static Map<String, String> headers(HttpHeaders headers) {
    Map<String, String> first = new TreeMap<>();
    headers
        .map()
        .forEach((name, values) -> first.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return first;
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new TreeMap<>();
    for (String pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        query.put(
            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return query;
  }
}
