package dev.beckon.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Walks the resources of a template once and works out functions, their events and the API. */
final class StackReader {
  /** Where AWS puts what was given up. The runner lists it itself, so nothing there must exist. */
  private static final Set<String> NOT_PLAYED =
      Set.of("DestinationConfig", "DeadLetterConfig", "RetryPolicy");

  private final JsonNode tree;
  private final Deployment deployment;
  private final DeployedNames names;
  private final Intrinsics intrinsics;

  StackReader(JsonNode tree, Deployment deployment) {
    this.tree = tree;
    this.deployment = deployment;
    names = new DeployedNames(tree, deployment);
    intrinsics = new Intrinsics(names, tree.path("Conditions"));
  }

  Stack read(List<TableDefinition> tables) {
    Map<String, String> tableNames = new LinkedHashMap<>();
    tables.forEach(table -> tableNames.put(table.logicalId(), names.tableName(table.logicalId())));
    Map<String, JwtAuthorizer> authorizers = new LinkedHashMap<>();
    Map<String, String> defaultAuthorizers = new LinkedHashMap<>();
    for (var resource : resources(Template.HTTP_API)) {
      String where = "Resources." + resource.getKey() + ".Properties.Auth";
      JsonNode auth = intrinsics.resolve(resource.getValue().at("/Properties/Auth"), where);
      defaultAuthorizers.put(resource.getKey(), auth.path("DefaultAuthorizer").asText());
      for (var authorizer : auth.path("Authorizers").properties()) {
        authorizers.put(authorizer.getKey(), jwtAuthorizer(authorizer.getValue(), where));
      }
    }
    List<FunctionDefinition> functions = new ArrayList<>();
    for (var resource : resources(Template.FUNCTION)) {
      functions.add(function(resource.getKey(), resource.getValue(), defaultAuthorizers));
    }
    List<QueueDefinition> queues = new ArrayList<>();
    for (var resource : resources(Template.QUEUE)) {
      queues.add(queue(resource.getKey(), resource.getValue()));
    }
    return new Stack(deployment, functions, tables, tableNames, queues, authorizers);
  }

  private QueueDefinition queue(String logicalId, JsonNode resource) {
    String where = "Resources." + logicalId + ".Properties";
    JsonNode properties = intrinsics.resolve(resource.path("Properties"), where);
    JsonNode redrive = properties.path("RedrivePolicy");
    return new QueueDefinition(
        names.queueName(logicalId),
        properties.path("DelaySeconds").asInt(0),
        properties.path("VisibilityTimeout").asInt(30),
        redrive.isMissingNode()
            ? Optional.empty()
            : Optional.of(
                new QueueDefinition.Redrive(
                    redrive.path("deadLetterTargetArn").asText(),
                    redrive.path("maxReceiveCount").asInt())));
  }

  private List<Map.Entry<String, JsonNode>> resources(String type) {
    return tree.path("Resources").properties().stream()
        .filter(resource -> resource.getValue().path("Type").asText().equals(type))
        .toList();
  }

  private static JwtAuthorizer jwtAuthorizer(JsonNode authorizer, String where) {
    String source = authorizer.path("IdentitySource").asText();
    String prefix = "$request.header.";
    if (!source.startsWith(prefix)) {
      throw new TemplateException(where + ": IdentitySource must be " + prefix + "…");
    }
    JsonNode jwt = authorizer.path("JwtConfiguration");
    return new JwtAuthorizer(
        source.substring(prefix.length()),
        jwt.path("issuer").asText(),
        strings(jwt.path("audience")));
  }

  private FunctionDefinition function(
      String logicalId, JsonNode resource, Map<String, String> defaultAuthorizers) {
    String where = "Resources." + logicalId + ".Properties";
    JsonNode own = resource.path("Properties");
    JsonNode all = merge(tree.at("/Globals/Function"), own);
    Map<String, String> environment = new LinkedHashMap<>();
    String inEnvironment = where + ".Environment.Variables";
    JsonNode variables = intrinsics.resolve(all.at("/Environment/Variables"), inEnvironment);
    for (var variable : variables.properties()) {
      String value = Intrinsics.text(variable.getValue(), inEnvironment + "." + variable.getKey());
      environment.put(variable.getKey(), value);
    }
    String name = shortName(logicalId);
    EventReader events = new EventReader(name, defaultAuthorizers, this::tableOfStream);
    for (var event : all.path("Events").properties()) {
      String inEvent = where + ".Events." + event.getKey();
      events.read(event.getKey(), intrinsics.resolve(played(event.getValue()), inEvent), inEvent);
    }
    return new FunctionDefinition(
        name,
        logicalId,
        value(all, "Handler", where).asText(),
        value(all, "CodeUri", where).asText(),
        value(all, "MemorySize", where).asInt(128),
        value(all, "Timeout", where).asInt(3),
        environment,
        events.routes(),
        events.streams(),
        events.queues(),
        events.schedules());
  }

  private static JsonNode played(JsonNode event) {
    JsonNode copy = event.deepCopy();
    if (copy.path("Properties") instanceof ObjectNode properties) {
      properties.remove(NOT_PLAYED);
    }
    return copy;
  }

  private JsonNode value(JsonNode properties, String name, String where) {
    return intrinsics.resolve(properties.path(name), where + "." + name);
  }

  private String tableOfStream(String streamArn, String where) {
    for (var table : resources(Template.TABLE)) {
      if (names.attribute(table.getKey(), "StreamArn", where).asText().equals(streamArn)) {
        return table.getKey();
      }
    }
    throw new TemplateException(where + ": no table of the template has the stream " + streamArn);
  }

  private static String shortName(String logicalId) {
    String name =
        logicalId.endsWith("Function") && logicalId.length() > "Function".length()
            ? logicalId.substring(0, logicalId.length() - "Function".length())
            : logicalId;
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** As SAM merges Globals: maps key by key, lists added up, anything else overridden. */
  private static JsonNode merge(JsonNode global, JsonNode own) {
    if (global.isObject() && own.isObject()) {
      ObjectNode merged = global.deepCopy();
      for (var field : own.properties()) {
        merged.set(field.getKey(), merge(global.path(field.getKey()), field.getValue()));
      }
      return merged;
    }
    if (global.isArray() && own.isArray()) {
      return global.<ArrayNode>deepCopy().addAll((ArrayNode) own);
    }
    return own;
  }

  static List<String> strings(JsonNode list) {
    List<String> strings = new ArrayList<>();
    if (list.isTextual()) {
      strings.add(list.asText());
    }
    list.elements().forEachRemaining(each -> strings.add(each.asText()));
    return strings;
  }
}
