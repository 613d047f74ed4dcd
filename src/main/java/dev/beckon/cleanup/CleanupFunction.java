package dev.beckon.cleanup;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;

/** Woken by the schedule. */
@Singleton
public class CleanupFunction {
  private final SweepDue sweep;

  public CleanupFunction(SweepDue sweep) {
    this.sweep = sweep;
  }

  /**
   * @param event what the schedule sends; says nothing that matters
   */
  @Funq("cleanup")
  public SweepDue.Swept handle(JsonNode event) {
    return sweep.sweep();
  }
}
