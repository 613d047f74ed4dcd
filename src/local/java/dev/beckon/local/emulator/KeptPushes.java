package dev.beckon.local.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beckon.local.RunnerException;
import dev.beckon.local.sns.Push;
import dev.beckon.local.sns.PushMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pushes that the emulator's SNS kept, as {@code infra/e2e/emulator.py} shows them. */
final class KeptPushes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest all;

  KeptPushes(URI endpoint) {
    all = HttpRequest.newBuilder(endpoint.resolve("/_emulator/pushes")).build();
  }

  List<Push> read() {
    try {
      return parse(client.send(all, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new RunnerException("the emulator does not show its pushes: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunnerException("interrupted", e);
    }
  }

  static List<Push> parse(String json) throws IOException {
    List<Push> pushes = new ArrayList<>();
    for (JsonNode push : JSON.readTree(json)) {
      pushes.add(push(push));
    }
    return pushes;
  }

  private static Push push(JsonNode push) {
    String target = push.path("targetArn").asText();
    // What stands between endpoint/ and the application's name: GCM, APNS …
    String platform =
        target.substring(target.indexOf(":endpoint/") + ":endpoint/".length()).split("/", 2)[0];
    Map<String, String> attributes = new HashMap<>();
    push.path("attributes")
        .properties()
        .forEach(each -> attributes.put(each.getKey(), each.getValue().asText()));
    return new Push(
        push.path("number").asLong(),
        Instant.ofEpochMilli(push.path("atMillis").asLong()),
        push.path("messageId").asText(),
        target,
        push.path("token").asText(),
        push.path("customUserData").asText(),
        platform,
        PushMessage.payload(
            push.path("message").asText(), push.path("structure").asText(), platform),
        attributes);
  }
}
