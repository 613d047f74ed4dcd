package dev.beckon.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.openapi.Exchange.Answered;
import dev.beckon.openapi.HttpContract.Answerer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds answers to the responses of their operation. */
final class Answers {
  /** What API Gateway says by itself has this schema. */
  static final String GATEWAYS_OWN = "#/components/schemas/GatewayMessage";

  /** In a header: with which media type it always comes, where it does not come with all. */
  private static final String ALWAYS_WITH = "x-always-with";

  private final OpenApiFile file;

  Answers(OpenApiFile file) {
    this.file = file;
  }

  List<String> faults(Operation operation, Answered answered, Answerer by) {
    JsonNode responses = operation.description().path("responses");
    JsonNode response = file.resolved(responses.path(String.valueOf(answered.status())));
    if (response.isMissingNode()) {
      List<String> statuses = new ArrayList<>();
      responses.fieldNames().forEachRemaining(statuses::add);
      return List.of("this status is not one of " + statuses);
    }
    List<String> faults = new ArrayList<>();
    bodyFaults(response, answered, by, faults);
    headerFaults(response, answered, faults);
    if (by == Answerer.FUNCTION) {
      Set<String> unheardOf = new HashSet<>(answered.headers().keySet());
      unheardOf.remove("content-type");
      response
          .path("headers")
          .fieldNames()
          .forEachRemaining(name -> unheardOf.remove(name.toLowerCase(Locale.ROOT)));
      unheardOf.forEach(name -> faults.add("header " + name + " is not foreseen"));
    }
    return faults;
  }

  /** Whether this is how API Gateway itself answers with this status. */
  boolean isGatewaysOwn(int status, Answered answered) {
    JsonNode schema = file.document().at(GATEWAYS_OWN.substring(1));
    return answered.status() == status
        && mediaType(answered).equals("application/json")
        && Wire.json(answered.body())
            .filter(json -> file.faults(schema, json).isEmpty())
            .isPresent();
  }

  private void bodyFaults(JsonNode response, Answered answered, Answerer by, List<String> faults) {
    JsonNode content = response.path("content");
    if (content.isEmpty()) {
      if (!answered.body().isEmpty()) {
        faults.add("a body where there must be none");
      }
      return;
    }
    JsonNode media = content.path(mediaType(answered));
    if (media.isMissingNode()) {
      List<String> types = new ArrayList<>();
      content.fieldNames().forEachRemaining(types::add);
      faults.add("media type \"" + mediaType(answered) + "\" is not one of " + types);
      return;
    }
    JsonNode schema = media.get("schema");
    if (by == Answerer.FUNCTION && isGatewaysOwn(schema)) {
      faults.add("only API Gateway itself answers in this form");
    }
    Optional<JsonNode> json = Wire.json(answered.body());
    if (json.isEmpty()) {
      faults.add("the body is not JSON");
      return;
    }
    faults.addAll(file.faults(schema, json.get()));
  }

  static boolean isGatewaysOwn(JsonNode schema) {
    return schema.path("$ref").asText().equals(GATEWAYS_OWN);
  }

  private void headerFaults(JsonNode response, Answered answered, List<String> faults) {
    for (Map.Entry<String, JsonNode> declared : response.path("headers").properties()) {
      JsonNode header = file.resolved(declared.getValue());
      String value = answered.headers().get(declared.getKey().toLowerCase(Locale.ROOT));
      if (value == null) {
        if (header.path("required").asBoolean()
            || header.path(ALWAYS_WITH).asText().equals(mediaType(answered))) {
          faults.add("header " + declared.getKey() + " is missing");
        }
      } else {
        JsonNode schema = file.resolved(header.get("schema"));
        file.faults(schema, Wire.value(value, schema))
            .forEach(fault -> faults.add("header " + declared.getKey() + " " + fault));
      }
    }
  }

  private static String mediaType(Answered answered) {
    return Wire.mediaType(answered.headers().getOrDefault("content-type", ""));
  }
}
