package dev.beckon.local.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beckon.local.template.TemplateException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordFilterTest {
  private static final String OPEN =
      """
      {"dynamodb":{"NewImage":{"kind":{"S":["INVITATION"]},"state":{"S":["OPEN"]},
        "wavePending":{"BOOL":[true]}}}}
      """;

  private static JsonNode record(String image) throws Exception {
    return new ObjectMapper()
        .readTree("{\"eventName\":\"MODIFY\",\"dynamodb\":{\"NewImage\":" + image + "}}");
  }

  @Test
  void asksForEveryFieldOfAPattern() throws Exception {
    RecordFilter filter = new RecordFilter("f", List.of(OPEN));
    String kind = "\"kind\":{\"S\":\"INVITATION\"}";
    String open = "\"state\":{\"S\":\"OPEN\"}";

    assertThat(
            filter.passes(
                record(
                    "{"
                        + kind
                        + ","
                        + open
                        + ",\"wavePending\":{\"BOOL\":true},\"a\":{\"N\":\"1\"}}")))
        .isTrue();
    assertThat(
            filter.passes(record("{" + kind + "," + open + ",\"wavePending\":{\"BOOL\":false}}")))
        .isFalse();
    assertThat(filter.passes(record("{" + kind + "," + open + "}"))).isFalse();
    assertThat(
            filter.passes(
                record(
                    "{" + kind + ",\"state\":{\"S\":\"FILLED\"},\"wavePending\":{\"BOOL\":true}}")))
        .isFalse();
  }

  @Test
  void letsARecordPassThatMatchesAnyOfThePatterns() throws Exception {
    RecordFilter filter =
        new RecordFilter(
            "f",
            List.of(
                "{\"eventName\":[\"REMOVE\"]}",
                "{\"dynamodb\":{\"NewImage\":{\"a\":{\"S\":[{\"prefix\":\"x\"}]}}}}"));

    assertThat(filter.passes(record("{\"a\":{\"S\":\"xyz\"}}"))).isTrue();
    assertThat(filter.passes(record("{\"a\":{\"S\":\"abc\"}}"))).isFalse();
  }

  @Test
  void withoutPatternsLetsEverythingPass() throws Exception {
    assertThat(new RecordFilter("f", List.of()).passes(record("{}"))).isTrue();
  }

  @Test
  void refusesAPatternThatIsNoneAndNamesTheFunction() {
    assertThatThrownBy(() -> new RecordFilter("fanout", List.of("{\"a\":\"not a list\"}")))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("fanout: the filter");
  }
}
