package dev.beckon.function;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.http.Json;
import dev.beckon.openapi.Exchange;
import dev.beckon.openapi.HttpContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Invokes the function under test by Quarkus's mock event server, with the sample events. Whatever
 * an HTTP function answers is held to the contract, infra/openapi.yaml.
 */
public final class Lambda {
  private static final Path EVENTS = Path.of("infra", "events");

  private Lambda() {}

  /**
   * What an HTTP function answered, its body read.
   *
   * @param headers by their names in lower case
   */
  public record Reply(int status, JsonNode headers, JsonNode body) {
    /** The slug of the problem's type. */
    public String problem() {
      return body.get("type").textValue().replace("https://beckon.dev/problems/", "");
    }

    /** Where the faults are, in order. */
    public Iterable<String> pointers() {
      return body.findValuesAsText("pointer");
    }

    public String header(String name) {
      return headers.path(name).asText();
    }
  }

  /** The sample event {@code infra/events/<name>.json}. */
  public static JsonNode event(String name) {
    try {
      return Json.parse(Files.readString(EVENTS.resolve(name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the function answers to this sample event. */
  public static JsonNode invoke(String name) {
    return invoke(event(name));
  }

  public static JsonNode invoke(JsonNode event) {
    JsonNode answer =
        read(
            given()
                .port(port())
                .contentType("application/json")
                .body(event.toString())
                .post("/_lambda_")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    if (event.has("routeKey")) {
      HttpContract.get().hold(Exchange.of(event, answer), HttpContract.Answerer.FUNCTION);
    }
    return answer;
  }

  /** The same for an HTTP function. */
  public static Reply call(String name) {
    JsonNode answer = invoke(name);
    String body = answer.get("body").textValue();
    return new Reply(
        answer.get("statusCode").intValue(),
        answer.get("headers"),
        body.isEmpty() ? Json.object() : read(body));
  }

  private static JsonNode read(String json) {
    try {
      return Json.parse(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }

  private static int port() {
    return ConfigProvider.getConfig()
        .getValue("quarkus.lambda.mock-event-server.test-port", Integer.class);
  }
}
