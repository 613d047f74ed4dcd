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

    /** What a refusal says of itself, how many records come again, or {@code ok}. */
    private String ownWords() {
      try {
        JsonNode answer = json();
        int status = answer.path("statusCode").asInt();
        int again = answer.path("batchItemFailures").size();
        if (status >= 400) {
          JsonNode problem = JSON.readTree(answer.path("body").asText());
          String name = problem.path("type").asText().replaceAll("^.*/", "");
          return "%d %s".formatted(status, problem.path("reason").asText(name)).strip();
        }
        return again == 0 ? "ok" : "comes again: " + again;
      } catch (JsonProcessingException e) {
        // Whoever asked gets it as it is; there is nothing in it for a person to read.
        return "ok";
      }
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
    return ((Answered) this).ownWords();
  }
}
