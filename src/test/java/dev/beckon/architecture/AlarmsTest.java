package dev.beckon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.stream.DeadLetters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is watched is what runs. */
class AlarmsTest {
  private static final Path TEMPLATE = Path.of("template.yaml");

  private final Map<String, Object> alarms = SamTemplate.document(Path.of("infra", "alarms.yaml"));

  AlarmsTest() throws IOException {}

  @Test
  void everyFunctionIsWatched() {
    List<?> loop = (List<?>) SamTemplate.at(alarms, "Resources").get("Fn::ForEach::Functions");

    assertThat(new HashSet<>((List<?>) loop.get(1))).isEqualTo(new HashSet<>(Rules.FUNCTIONS));
  }

  @Test
  void aFunctionIsSlowAtSevenTenthsOfItsTimeout() throws IOException {
    int byDefault =
        (Integer)
            SamTemplate.at(SamTemplate.document(TEMPLATE), "Globals", "Function").get("Timeout");
    Map<String, Object> slow = new TreeMap<>();
    SamTemplate.read(TEMPLATE)
        .timeoutSeconds(byDefault)
        .forEach((function, seconds) -> slow.put(function, Map.of("Millis", seconds * 700)));

    assertThat(SamTemplate.at(alarms, "Mappings", "Slow")).isEqualTo(slow);
  }

  @Test
  void whatWasGivenUpIsCountedByTheLoggerThatTellsOfIt() {
    assertThat(SamTemplate.at(alarms, "Resources").entrySet())
        .filteredOn(resource -> resource.getKey().endsWith("DeadLetters"))
        .hasSize(3)
        .allSatisfy(
            resource ->
                assertThat(SamTemplate.at(resource.getValue(), "Properties").get("FilterPattern"))
                    .isEqualTo("{ $.loggerName = \"" + DeadLetters.class.getName() + "\" }"));
  }

  @Test
  void aGradualRolloutGoesBackByEveryFunction() throws IOException {
    Object errors =
        SamTemplate.at(
                SamTemplate.document(TEMPLATE), "Resources", "AnyFunctionFails", "Properties")
            .get("Metrics");

    assertThat(Rules.FUNCTIONS)
        .allSatisfy(
            function ->
                assertThat(errors.toString())
                    .contains("FILL(" + function + ", 0)", "Id=" + function + ","));
  }
}
