package dev.beckon.local.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.local.lambda.Trail;

/** An invocation of the trail as the page, and whoever asks the runner, reads it. */
public final class StepJson {
  private StepJson() {}

  public static ObjectNode of(Trail.Step step) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("number", step.number())
        .put("at", step.at().toString())
        .put("function", step.function())
        .put("trigger", step.trigger())
        .put("millis", step.millis())
        .put("ok", step.ok())
        .put("words", step.words())
        .put("writeUnits", step.cost().writeUnits() + step.cost().indexWriteUnits())
        .put("readUnits", step.cost().readUnits());
  }
}
