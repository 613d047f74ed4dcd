package dev.beckon.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.local.lambda.Outcome;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProxyAnswerTest {
  private static ProxyAnswer answer(String json) {
    return ProxyAnswer.of(new Outcome.Answered(json));
  }

  private static String body(ProxyAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void takesStatusHeadersCookiesAndBodyFromTheFunction() {
    ProxyAnswer answer =
        answer(
            """
            {"statusCode":201,"headers":{"Location":"/v1/x","Content-Type":"a/b"},
             "cookies":["c=1"],"body":"é"}
            """);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.headers())
        .containsEntry("location", "/v1/x")
        .containsEntry("content-type", "a/b");
    assertThat(answer.cookies()).containsExactly("c=1");
    assertThat(body(answer)).isEqualTo("é");
  }

  @Test
  void decodesABodyInBase64() {
    assertThat(body(answer("{\"statusCode\":200,\"body\":\"aGk=\",\"isBase64Encoded\":true}")))
        .isEqualTo("hi");
    assertThat(answer("{\"statusCode\":200,\"body\":\"?\",\"isBase64Encoded\":true}"))
        .isSameAs(ProxyAnswer.INTERNAL);
  }

  @Test
  void needsNoBody() {
    assertThat(answer("{\"statusCode\":204,\"body\":null}").body()).isEmpty();
    assertThat(answer("{\"statusCode\":204}").headers()).isEmpty();
  }

  @Test
  void makesABodyOfAnAnswerWithoutAStatus() {
    ProxyAnswer answer = answer("{\"a\":1}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("content-type", "application/json");
    assertThat(body(answer)).isEqualTo("{\"a\":1}");
  }

  @Test
  void tellsNothingOfAFailure() {
    assertThat(ProxyAnswer.of(new Outcome.Failed("Boom", "secret"))).isSameAs(ProxyAnswer.INTERNAL);
    assertThat(ProxyAnswer.of(new Outcome.TimedOut(10))).isSameAs(ProxyAnswer.UNAVAILABLE);
    assertThat(answer("no json")).isSameAs(ProxyAnswer.INTERNAL);
    assertThat(answer("{\"statusCode\":7}")).isSameAs(ProxyAnswer.INTERNAL);
    assertThat(body(ProxyAnswer.INTERNAL)).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }
}
