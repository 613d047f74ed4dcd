package dev.beckon.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything wrong with a body is said at once, each with its place, and nothing is echoed. */
class FieldsTest {
  private static final String SECRET = "tell-nobody";

  @Test
  void everyFaultIsNamedAtOnceWithItsPlace() {
    Fields fields =
        of(
            """
            {"seats": 0, "message": 7, "mature": "yes", "until": "tomorrow",
             "condition": {"languages": ["de", "GERMAN", 3, "de"], "level": {"min": -1}, "x": 1},
             "deep": [], "seat": 3}
            """);
    fields.requiredInteger("seats", 1, 20);
    fields.text("message", 0, 200, "");
    fields.flag("mature", false);
    fields.time("until");
    fields.text("name", 1, 50);
    fields.nested("deep");
    Fields condition = fields.nested("condition");
    condition.texts("languages", 1, 5, Forms::language, Forms.LANGUAGE);
    condition.nested("level").integer("min", 0, 1000);
    condition.noOthers();
    fields.noOthers();

    assertThat(fields.faults())
        .containsExactly(
            new Problem.Fault("/seats", "must be a whole number from 1 to 20"),
            new Problem.Fault("/message", "must be a text of 0 to 200 characters"),
            new Problem.Fault("/mature", "must be true or false"),
            new Problem.Fault("/until", "must be a time as in RFC 3339"),
            new Problem.Fault("/name", "is required"),
            new Problem.Fault("/deep", "must be an object"),
            new Problem.Fault("/condition/languages/1", "must be " + Forms.LANGUAGE),
            new Problem.Fault("/condition/languages/2", "must be " + Forms.LANGUAGE),
            new Problem.Fault("/condition/languages/3", "is there twice"),
            new Problem.Fault("/condition/level/min", "must be a whole number from 0 to 1000"),
            new Problem.Fault("/condition/x", "unknown field"),
            new Problem.Fault("/seat", "unknown field"));
  }

  @Test
  void theProblemNamesEveryFaultAndNothingThatWasSent() {
    Fields fields =
        of(
            "{\"name\":\"%1$s\\u0007\",\"region\":\"%1$s\",\"all\":[\"%1$s\"],\"x\":\"%1$s\"}"
                .formatted(SECRET));
    fields.text("name", 1, 50);
    fields.optionalText("region", Forms::region, Forms.REGION);
    fields.texts("all", 0, 3, Forms::language, Forms.LANGUAGE);
    fields.noOthers();

    HttpAnswer answer = Problem.INVALID.because(fields.faults());

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("\"/name\"", "\"/region\"", "\"/all/0\"", "\"/x\"")
        .doesNotContain(SECRET);
  }

  @Test
  void aFieldThatWasAskedForIsKnownAndNullIsAbsent() {
    Fields fields =
        of("{\"a\":null,\"b\":null,\"c\":null,\"d\":null,\"e\":null,\"f\":null,\"g\":null}");

    assertThat(fields.text("a", 1, 5, "none")).isEqualTo("none");
    assertThat(fields.integer("b", 1, 5)).isEmpty();
    assertThat(fields.flag("c", true)).isTrue();
    assertThat(fields.time("d")).isEmpty();
    assertThat(fields.texts("e", 0, 5, Forms::language, Forms.LANGUAGE)).isEmpty();
    assertThat(fields.optionalText("f", Forms::region, Forms.REGION)).isEmpty();
    assertThat(fields.nested("g").integer("min", 0, 1, 1)).isEqualTo(1);
    fields.noOthers();
    assertThat(fields.faults()).isEmpty();
  }

  @Test
  void aRequiredFieldThatIsNullIsMissing() {
    Fields fields = of("{\"name\":null,\"seats\":null,\"language\":null}");
    fields.text("name", 1, 5);
    fields.requiredInteger("seats", 1, 20);
    fields.text("language", Forms::language, Forms.LANGUAGE);

    assertThat(fields.faults()).extracting(Problem.Fault::detail).containsOnly("is required");
    assertThat(fields.faults())
        .extracting(Problem.Fault::pointer)
        .containsExactly("/name", "/seats", "/language");
  }

