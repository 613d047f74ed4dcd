package dev.beckon.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.architecture.SamTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The contract and the template know the same routes, by the same names. */
class RoutesOfTheContractTest {
  private final HttpContract contract = HttpContract.get();

  @Test
  void everyRouteOfTheTemplateIsInTheContractUnderTheNameOfItsEventAndTheOtherWayRound()
      throws IOException {
    Map<String, String> byTemplate = new TreeMap<>();
    SamTemplate.read(Path.of("template.yaml"))
        .triggers("HttpApi")
        .forEach(
            (event, properties) ->
                byTemplate.put(
                    properties.get("Method") + " " + properties.get("Path"),
                    event.substring(0, 1).toLowerCase(Locale.ROOT) + event.substring(1)));
    Map<String, String> byContract = new TreeMap<>();
    contract.operations().forEach(each -> byContract.put(each.route(), each.id()));

    assertThat(byContract).hasSize(20).isEqualTo(byTemplate);
  }

  @Test
  void everyParameterOfAPathIsDescribed() {
    assertThat(contract.operations())
        .allSatisfy(
            operation -> {
              assertThat(operation.parameters())
                  .filteredOn(parameter -> parameter.get("in").asText().equals("path"))
                  .extracting(parameter -> "{" + parameter.get("name").asText() + "}")
                  .containsExactlyElementsOf(bracedIn(operation.path()));
            });
  }

  @Test
  void everyRouteWantsAToken() {
    assertThat(contract.file().document().get("security").toString())
        .isEqualTo("[{\"hostJwt\":[]}]");
    assertThat(contract.operations())
        .noneMatch(operation -> operation.description().has("security"));
  }

  private static Iterable<String> bracedIn(String path) {
    return Arrays.stream(path.split("/", -1)).filter(part -> part.startsWith("{")).toList();
  }
}
