package dev.beckon.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every request, answer, parameter and header of the contract has an example, and it fits. */
class ExamplesOfTheContractTest {
  private final HttpContract contract = HttpContract.get();
  private final OpenApiFile file = contract.file();

  @Test
  void everyMediaTypeHasExamplesAndTheyFit() {
    List<String> faults = new ArrayList<>();
    int media = 0;
    for (Operation operation : contract.operations()) {
      Map<String, JsonNode> bodies = new LinkedHashMap<>();
      bodies.put(operation + " request", operation.description().path("requestBody"));
      operation
          .description()
          .get("responses")
          .properties()
          .forEach(
              response ->
                  bodies.put(
                      operation + " " + response.getKey(), file.resolved(response.getValue())));
      for (Map.Entry<String, JsonNode> body : bodies.entrySet()) {
        for (Map.Entry<String, JsonNode> type : body.getValue().path("content").properties()) {
          media++;
          faults.addAll(faultsOf(body.getKey() + " " + type.getKey(), type.getValue()));
        }
      }
    }
    assertThat(faults).isEmpty();
    assertThat(media).isGreaterThan(100);
  }

  @Test
  void everyParameterAndHeaderHasAnExampleAndItFits() {
    List<JsonNode> described = new ArrayList<>();
    contract.operations().forEach(operation -> described.addAll(operation.parameters()));
    for (Operation operation : contract.operations()) {
      for (JsonNode response : operation.description().get("responses")) {
        file.resolved(response).path("headers").forEach(each -> described.add(file.resolved(each)));
      }
    }
    assertThat(described)
        .isNotEmpty()
        .allSatisfy(
            each -> {
              assertThat(each.has("example")).as(each.toString()).isTrue();
              assertThat(file.faults(each.get("schema"), each.get("example"))).isEmpty();
            });
  }

  private List<String> faultsOf(String place, JsonNode media) {
    List<String> faults = new ArrayList<>();
    if (media.path("examples").isEmpty()) {
      faults.add(place + " has no example");
    }
    for (Map.Entry<String, JsonNode> example : media.path("examples").properties()) {
      file.faults(media.get("schema"), file.resolved(example.getValue()).get("value"))
          .forEach(fault -> faults.add(place + " example " + example.getKey() + " " + fault));
    }
    return faults;
  }
}
