package dev.beckon.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What {@code Ref} and {@code GetAtt} give in a deployment on this machine. */
final class DeployedNames implements Intrinsics.Names {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final String STACK_NAME = "beckon-local";

  private final JsonNode template;
  private final Deployment deployment;

  DeployedNames(JsonNode template, Deployment deployment) {
    this.template = template;
    this.deployment = deployment;
    for (String given : deployment.parameters().keySet()) {
      if (!template.path("Parameters").has(given)) {
        throw new TemplateException("Parameters: the template has no parameter " + given);
      }
    }
  }

  String tableName(String logicalId) {
    return deployment.tablePrefix() + logicalId;
  }

  /** What the template calls it, or what CloudFormation would. */
  String queueName(String logicalId) {
    String where = "Resources." + logicalId + ".Properties.QueueName";
    JsonNode given = template.at("/Resources/" + logicalId + "/Properties/QueueName");
    return given.isMissingNode()
        ? STACK_NAME + "-" + logicalId
        : Intrinsics.text(
            new Intrinsics(this, template.path("Conditions")).resolve(given, where), where);
  }

  @Override
  public JsonNode ref(String name, String where) {
    if (template.path("Parameters").has(name)) {
      return parameter(name, where);
    }
    if (name.startsWith("AWS::")) {
      return pseudoParameter(name, where);
    }
    String type = typeOf(name, where);
    return switch (type) {
      case Template.TABLE -> NODES.textNode(tableName(name));
      case Template.FUNCTION, Template.HTTP_API -> NODES.textNode(name);
      // As on AWS; clients are told by their environment where the runner's queues are.
      case Template.QUEUE ->
          NODES.textNode(
              "https://sqs.%s.amazonaws.com/%s/%s"
                  .formatted(deployment.region(), deployment.account(), queueName(name)));
      // Nobody resolves it here: the reference itself, longer than a key has to be, is the secret.
      case Template.SECRET -> NODES.textNode(arn(name, where));
      default ->
          throw new TemplateException(where + ": cannot tell what Ref " + name + " is, a " + type);
    };
  }

  @Override
  public JsonNode attribute(String resource, String attribute, String where) {
    String arn = arn(resource, where);
    return switch (attribute) {
      case "QueueName" -> NODES.textNode(arn.substring(arn.lastIndexOf(':') + 1));
      case "Arn" -> NODES.textNode(arn);
      // The true one is known once the table stands; until then this one says whose stream it is.
      case "StreamArn" -> NODES.textNode(arn + "/stream/" + Template.STREAM_LABEL);
      default ->
          throw new TemplateException(where + ": cannot tell " + attribute + " of " + resource);
    };
  }

  private String arn(String resource, String where) {
    String type = typeOf(resource, where);
    String place = deployment.region() + ":" + deployment.account();
    return switch (type) {
      case Template.TABLE -> "arn:aws:dynamodb:" + place + ":table/" + tableName(resource);
      case Template.QUEUE -> deployment.queueArn(queueName(resource));
      case Template.FUNCTION -> "arn:aws:lambda:" + place + ":function:" + resource;
      case Template.SECRET -> "arn:aws:secretsmanager:" + place + ":secret:" + resource;
      default ->
          throw new TemplateException(
              where + ": cannot tell an attribute of " + resource + ", a " + type);
    };
  }

  private String typeOf(String resource, String where) {
    if (!template.path("Resources").has(resource)) {
      throw new TemplateException(where + ": there is neither parameter nor resource " + resource);
    }
    return template.path("Resources").path(resource).path("Type").asText();
  }

  private JsonNode parameter(String name, String where) {
    JsonNode declared = template.path("Parameters").path(name);
    String value = deployment.parameters().get(name);
    if (value == null && !declared.has("Default")) {
      throw new TemplateException(where + ": the parameter " + name + " has no value");
    }
    String text = value == null ? declared.get("Default").asText() : value;
    String type = declared.path("Type").asText();
    if (!type.equals("CommaDelimitedList") && !type.startsWith("List<")) {
      return NODES.textNode(text);
    }
    ArrayNode list = NODES.arrayNode();
    for (String part : text.split(",", -1)) {
      list.add(part.strip());
    }
    return list;
  }

  private JsonNode pseudoParameter(String name, String where) {
    return switch (name) {
      case "AWS::NoValue" -> Intrinsics.NO_VALUE;
      case "AWS::Region" -> NODES.textNode(deployment.region());
      case "AWS::AccountId" -> NODES.textNode(deployment.account());
      case "AWS::Partition" -> NODES.textNode("aws");
      case "AWS::URLSuffix" -> NODES.textNode("amazonaws.com");
      case "AWS::StackName" -> NODES.textNode(STACK_NAME);
      default -> throw new TemplateException(where + ": the runner does not know " + name);
    };
  }
}