  @Test
  void anUnknownFieldIsPointedAtAsJsonPointersAreWritten() {
    Fields fields = of("{\"a/b~c\":1}");
    fields.noOthers();

    assertThat(fields.faults()).extracting(Problem.Fault::pointer).containsExactly("/a~1b~0c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.0", "1e0", "\"1\"", "true", "[1]", "9223372036854775808", "-1", "21", "1e400"})
  void whatIsNoWholeNumberWithinTheBoundsIsAFault(String number) {
    Fields fields = of("{\"seats\":" + number + "}");

    assertThat(fields.requiredInteger("seats", 1, 20)).isEqualTo(1);
    assertThat(fields.faults()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20})
  void theBoundsThemselvesAreFine(long number) {
    Fields fields = of("{\"seats\":" + number + "}");

    assertThat(fields.requiredInteger("seats", 1, 20)).isEqualTo(number);
    assertThat(fields.faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "a\\tb", "\\u007f", "\\u009f", "\\ud83d", "\\ude00\\ud83d"})
  void aTextWithControlCharactersOrHalvesOfCharactersIsAFault(String text) {
    Fields fields = of("{\"name\":\"" + text + "\"}");

    assertThat(fields.text("name", 1, 50)).isEmpty();
    assertThat(fields.faults()).hasSize(1);
  }

  @Test
  void emojiQuotesAndNewLinesAreText() {
    Fields fields = of("{\"name\":\"🎉 \\\"hi\\\"\\n\\\\o/ שלום\"}");

    assertThat(fields.text("name", 1, 50)).isEqualTo("🎉 \"hi\"\n\\o/ שלום");
    assertThat(fields.faults()).isEmpty();
  }

  @Test
  void aTextMayBeAsLongAsItsLimitAndNoLonger() {
    assertThat(of("{\"name\":\"" + "x".repeat(50) + "\"}").text("name", 1, 50)).hasSize(50);
    Fields fields = of("{\"name\":\"" + "x".repeat(51) + "\"}");
    fields.text("name", 1, 50);
    assertThat(fields.faults()).hasSize(1);
  }

  @Test
  void aListKeepsTheOrderItCameInAndItsLengthIsBounded() {
    assertThat(
            of("{\"all\":[\"fr\",\"de\",\"en\"]}")
                .texts("all", 0, 3, Forms::language, Forms.LANGUAGE))
        .containsExactly("fr", "de", "en");
    Fields tooLong = of("{\"all\":[\"a\",\"b\",\"c\",\"d\"]}");
    tooLong.texts("all", 0, 3, Forms::language, Forms.LANGUAGE);
    assertThat(tooLong.faults())
        .containsExactly(new Problem.Fault("/all", "must have 0 to 3 elements"));
  }

  @Test
  void aTimeMayHaveAnyOffset() {
    Fields fields = of("{\"until\":\"2026-11-22T21:00:00+01:00\"}");

    assertThat(fields.time("until")).contains(Instant.parse("2026-11-22T20:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2026-11-22\"",
        "\"2026-11-22T21:00:00\"",
        "\"2026-11-22T21:00Z\"",
        "\"2026-13-22T21:00:00Z\"",
        "\"+999999999-12-31T23:59:59Z\"",
        "1795377600",
        "\"+999999999999\""
      })
  void whatIsNoTimeIsAFault(String time) {
    Fields fields = of("{\"until\":" + time + "}");

    assertThat(fields.time("until")).isEqualTo(Optional.empty());
    assertThat(fields.faults()).hasSize(1);
  }

  @Test
  void aQueryIsReadLikeABodyAndKnowsItsNames() {
    Fields fields =
        Fields.ofQuery(
            Calls.withoutBody()
                .query("limit", "51")
                .query("endVisits", "true")
                .query("offset", SECRET)
                .request(),
            "limit",
            "endVisits");

    assertThat(fields.flag("endVisits", false)).isTrue();
    assertThat(fields.integer("limit", 1, 50, 20)).isEqualTo(20);
    assertThat(Set.copyOf(fields.faults()))
        .containsExactlyInAnyOrder(
            new Problem.Fault("query/offset", "unknown field"),
            new Problem.Fault("query/limit", "must be a whole number from 1 to 50"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "1.5", "99999999999999999999999", "--1", "1 "})
  void aQueryNumberThatIsNoneIsAFault(String value) {
    Fields fields = Fields.ofQuery(Calls.withoutBody().query("limit", value).request(), "limit");

    fields.integer("limit", 1, 50, 20);
    assertThat(fields.faults()).hasSize(1);
  }

  private static Fields of(String body) {
    try {
      return Fields.of(Json.parse(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
