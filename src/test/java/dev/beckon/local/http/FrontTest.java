package dev.beckon.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.beckon.local.issuer.LocalIssuer;
import dev.beckon.local.lambda.Outcome;
import dev.beckon.local.template.Deployment;
import dev.beckon.local.template.FunctionDefinition;
import dev.beckon.local.template.JwtAuthorizer;
import dev.beckon.local.template.Route;
import dev.beckon.local.template.Stack;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FrontTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final LocalIssuer ISSUER = new LocalIssuer(CLOCK);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final AtomicReference<Outcome> OUTCOME = new AtomicReference<>();
  private static Front front;

  @BeforeAll
  static void start() throws IOException {
    List<Route> routes =
        List.of(
            new Route("POST", "/v1/things", "thing", "Jwt", List.of()),
            new Route("GET", "/v1/admin", "thing", "Jwt", List.of("admin")),
            new Route("GET", "/v1/open", "thing", "", List.of()));
    FunctionDefinition thing =
        new FunctionDefinition(
            "thing",
            "T",
            "bootstrap",
            "z",
            128,
            3,
            Map.of(),
            routes,
            List.of(),
            List.of(),
            List.of());
    Stack stack =
        new Stack(
            Deployment.local("", Map.of()),
            List.of(thing),
            List.of(),
            Map.of(),
            List.of(),
            Map.of(
                "Jwt",
                new JwtAuthorizer(
                    "Authorization", LocalIssuer.ISSUER, List.of(LocalIssuer.AUDIENCE))));
    LocalPages pages =
        new LocalPages(
            Map.of(
                "GET /_local/echo",
                query -> JsonNodeFactory.instance.objectNode().put("said", query.get("say")),
                "GET /_local/refuse",
                query -> {
                  throw new IllegalArgumentException("say what");
                }));
    front =
        new Front(
            LoopbackServer.bind(0),
            stack,
            ISSUER.keys(),
            (function, trigger, payload) ->
                CompletableFuture.completedFuture(
                    OUTCOME.get() == null ? new Outcome.Answered(payload) : OUTCOME.get()),
            pages,
            CLOCK);
  }

  @AfterAll
  static void stop() {
    front.close();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(front.url() + path));
  }

  private static HttpRequest.Builder signed(String path) {
    return request(path)
        .header("Authorization", "Bearer " + ISSUER.token("h-1", Duration.ofMinutes(1)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static void assertAnswer(HttpResponse<String> answer, int status, String message) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("{\"message\":\"" + message + "\"}");
  }

  @Test
  void handsARequestToItsFunction() throws Exception {
    HttpResponse<String> answer =
        send(
            signed("/v1/things")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"routeKey\":\"POST /v1/things\"", "\"sub\":\"h-1\"", "\"body\":\"{}\"");
  }

  @Test
  void answersByItselfWhereNoTokenOrNoneThatCountsIsGiven() throws Exception {
    HttpResponse<String> none = send(request("/v1/things").POST(BodyPublishers.noBody()));
    HttpResponse<String> expired =
        send(
            request("/v1/things")
                .header("Authorization", "Bearer " + ISSUER.token("h-1", Duration.ofSeconds(-1)))
                .POST(BodyPublishers.noBody()));

    assertAnswer(none, 401, "Unauthorized");
    assertThat(none.headers().firstValue("www-authenticate")).contains("Bearer");
    assertAnswer(expired, 401, "Unauthorized");
  }

  @Test
  void letsEverybodyInWhereTheRouteHasNoAuthorizer() throws Exception {
    assertThat(send(request("/v1/open")).statusCode()).isEqualTo(200);
  }

  @Test
  void asksForTheRoutesScope() throws Exception {
    String admin =
        ISSUER.sign(
            new JWTClaimsSet.Builder()
                .issuer(LocalIssuer.ISSUER)
                .audience(LocalIssuer.AUDIENCE)
                .claim("scope", "admin other")
                .expirationTime(Date.from(CLOCK.instant().plusSeconds(60)))
                .build());

    assertAnswer(send(signed("/v1/admin")), 403, "Forbidden");
    HttpResponse<String> answer = send(request("/v1/admin").header("Authorization", admin));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"scopes\":[\"admin\",\"other\"]");
  }

  @Test
  void knowsNoOtherRoutesAndAnswersNoBodyToHead() throws Exception {
    assertAnswer(send(signed("/v1/nothing")), 404, "Not Found");
    assertAnswer(send(signed("/v1/things")), 404, "Not Found");
    HttpResponse<String> head = send(request("/v1/open").method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(404);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void refusesABodyOfMoreThanTenMegabytes() throws Exception {
    byte[] large = new byte[10 * 1024 * 1024 + 1];

    assertAnswer(
        send(signed("/v1/things").POST(BodyPublishers.ofByteArray(large))),
        413,
        "Request Entity Too Large");
  }

  @Test
  void tellsNothingOfAFunctionThatFailsOrIsLate() throws Exception {
    try {
      OUTCOME.set(new Outcome.Failed("Boom", "secret"));
      assertAnswer(send(request("/v1/open")), 500, "Internal Server Error");
      OUTCOME.set(new Outcome.TimedOut(3));
      assertAnswer(send(request("/v1/open")), 503, "Service Unavailable");
    } finally {
      OUTCOME.set(null);
    }
  }

  @Test
  void refusesAHostNameThatIsNotThisMachines() throws Exception {
    String raw = "GET /_local/echo HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), front.url().getPort());
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      out.write(raw.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 403 Forbidden");
    }
  }

  @Test
  void showsTheRunnersOwnPages() throws Exception {
    assertThat(send(request("/_local/echo?say=h%20i")).body()).isEqualTo("{\"said\":\"h i\"}");
    assertAnswer(send(request("/_local/refuse")), 400, "say what");
    assertAnswer(send(request("/_local/none")), 404, "Not Found");
  }

  @Test
  void aPortThatIsTakenIsToldAtOnce() {
    assertThatThrownBy(() -> LoopbackServer.bind(front.url().getPort()))
        .isInstanceOf(BindException.class);
  }
}
