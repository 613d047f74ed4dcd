package dev.beckon.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.local.template.TemplateException;
import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.Machine;

/** Lambda's filter criteria: a record passes when it matches any of the patterns. */
public final class RecordFilter {
  private final Machine machine = Machine.builder().build();
  private final boolean letsAllPass;

  /** Throws {@link TemplateException} naming the function whose pattern is none. */
  public RecordFilter(String function, List<String> patterns) {
    letsAllPass = patterns.isEmpty();
    for (String pattern : patterns) {
      try {
        machine.addRule("filter", pattern);
      } catch (IOException e) {
        throw new TemplateException(
            function + ": the filter " + pattern + " is no event pattern: " + e.getMessage(), e);
      }
    }
  }

  public boolean passes(JsonNode record) {
    if (letsAllPass) {
      return true;
    }
    try {
      return !machine.rulesForJSONEvent(record.toString()).isEmpty();
    } catch (Exception e) {
      throw new IllegalStateException("the record cannot be matched: " + record, e);
    }
  }
}
