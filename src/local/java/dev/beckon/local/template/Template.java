package dev.beckon.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The SAM template as written. {@link #deploy} gives it values. */
public final class Template {
  static final String FUNCTION = "AWS::Serverless::Function";
  static final String HTTP_API = "AWS::Serverless::HttpApi";
  static final String QUEUE = "AWS::SQS::Queue";
  static final String SECRET = "AWS::SecretsManager::Secret";
  static final String TABLE = "AWS::DynamoDB::Table";
  static final String STREAM_LABEL = "latest";

  private final JsonNode tree;

  private Template(JsonNode tree) {
    this.tree = tree;
  }

  /** Throws {@link TemplateException} when the file is missing or no template. */
  public static Template read(Path file) {
    JsonNode tree = TemplateYaml.read(file);
    if (!tree.path("Resources").isObject()) {
      throw new TemplateException(file + " is no template: it has no Resources");
    }
    return new Template(tree);
  }

  /** The names of the parameters that a deployment may give values. */
  public Set<String> parameters() {
    Set<String> names = new LinkedHashSet<>();
    tree.path("Parameters").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /**
   * Every table, in the template's order; their properties may lean on parameters' defaults only.
   */
  public List<TableDefinition> tables() {
    return tables(Deployment.local("", Map.of()));
  }

  private List<TableDefinition> tables(Deployment deployment) {
    DeployedNames names = new DeployedNames(tree, deployment);
    Intrinsics intrinsics = new Intrinsics(names, tree.path("Conditions"));
    List<TableDefinition> tables = new ArrayList<>();
    for (var resource : tree.path("Resources").properties()) {
      if (resource.getValue().path("Type").asText().equals(TABLE)) {
        String where = "Resources." + resource.getKey() + ".Properties";
        JsonNode properties = intrinsics.resolve(resource.getValue().path("Properties"), where);
        tables.add(new TableDefinition(resource.getKey(), properties));
      }
    }
    return List.copyOf(tables);
  }

  /** The template with everything in it that the runner needs worked out. */
  public Stack deploy(Deployment deployment) {
    return new StackReader(tree, deployment).read(tables(deployment));
  }
}
