package dev.beckon.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.openapi.Exchange.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Holds requests to the parameters and the body of their operation. */
final class Requests {
  private final OpenApiFile file;

  Requests(OpenApiFile file) {
    this.file = file;
  }

  List<String> faults(Operation operation, Asked asked) {
    List<String> faults = new ArrayList<>();
    for (JsonNode parameter : operation.parameters()) {
      parameterFaults(operation, parameter, asked, faults);
    }
    JsonNode body = file.resolved(operation.description().path("requestBody"));
    if (!body.isMissingNode()) {
      bodyFaults(body, asked, faults);
    }
    return faults;
  }

  private void parameterFaults(
      Operation operation, JsonNode parameter, Asked asked, List<String> faults) {
    String name = parameter.get("name").asText();
    String in = parameter.get("in").asText();
    Optional<String> text =
        switch (in) {
          case "path" -> Optional.of(operation.pathParameter(name, asked.rawPath()));
          case "query" -> Optional.ofNullable(asked.query().get(name));
          case "header" -> Optional.ofNullable(asked.headers().get(name.toLowerCase(Locale.ROOT)));
          default -> throw new AssertionError("a parameter in the " + in + " is not foreseen");
        };
    String place = in + " parameter " + name;
    if (text.isEmpty()) {
      if (parameter.path("required").asBoolean()) {
        faults.add(place + " is missing");
      }
      return;
    }
    JsonNode schema = file.resolved(parameter.get("schema"));
    file.faults(schema, Wire.value(text.get(), schema))
        .forEach(fault -> faults.add(place + " " + fault));
  }

  private void bodyFaults(JsonNode body, Asked asked, List<String> faults) {
    if (asked.body().isBlank()) {
      if (body.path("required").asBoolean()) {
        faults.add("a body is missing");
      }
      return;
    }
    String type = Wire.mediaType(asked.headers().getOrDefault("content-type", "application/json"));
    JsonNode media = body.path("content").path(type);
    if (media.isMissingNode()) {
      faults.add("a body of media type " + type);
      return;
    }
    Optional<JsonNode> json = Wire.json(asked.body());
    if (json.isEmpty()) {
      faults.add("a body that is not JSON");
      return;
    }
    faults.addAll(file.faults(media.get("schema"), json.get()));
  }
}
