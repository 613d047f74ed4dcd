package dev.beckon.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** How an invocation ended. */
public sealed interface Outcome {
  /** The function answered, with JSON as a rule. */
  record Answered(String body) implements Outcome {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The answer as a tree; throws {@link JsonProcessingException} when it is no JSON. */
    public JsonNode json() throws JsonProcessingException {
      return JSON.readTree(body);
    }
  }

  /** The function failed, crashed or could not start. */
  record Failed(String errorType, String message) implements Outcome {}

  /** It took longer than the template allows and its process was ended. */
  record TimedOut(int timeoutSeconds) implements Outcome {}

  default boolean ok() {
    return this instanceof Answered;
  }

  /** In one line, for a person. */
  default String words() {
    if (this instanceof Failed failed) {
      return failed.errorType() + ": " + failed.message();
    }
    if (this instanceof TimedOut timedOut) {
      return "timed out after " + timedOut.timeoutSeconds() + " s";
    }
    return "ok";
  }
}
