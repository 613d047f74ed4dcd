package dev.beckon.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * CloudFormation's functions, as far as a template of functions and tables needs them. An unknown
 * one, or one that names what is not there, ends in a {@link TemplateException} naming the place.
 */
final class Intrinsics {
  /** What {@code AWS::NoValue} stands for: the property is as if it had not been written. */
  static final JsonNode NO_VALUE = MissingNode.getInstance();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern HOLE = Pattern.compile("\\$\\{([^}]*)}");

  /** Where names lead: parameters, pseudo parameters, resources. */
  interface Names {
    JsonNode ref(String name, String where);

    JsonNode attribute(String resource, String attribute, String where);
  }

  private final Names names;
  private final JsonNode conditions;

  Intrinsics(Names names, JsonNode conditions) {
    this.names = names;
    this.conditions = conditions;
  }

  /** The node with every function in it carried out; {@link #NO_VALUE} where it vanishes. */
  JsonNode resolve(JsonNode node, String where) {
    if (node.isArray()) {
      return array(node, where);
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.size() == 1) {
      String name = node.fieldNames().next();
      if (name.equals("Ref") || name.startsWith("Fn::")) {
        return call(name, node.get(name), where);
      }
    }
    ObjectNode resolved = NODES.objectNode();
    for (var field : node.properties()) {
      JsonNode value = resolve(field.getValue(), where + "." + field.getKey());
      if (!value.isMissingNode()) {
        resolved.set(field.getKey(), value);
      }
    }
    return resolved;
  }

  private ArrayNode array(JsonNode node, String where) {
    ArrayNode resolved = NODES.arrayNode();
    for (int i = 0; i < node.size(); i++) {
      JsonNode value = resolve(node.get(i), where + "[" + i + "]");
      if (!value.isMissingNode()) {
        resolved.add(value);
      }
    }
    return resolved;
  }

  private JsonNode call(String name, JsonNode argument, String where) {
    return switch (name) {
      case "Ref" -> names.ref(argument.asText(), where);
      case "Fn::GetAtt" -> attribute(argument, where);
      case "Fn::Sub" -> substitute(argument, where);
      case "Fn::If" -> choose(argument, where);
      case "Fn::Join" -> join(argument, where);
      case "Fn::Split" -> split(argument, where);
      case "Fn::Select" -> select(argument, where);
      case "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or" ->
          NODES.booleanNode(holds(NODES.objectNode().set(name, argument), where));
      default -> throw new TemplateException(where + ": the runner does not know " + name);
    };
  }

  private JsonNode attribute(JsonNode argument, String where) {
    if (argument.isArray() && argument.size() == 2) {
      return names.attribute(argument.get(0).asText(), argument.get(1).asText(), where);
    }
    String[] parts = argument.asText().split("\\.", 2);
    if (parts.length != 2) {
      throw new TemplateException(where + ": Fn::GetAtt needs Resource.Attribute");
    }
    return names.attribute(parts[0], parts[1], where);
  }

  private JsonNode substitute(JsonNode argument, String where) {
    JsonNode own = argument.isArray() ? argument.path(1) : NODES.objectNode();
    String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
    Matcher hole = HOLE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (hole.find()) {
      hole.appendReplacement(filled, Matcher.quoteReplacement(fill(hole.group(1), own, where)));
    }
    return NODES.textNode(hole.appendTail(filled).toString());
  }

  private String fill(String name, JsonNode own, String where) {
    if (name.startsWith("!")) {
      return "${" + name.substring(1) + "}";
    }
    if (own.has(name)) {
      return text(resolve(own.get(name), where), where);
    }
    return text(
        name.contains(".") ? attribute(NODES.textNode(name), where) : names.ref(name, where),
        where);
  }

  private JsonNode choose(JsonNode argument, String where) {
    arguments(argument, 3, "Fn::If", where);
    return resolve(argument.get(condition(argument.get(0).asText(), where) ? 1 : 2), where);
  }

  private JsonNode join(JsonNode argument, String where) {
    arguments(argument, 2, "Fn::Join", where);
    return NODES.textNode(
        String.join(argument.get(0).asText(), texts(resolve(argument.get(1), where), where)));
  }

  private JsonNode split(JsonNode argument, String where) {
    arguments(argument, 2, "Fn::Split", where);
    ArrayNode parts = NODES.arrayNode();
    String source = text(resolve(argument.get(1), where), where);
    for (String part : source.split(Pattern.quote(argument.get(0).asText()), -1)) {
      parts.add(part);
    }
    return parts;
  }

  private JsonNode select(JsonNode argument, String where) {
    arguments(argument, 2, "Fn::Select", where);
    JsonNode chosen = resolve(argument.get(1), where).get(argument.get(0).asInt());
    if (chosen == null) {
      throw new TemplateException(where + ": Fn::Select has no entry " + argument.get(0));
    }
    return chosen;
  }

  private boolean condition(String name, String where) {
    if (!conditions.has(name)) {
      throw new TemplateException(where + ": there is no condition " + name);
    }
    return holds(conditions.get(name), "Conditions." + name);
  }

  private boolean holds(JsonNode test, String where) {
    String name = test.size() == 1 ? test.fieldNames().next() : "";
    JsonNode argument = test.path(name);
    return switch (name) {
      case "Condition" -> condition(argument.asText(), where);
      case "Fn::Equals" -> {
        arguments(argument, 2, name, where);
        yield resolve(argument.get(0), where).equals(resolve(argument.get(1), where));
      }
      case "Fn::Not" -> {
        arguments(argument, 1, name, where);
        yield !holds(argument.get(0), where);
      }
      case "Fn::And" -> argument.valueStream().allMatch(each -> holds(each, where));
      case "Fn::Or" -> argument.valueStream().anyMatch(each -> holds(each, where));
      default -> throw new TemplateException(where + ": the runner does not know the test " + test);
    };
  }

  private static void arguments(JsonNode argument, int count, String name, String where) {
    if (!argument.isArray() || argument.size() != count) {
      throw new TemplateException(where + ": " + name + " takes a list of " + count);
    }
  }

  private static List<String> texts(JsonNode list, String where) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(text(each, where)));
    return texts;
  }

  /** A value as CloudFormation writes it into a string: lists of strings come comma-separated. */
  static String text(JsonNode value, String where) {
    if (value.isArray()) {
      return texts(value, where).stream().collect(Collectors.joining(","));
    }
    if (!value.isValueNode()) {
      throw new TemplateException(where + ": a string is needed here, not " + value);
    }
    return value.asText();
  }
}
