package dev.beckon.local.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.beckon.local.hosts.RealHosts;
import dev.beckon.local.http.LoopbackServer;
import dev.beckon.local.lambda.Trail;
import dev.beckon.local.sns.SmallSns;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String FCM = "arn:aws:sns:eu-central-1:000000000000:app/GCM/test";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private SmallSns sns;
  private LoopbackServer server;
  private Page page;

  @BeforeEach
  void start() throws IOException {
    sns = new SmallSns(List.of(FCM), Clock.systemUTC());
    page =
        new Page(
            RealHosts.sample(),
            Duration.ofSeconds(30),
            sns,
            new Trail(),
            push -> JsonNodeFactory.instance.objectNode().put("host", push.customUserData()));
    server = LoopbackServer.bind(0);
    server.serve(Executors.newCachedThreadPool(), page.streams().get("/_local/live"));
  }

  @AfterEach
  void stop() {
    server.close();
    sns.close();
  }

  private void push(String host) throws Exception {
    String arn = sns.createEndpoint(FCM, "token-of-" + host, host);
    String form =
        "Action=Publish&Message=hello&TargetArn=" + URLEncoder.encode(arn, StandardCharsets.UTF_8);
    CLIENT.send(
        HttpRequest.newBuilder(sns.url()).POST(BodyPublishers.ofString(form)).build(),
        BodyHandlers.ofString());
  }

  private BufferedReader listen(String lastEventId) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/_local/live"));
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    InputStream body = CLIENT.send(request.build(), BodyHandlers.ofInputStream()).body();
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  /** The id of the next event of this kind whose data has these words. */
  private static String next(BufferedReader events, String kind, String words) throws IOException {
    String id = "";
    boolean ofKind = false;
    for (String line = events.readLine(); line != null; line = events.readLine()) {
      if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("event: ")) {
        ofKind = line.equals("event: " + kind);
      } else if (ofKind && line.contains(words)) {
        return id;
      }
    }
    throw new AssertionError("no " + kind + " with " + words);
  }

  @Test
  void aPushIsOnTheStreamAsItLeaves() throws Exception {
    try (BufferedReader events = listen("")) {
      next(events, "hello", "runner");
      push("en-1");

      assertThat(next(events, "push", "en-1")).endsWith(" 1 0");
    }
  }

  @Test
  void whoWasCutOffGoesOnWhereTheyWere() throws Exception {
    String heard;
    try (BufferedReader events = listen("")) {
      next(events, "hello", "runner");
      push("en-1");
      heard = next(events, "push", "en-1");
    }
    push("en-2");
    push("en-3");

    try (BufferedReader events = listen(heard)) {
      assertThat(next(events, "push", "en-")).endsWith(" 2 0");
      next(events, "push", "en-3");
    }
    push("en-4");
    try (BufferedReader events = listen("another-runner 1 0")) {
      next(events, "hello", "runner");
      push("en-5");
      // Not en-4: what came before the page was opened is in the inboxes.
      assertThat(next(events, "push", "en-")).endsWith(" 5 0");
    }
  }

  @Test
  void theFilesOfThePageAreFoundAndNothingElse() {
    assertThat(page.file("/")).isPresent();
    assertThat(page.file("/page/main.js")).isPresent();
    assertThat(page.file("/page/beckon.js")).isPresent();
    assertThat(page.file("/page/../twitch/hosts.csv.gz")).isEmpty();
    assertThat(page.file("/page/none.js")).isEmpty();
    assertThat(page.file("/twitch/README.md")).isEmpty();
  }

  @Test
  void aRoundIsAskedForByItsNumber() {
    assertThat(page.round(Map.of()).path("phones")).hasSize(6);
    assertThat(page.round(Map.of("round", "2")).path("round").asInt()).isEqualTo(2);
    assertThatThrownBy(() -> page.round(Map.of("round", "x"))).hasMessageContaining("a number");
  }
}
