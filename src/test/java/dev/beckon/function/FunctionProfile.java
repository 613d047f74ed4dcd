package dev.beckon.function;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** Runs one of the seven functions on a {@link Stage}, behind a mock event server of its own. */
public abstract class FunctionProfile implements QuarkusTestProfile {
  private final String function;

  protected FunctionProfile(String function) {
    this.function = function;
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.funqy.export", function, "quarkus.lambda.mock-event-server.test-port", "0");
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(Stage.class);
  }
}
