package dev.beckon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be read of a call, and what is answered when nothing can. */
class RequestTest {
  private static final String SECRET = "tell-nobody";

  @Test
  void aBodyIsReadAsAnObject() {
    assertThat(Calls.with("{\"seats\":3}").request().body().get("seats").intValue()).isEqualTo(3);
  }

  @Test
  void aBodyInBase64IsTheSameBody() {
    JsonNode plain = Calls.with("{\"message\":\"schön 🎉\"}").request().body();

    assertThat(Calls.with("{\"message\":\"schön 🎉\"}").inBase64().request().body())
        .isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON;charset=UTF-8",
        "application/json ; charset=utf-8"
      })
  void anyWayToSayJsonIsTaken(String type) {
    assertThat(Calls.with("{}").header("content-type", type).request().body().isObject()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/json-patch+json",
        "application/jsonlines",
        "multipart/form-data; boundary=application/json",
        ""
      })
  void anyOtherTypeIsUnsupported(String type) {
    assertProblem(refused(Calls.with("{}").header("content-type", type)), 415, "unsupported");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"seats\":3",
        "{\"seats\":3}}",
        "{\"seats\":3} {\"seats\":4}",
        "{'seats':3}",
        "{\"seats\":03}",
        "{\"seats\":NaN}",
        "seats=3",
        "{\"message\":\"" + SECRET + "}",
        "{\"seats\":" + SECRET + "}"
      })
  void whatIsNotJsonIsMalformedAndNotEchoed(String body) {
    HttpAnswer answer = refused(Calls.with(body));

    assertProblem(answer, 400, "malformed");
    assertThat(answer.body()).contains("not JSON").doesNotContain(SECRET).doesNotContain("tell");
  }

  @Test
  void aFieldThatIsThereTwiceIsMalformed() {
    HttpAnswer answer = refused(Calls.with("{\"seats\":3,\"seats\":20}"));

    assertProblem(answer, 400, "malformed");
    assertThat(answer.body()).doesNotContain("seats");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "17", "\"text\"", "null", "true"})
  void jsonThatIsNoObjectIsMalformed(String body) {
    assertProblem(refused(Calls.with(body)), 400, "malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void noBodyIsMalformed(String body) {
    assertProblem(refused(Calls.with(body)), 400, "malformed");
  }

  @Test
  void anAbsentBodyIsMalformedToo() {
    assertProblem(refused(Calls.withoutBody()), 400, "malformed");
  }

  @Test
  void aBodyAsDeepAsABombIsMalformed() {
    String arrays = "{\"a\":" + "[".repeat(8000) + "]".repeat(8000) + "}";
    String objects = "{\"a\":".repeat(2000) + "1" + "}".repeat(2000);

    assertProblem(refused(Calls.with(arrays)), 400, "malformed");
    assertProblem(refused(Calls.with(objects)), 400, "malformed");
  }

  @Test
  void aNumberLongerThanAnybodyNeedsIsMalformed() {
    assertProblem(refused(Calls.with("{\"seats\":" + "9".repeat(10_000) + "}")), 400, "malformed");
  }

  @Test
  void aBodyOf16KibibytesIsRead() {
    assertThat(Calls.with(ofBytes(16_384)).request().body().isObject()).isTrue();
    assertThat(Calls.with(ofBytes(16_384)).inBase64().request().body().isObject()).isTrue();
  }

  @Test
  void aBodyOfOneByteMoreIsTooLarge() {
    assertProblem(refused(Calls.with(ofBytes(16_385))), 413, "too-large");
    assertProblem(refused(Calls.with(ofBytes(16_385)).inBase64()), 413, "too-large");
  }

  @Test
  void aHugeBodyIsTooLargeBeforeItIsDecoded() {
    assertProblem(refused(Calls.with("!".repeat(6_000_000)).withBase64Flag()), 413, "too-large");
  }

  @Test
  void theLimitCountsBytesAndNotCharacters() {
    String emoji = "{\"a\":\"" + "🎉".repeat(4095) + "\"}";

    assertThat(emoji.length()).isLessThan(16_384);
    assertProblem(refused(Calls.with(emoji)), 413, "too-large");
  }

  @Test
  void aBodyThatClaimsToBeBase64AndIsNotIsMalformed() {
    HttpAnswer answer = refused(Calls.with(SECRET + "!").withBase64Flag());

    assertProblem(answer, 400, "malformed");
    assertThat(answer.body()).doesNotContain(SECRET);
  }

  @Test
  void whatIsNotThereIsAbsent() {
    Request request =
        new Request(new HttpEvent("GET /", null, null, null, null, null, false), Optional.empty());

    assertThat(request.header("idempotency-key")).isEmpty();
    assertThat(request.query("limit")).isEmpty();
    assertThat(request.queryNames()).isEmpty();
    assertThat(request.path("id")).isEmpty();
    assertThatThrownBy(request::caller).isInstanceOf(NoSuchElementException.class);
  }

  /** A body of exactly so many bytes. */
  private static String ofBytes(int bytes) {
    return "{\"a\":\"" + "x".repeat(bytes - 8) + "\"}";
  }

  private static HttpAnswer refused(Calls call) {
    Request request = call.request();
    return catchThrowableOfType(Request.Refused.class, request::body).answer();
  }

  private static void assertProblem(HttpAnswer answer, int status, String type) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers())
        .containsAllEntriesOf(
            Map.of("content-type", "application/problem+json", "cache-control", "no-store"));
    assertThat(answer.body()).contains("https://beckon.dev/problems/" + type);
  }
}
