package dev.beckon.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Problem documents as RFC 9457 has them. */
class ProblemTest {

  @ParameterizedTest
  @EnumSource(Problem.class)
  void aProblemSaysItsTypeItsTitleAndTheStatusItIsAnsweredWith(Problem problem) throws Exception {
    HttpAnswer answer = problem.answer();
    JsonNode document = Json.parse(answer.body());

    assertThat(answer.statusCode()).isEqualTo(problem.status()).isBetween(400, 599);
    assertThat(answer.headers())
        .containsEntry("content-type", "application/problem+json")
        .containsEntry("cache-control", "no-store");
    assertThat(document.get("type").textValue())
        .isEqualTo(problem.type())
        .matches("https://beckon\\.dev/problems/[a-z-]+");
    assertThat(document.get("status").intValue()).isEqualTo(problem.status());
    assertThat(document.get("title").textValue()).isNotBlank();
    assertThat(answer.isBase64Encoded()).isFalse();
  }

  @Test
  void clientsCanTellProblemsApartByTheirType() {
    assertThat(Arrays.stream(Problem.values()).map(Problem::type).collect(Collectors.toSet()))
        .hasSize(Problem.values().length);
  }

  @Test
  void faultsAreListedInTheOrderTheyWereFound() throws JsonProcessingException {
    JsonNode document =
        Json.parse(
            Problem.INVALID
                .because(List.of(new Problem.Fault("/b", "two"), new Problem.Fault("/a", "one")))
                .body());

    assertThat(document.get("faults").toString())
        .isEqualTo(
            "[{\"pointer\":\"/b\",\"detail\":\"two\"},{\"pointer\":\"/a\",\"detail\":\"one\"}]");
  }

  @Test
  void oneMemberMoreStandsBesideTheOthers() throws JsonProcessingException {
    JsonNode document = Json.parse(Problem.OFFER_REFUSED.with("reason", "full").body());

    assertThat(document.get("reason").textValue()).isEqualTo("full");
    assertThat(document.get("type").textValue()).isEqualTo(Problem.OFFER_REFUSED.type());
  }
}
