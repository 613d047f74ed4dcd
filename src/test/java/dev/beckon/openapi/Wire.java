package dev.beckon.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.beckon.http.Json;
import java.util.Locale;
import java.util.Optional;

/** Texts as they go over the wire, read as the contract means them. */
final class Wire {
  private Wire() {}

  /** A header's or a parameter's text as a value of this schema. */
  static JsonNode value(String text, JsonNode schema) {
    String type = schema.path("type").asText();
    if (type.equals("integer") && text.matches("-?[0-9]{1,18}")) {
      return LongNode.valueOf(Long.parseLong(text));
    }
    if (type.equals("boolean") && (text.equals("true") || text.equals("false"))) {
      return BooleanNode.valueOf(Boolean.parseBoolean(text));
    }
    return TextNode.valueOf(text);
  }

  /** The media type that a content-type names, without its parameters. */
  static String mediaType(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** The text as JSON, if it is that, names no field twice, and nothing follows it. */
  static Optional<JsonNode> json(String text) {
    try {
      return Optional.of(Json.parse(text)).filter(json -> !json.isMissingNode());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
