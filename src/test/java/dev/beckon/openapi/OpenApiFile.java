package dev.beckon.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A description of OpenAPI 3.1 in one file, its references followed, its schemas ready to ask. */
final class OpenApiFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMPONENTS = "components";

  private final JsonNode document;
  private final SchemaRegistry registry;
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

  private OpenApiFile(JsonNode document) {
    this.document = document;
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    Dialect dialect =
        Dialect.builder(Dialects.getDraft202012())
            .keyword(new NonValidationKeyword(COMPONENTS))
            .build();
    registry = SchemaRegistry.withDialect(dialect, builder -> builder.schemaRegistryConfig(config));
  }

  static OpenApiFile read(Path file) {
    try {
      return of(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static OpenApiFile of(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Object tree = new Yaml(new SafeConstructor(options)).load(yaml);
    return new OpenApiFile(JSON.valueToTree(tree));
  }

  JsonNode document() {
    return document;
  }

  /** What the node stands for: the node itself, or what its {@code $ref} points at. */
  JsonNode resolved(JsonNode node) {
    JsonNode here = node;
    while (here.has("$ref")) {
      String reference = here.get("$ref").asText();
      if (!reference.startsWith("#/")) {
        throw new AssertionError("a reference that leaves the file: " + reference);
      }
      here = document.at(reference.substring(1));
      if (here.isMissingNode()) {
        throw new AssertionError("a reference to nothing: " + reference);
      }
    }
    return here;
  }

  /** What is wrong with a value by a schema of this file, each with its JSON Pointer. */
  List<String> faults(JsonNode schema, JsonNode value) {
    List<String> faults = new ArrayList<>();
    schemas
        .computeIfAbsent(schema, this::compiled)
        .validate(value)
        .forEach(
            error ->
                faults.add("at \"" + error.getInstanceLocation() + "\": " + error.getMessage()));
    return faults;
  }

  /** The schema by itself, with the components beside it, where its references look for them. */
  private Schema compiled(JsonNode schema) {
    ObjectNode standalone = schema.deepCopy();
    standalone.set(COMPONENTS, document.get(COMPONENTS));
    return registry.getSchema(standalone);
  }
}
