package dev.beckon.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.http.Problem;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.NoReturn;
import dev.beckon.invitation.Refusal;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.ledger.Cause;
import dev.beckon.invitation.ledger.Reward;
import dev.beckon.presence.Beat;
import dev.beckon.presence.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Problem types, reasons and states are the same words in the contract and in the code. */
class WordsOfTheContractTest {
  private final OpenApiFile file = HttpContract.get().file();

  @Test
  void everyProblemTypeOfTheCodeIsListedWithItsStatusAndTheOtherWayRound() {
    Map<String, Integer> byCode = new TreeMap<>();
    for (Problem problem : Problem.values()) {
      byCode.put(problem.type(), problem.status());
    }
    Map<String, Integer> byContract = new TreeMap<>();
    for (JsonNode schema : file.document().at("/components/schemas")) {
      JsonNode type = schema.at("/properties/type/const");
      if (!type.isMissingNode()) {
        assertThat(schema.path("description").asText()).as(type.asText()).isNotBlank();
        byContract.put(type.asText(), schema.at("/properties/status/const").intValue());
      }
    }

    assertThat(byContract).isEqualTo(byCode);
  }

  @Test
  void theExamplesOfProblemsHaveTheTitlesOfTheCode() {
    Map<String, String> titles = new TreeMap<>();
    for (Problem problem : Problem.values()) {
      JsonNode document = Wire.json(problem.answer().body()).orElseThrow();
      titles.put(problem.type(), document.get("title").asText());
    }
    List<JsonNode> examples = new ArrayList<>();
    collectProblems(file.document(), examples);

    assertThat(examples)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            example ->
                assertThat(example.get("title").asText())
                    .isEqualTo(titles.get(example.get("type").asText())));
  }

  @Test
  void reasonsAndStatesAreThoseOfTheCode() {
    Function<Enum<?>, String> word =
        value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    assertThat(words("OfferRefused/properties/reason"))
        .isEqualTo(Arrays.stream(Refusal.values()).map(word).toList());
    assertThat(words("NoReturn/properties/reason"))
        .isEqualTo(Arrays.stream(NoReturn.values()).map(word).toList());
    assertThat(words("Availability")).isEqualTo(names(Availability.values()));
    assertThat(words("Platform")).isEqualTo(names(Device.Platform.values()));
    assertThat(words("Reach/properties/unreachable/items")).isEqualTo(names(Beat.Why.values()));
    assertThat(words("Entry/properties/cause")).isEqualTo(names(Cause.values()));
    assertThat(words("VisitFacts/properties/reward/properties/reason"))
        .isEqualTo(names(Reward.Withheld.values()));
    assertThat(words("Invitation/properties/widened/items"))
        .isEqualTo(names(Rung.values()).stream().filter(rung -> !rung.equals("AS_ASKED")).toList());
    List<String> endings = names(Invitation.Ending.values());
    assertThat(words("InvitationState")).startsWith("OPEN", "FILLED").containsAll(endings);
    assertThat(new TreeSet<>(words("InvitationEnded/properties/endedAs")))
        .isEqualTo(
            new TreeSet<>(endings.stream().filter(end -> !end.equals("CANCELLED")).toList()));
  }

  private List<String> words(String schema) {
    List<String> words = new ArrayList<>();
    file.document()
        .at("/components/schemas/" + schema + "/enum")
        .forEach(word -> words.add(word.asText()));
    return words;
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private static void collectProblems(JsonNode node, List<JsonNode> found) {
    if (node.path("type").asText().startsWith("https://") && node.has("title")) {
      found.add(node);
    }
    node.forEach(child -> collectProblems(child, found));
  }
}
