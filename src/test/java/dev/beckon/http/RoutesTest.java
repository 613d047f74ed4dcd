package dev.beckon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.invitation.Unavailable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who calls, what is called, and what becomes of what goes wrong. */
class RoutesTest {

  @Test
  void aRouteIsAnsweredForTheHostOfTheToken() {
    HttpAnswer answer =
        answering(
                request ->
                    HttpAnswer.json(200, Json.object().put("host", request.caller().value())))
            .answer(Calls.with("{}").event());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"host\":\"de-17\"}");
    assertThat(answer.headers()).containsEntry("cache-control", "no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "de-17#", "HOST#de-17", "de 17", "de-17\n", "ü", "../de-17", "a/b", "null "})
  void aForgedSubIsUnauthenticated(String sub) {
    assertUnauthenticated(
        neverCalled().answer(Calls.with("{}").claims(Map.of("sub", sub)).event()));
  }

  @Test
  void aSubLongerThanAnyIdIsUnauthenticated() {
    assertUnauthenticated(
        neverCalled().answer(Calls.with("{}").claims(Map.of("sub", "x".repeat(129))).event()));
  }

  @Test
  void anOpenRouteIsAnsweredForAnybody() {
    Routes routes =
        new Routes().onOpen(Calls.ROUTE, request -> HttpAnswer.json(200, Json.object()));

    assertThat(
            routes
                .answer(new HttpEvent(Calls.ROUTE, null, null, null, null, null, false))
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void whoeverTheAuthorizerDoesNotKnowIsUnauthenticated(HttpEvent.RequestContext context) {
    HttpEvent event = new HttpEvent(Calls.ROUTE, null, null, null, context, "{}", false);

    assertUnauthenticated(neverCalled().answer(event));
  }

  static Stream<HttpEvent.RequestContext> strangers() {
    Map<String, String> nobody = new HashMap<>();
    nobody.put("sub", null);
    return Stream.of(
        null,
        new HttpEvent.RequestContext("1", null),
        new HttpEvent.RequestContext("1", new HttpEvent.Authorizer(null)),
        context(null),
        context(Map.of()),
        context(Map.of("username", "de-17")),
        context(nobody));
  }

  private static HttpEvent.RequestContext context(Map<String, String> claims) {
    return new HttpEvent.RequestContext(
        "1", new HttpEvent.Authorizer(new HttpEvent.Jwt(claims, List.of())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /v1/things", "POST /v1/things/7", "$default", "post /v1/things"})
  void whatIsNoRouteIsNotFound(String routeKey) {
    HttpAnswer answer = neverCalled().answer(Calls.with("{}").route(routeKey).event());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("https://beckon.dev/problems/not-found");
  }

  @Test
  void anEventWithoutARouteIsNotFound() {
    assertThat(
            neverCalled()
                .answer(new HttpEvent(null, null, null, null, null, null, false))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void anUnavailableDependencyIsBusyAndSaysWhenToComeBack() {
    HttpAnswer answer =
        answering(
                request -> {
                  throw new Unavailable("the table of secrets", null);
                })
            .answer(Calls.with("{}").event());

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers()).containsEntry("retry-after", "1");
    assertThat(answer.body())
        .contains("https://beckon.dev/problems/busy")
        .doesNotContain("table of secrets");
  }

  @Test
  void aBugIsRethrownAsItIsSoThatLambdaCountsIt() {
    IllegalStateException bug = new IllegalStateException("a bug");
    Routes routes =
        answering(
            request -> {
              throw bug;
            });
    HttpEvent event = Calls.with("{}").event();

    assertThatThrownBy(() -> routes.answer(event)).isSameAs(bug);
  }

  @Test
  void aBodyThatCannotBeReadIsAnsweredAndNotThrown() {
    Routes routes = answering(request -> HttpAnswer.json(200, request.body()));

    assertThat(routes.answer(Calls.with("{").event()).statusCode()).isEqualTo(400);
    assertThat(routes.answer(Calls.with("x".repeat(20_000)).event()).statusCode()).isEqualTo(413);
    assertThat(
            routes
                .answer(Calls.with("{}").header("content-type", "text/plain").event())
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  void theKeysAreThoseThatWereAdded() {
    assertThat(neverCalled().on("GET /v1/things", request -> HttpAnswer.noContent()).keys())
        .containsExactlyInAnyOrder("GET /v1/things", Calls.ROUTE);
  }

  private static void assertUnauthenticated(HttpAnswer answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
    assertThat(answer.body()).contains("https://beckon.dev/problems/unauthenticated");
  }

  private static Routes neverCalled() {
    return answering(
        request -> {
          throw new AssertionError("nobody may come here");
        });
  }

  private static Routes answering(Function<Request, HttpAnswer> handler) {
    return new Routes().on(Calls.ROUTE, handler);
  }
}
