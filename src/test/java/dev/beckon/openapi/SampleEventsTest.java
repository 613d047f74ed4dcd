package dev.beckon.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.fixtures.Hosts;
import dev.beckon.function.HttpFunctions;
import dev.beckon.function.Lambda;
import dev.beckon.function.Stage;
import dev.beckon.scene.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample events under infra/events are requests that the contract knows. */
class SampleEventsTest {
  private final HttpContract contract = HttpContract.get();

  static Stream<String> httpEvents() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("infra", "events"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .filter(name -> Lambda.event(name).has("routeKey"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  void thereAreSome() throws IOException {
    assertThat(httpEvents()).hasSizeGreaterThan(30);
  }

  @ParameterizedTest
  @MethodSource("httpEvents")
  void itIsForARouteOfTheContract(String name) {
    JsonNode event = Lambda.event(name);
    Exchange.Asked asked = Exchange.asked(event);

    assertThat(contract.operation(asked.method(), asked.rawPath()))
        .map(Operation::route)
        .contains(event.get("routeKey").asText());
    assertThat(event.at("/requestContext/routeKey")).isEqualTo(event.get("routeKey"));
    assertThat(event.at("/requestContext/http/method").asText()).isEqualTo(asked.method());
    assertThat(event.at("/requestContext/http/path").asText()).isEqualTo(asked.rawPath());
  }

  @ParameterizedTest
  @MethodSource("httpEvents")
  void itFitsTheContractOrIsRefused(String name) {
    Stage stage = new Stage();
    Scene scene = stage.begin();
    scene.known(Hosts.INVITER);
    scene.grant(scene.invite(3), Hosts.ANNA);
    JsonNode event = Lambda.event(name);

    int status = new HttpFunctions(stage).answer(event).status();

    if (contract.requestFaults(Exchange.asked(event)).isEmpty()) {
      assertThat(status).isNotIn(400, 413, 415);
    } else {
      assertThat(status).isIn(400, 404, 413, 415, 422);
    }
  }
}
