package dev.beckon.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.architecture.SamTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The contract and the template know the same routes, by the same names. */
class RoutesOfTheContractTest {
  private static final Path TEMPLATE = Path.of("template.yaml");

  private final HttpContract contract = HttpContract.get();

  @Test
  void everyRouteOfTheTemplateIsInTheContractUnderTheNameOfItsEventAndTheOtherWayRound()
      throws IOException {
    Map<String, String> byTemplate = new TreeMap<>();
    SamTemplate.read(TEMPLATE)
        .triggers("HttpApi")
        .forEach(
            (event, properties) ->
                byTemplate.put(
                    properties.get("Method") + " " + properties.get("Path"),
                    event.substring(0, 1).toLowerCase(Locale.ROOT) + event.substring(1)));
    Map<String, String> byContract = new TreeMap<>();
    contract.operations().forEach(each -> byContract.put(each.route(), each.id()));

    assertThat(byContract).hasSize(33).isEqualTo(byTemplate);
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
  void everyRouteWantsATokenButThoseOfThePublicKeysAndTheContract() throws IOException {
    assertThat(contract.file().document().get("security").toString())
        .isEqualTo("[{\"hostJwt\":[]}]");
    assertThat(contract.operations())
        .filteredOn(operation -> !operation.wantsToken())
        .extracting(Operation::route)
        .containsExactlyInAnyOrder("GET /v1/jwks.json", "GET /v1/openapi.json");
    assertThat(SamTemplate.read(TEMPLATE).triggers("HttpApi"))
        .allSatisfy(
            (event, properties) ->
                assertThat(properties.containsKey("Auth"))
                    .isEqualTo(Set.of("GetKeys", "GetContract").contains(event)));
  }

  @Test
  void aPageOfAnotherOriginMaySendAndReadEveryHeaderOfTheContract() throws IOException {
    Map<String, Object> cors = SamTemplate.cors(TEMPLATE);
    Set<String> sent = new TreeSet<>(Set.of("authorization", "content-type"));
    Set<String> read = new TreeSet<>();
    Set<String> methods = new TreeSet<>();
    for (Operation operation : contract.operations()) {
      methods.add(operation.method());
      operation.parameters().stream()
          .filter(parameter -> parameter.get("in").asText().equals("header"))
          .forEach(parameter -> sent.add(lower(parameter.get("name").asText())));
      for (JsonNode response : operation.description().get("responses")) {
        JsonNode headers = contract.file().resolved(response).path("headers");
        headers.fieldNames().forEachRemaining(name -> read.add(lower(name)));
      }
    }
    // Cache-Control may always be read; the challenge says nothing that the status does not.
    read.removeAll(Set.of("cache-control", "www-authenticate"));

    assertThat(cors.get("AllowHeaders"))
        .asInstanceOf(LIST)
        .containsExactlyInAnyOrderElementsOf(sent);
    assertThat(cors.get("ExposeHeaders"))
        .asInstanceOf(LIST)
        .containsExactlyInAnyOrderElementsOf(read);
    assertThat(cors.get("AllowMethods"))
        .asInstanceOf(LIST)
        .containsExactlyInAnyOrderElementsOf(methods);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Iterable<String> bracedIn(String path) {
    return Arrays.stream(path.split("/", -1)).filter(part -> part.startsWith("{")).toList();
  }
}
