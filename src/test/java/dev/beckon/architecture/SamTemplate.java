package dev.beckon.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What the architecture tests ask of template.yaml; its intrinsics stay unresolved. */
public record SamTemplate(Map<String, Object> functions) {

  public static SamTemplate read(Path file) throws IOException {
    Map<String, Object> functions = new TreeMap<>();
    at(document(file), "Resources")
        .forEach(
            (name, resource) -> {
              if ("AWS::Serverless::Function".equals(map(resource).get("Type"))) {
                functions.put(name, resource);
              }
            });
    return new SamTemplate(functions);
  }

  /** What pages of other origins may do with the HTTP API. */
  public static Map<String, Object> cors(Path file) throws IOException {
    return at(document(file), "Resources", "Api", "Properties", "CorsConfiguration");
  }

  /** Any template, its intrinsics unresolved. */
  static Map<String, Object> document(Path file) throws IOException {
    return new Yaml(new Unresolved()).load(Files.readString(file));
  }

  /** How long each Lambda may take, in seconds, by its export. */
  Map<String, Integer> timeoutSeconds(int byDefault) {
    Map<String, Integer> timeouts = new TreeMap<>();
    exports()
        .forEach(
            (name, export) ->
                timeouts.put(
                    export,
                    (Integer)
                        at(functions.get(name), "Properties").getOrDefault("Timeout", byDefault)));
    return timeouts;
  }

  /** What each Lambda says it is, by its name in the template. */
  Map<String, String> exports() {
    Map<String, String> exports = new TreeMap<>();
    functions.forEach(
        (name, function) ->
            exports.put(
                name,
                at(function, "Properties", "Environment", "Variables")
                    .get("QUARKUS_FUNQY_EXPORT")
                    .toString()));
    return exports;
  }

  /** The route keys of each function that has any, by its export. */
  Map<String, Set<String>> routes() {
    Map<String, Set<String>> routes = new TreeMap<>();
    events(
        "HttpApi",
        (function, event, properties) ->
            routes
                .computeIfAbsent(exports().get(function), none -> new TreeSet<>())
                .add(properties.get("Method") + " " + properties.get("Path")));
    return routes;
  }

  /** The properties of every trigger of this type. */
  public Map<String, Map<String, Object>> triggers(String type) {
    Map<String, Map<String, Object>> triggers = new TreeMap<>();
    events(type, (function, event, properties) -> triggers.put(event, properties));
    return triggers;
  }

  private interface EventReader {
    void read(String function, String event, Map<String, Object> properties);
  }

  private void events(String type, EventReader reader) {
    functions.forEach(
        (name, function) ->
            at(function, "Properties", "Events")
                .forEach(
                    (event, declared) -> {
                      if (type.equals(map(declared).get("Type"))) {
                        reader.read(name, event, at(declared, "Properties"));
                      }
                    }));
  }

  static Map<String, Object> at(Object node, String... path) {
    Map<String, Object> here = map(node);
    for (String step : path) {
      here = map(here.get(step));
    }
    return here;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }

  /** Reads {@code !Ref X} as X, {@code !Sub [..]} as a list, and so on. */
  private static final class Unresolved extends SafeConstructor {
    Unresolved() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              if (node instanceof ScalarNode scalar) {
                return scalar.getValue();
              }
              return node instanceof SequenceNode sequence
                  ? constructSequence(sequence)
                  : constructMapping((MappingNode) node);
            }
          });
    }
  }
}
