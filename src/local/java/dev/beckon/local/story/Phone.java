package dev.beckon.local.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beckon.local.RunnerException;
import dev.beckon.local.Witness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The app on a host's phone: sends requests with the host's token and reads the answers. */
public final class Phone {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String host;
  private final URI url;
  private final String token;
  private final Witness witness;

  private Phone(String host, URI url, String token, Witness witness) {
    this.host = host;
    this.url = url;
    this.token = token;
    this.witness = witness;
  }

  /** The phone of a host who is signed in. */
  public static Phone of(Place place, String host) {
    return new Phone(host, place.url(), place.token(host), place.witness());
  }

  /** The same phone with another token, good or bad; an empty one is not sent. */
  public Phone withToken(String other) {
    return new Phone(host, url, other, witness);
  }

  /** Whose phone it is. */
  public String host() {
    return host;
  }

  /**
   * An answer.
   *
   * @param body parsed; missing when there is none
   */
  public record Answer(int status, JsonNode body, HttpResponse<String> response) {
    /** The first value of a header, or an empty text. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  public Answer get(String path) {
    return send(request(path).GET(), "");
  }

  /** With one header more. */
  public Answer get(String path, String header, String value) {
    return send(request(path).header(header, value).GET(), "");
  }

  public Answer delete(String path) {
    return send(request(path).DELETE(), "");
  }

  public Answer post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()), "");
  }

  public Answer post(String path, String json) {
    return send(withJson(path).POST(BodyPublishers.ofString(json)), json);
  }

  /** With an {@code Idempotency-Key}. */
  public Answer post(String path, String json, String idempotencyKey) {
    return send(
        withJson(path)
            .header("idempotency-key", idempotencyKey)
            .POST(BodyPublishers.ofString(json)),
        json);
  }

  /** Accepts an offer. */
  public Answer accept(String offer) {
    return post("/v1/offers/" + offer + "/accept");
  }

  public Answer put(String path, String json) {
    return send(withJson(path).PUT(BodyPublishers.ofString(json)), json);
  }

  private HttpRequest.Builder withJson(String path) {
    return request(path).header("content-type", "application/json");
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
    return token.isEmpty() ? request : request.header("authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder building, String sent) {
    HttpRequest request = building.build();
    try {
      HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
      witness.saw(request, sent, response);
      return new Answer(response.statusCode(), parse(response.body()), response);
    } catch (IOException e) {
      throw new RunnerException("no answer from " + request.uri() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunnerException("interrupted", e);
    }
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new RunnerException("an answer that is no JSON: " + body, e);
    }
  }
}
