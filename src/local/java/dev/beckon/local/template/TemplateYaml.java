package dev.beckon.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** YAML with CloudFormation's short forms ({@code !Ref X}), turned into a tree of the long ones. */
final class TemplateYaml {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TemplateYaml() {}

  static JsonNode read(Path file) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try (Reader reader = Files.newBufferedReader(file)) {
      return JSON.valueToTree(new Yaml(new ShortForms(options)).load(reader));
    } catch (IOException e) {
      throw new TemplateException("cannot read the template " + file.toAbsolutePath(), e);
    } catch (YAMLException e) {
      throw new TemplateException(
          file + " is not YAML: " + e.getMessage().replaceAll("\\s+", " "), e);
    }
  }

  private static final class ShortForms extends SafeConstructor {
    ShortForms(LoaderOptions options) {
      super(options);
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return longForm(node.getTag().getValue().substring(1), untagged(node));
            }
          });
    }

    private static Map<String, Object> longForm(String name, Object argument) {
      boolean plain = name.equals("Ref") || name.equals("Condition");
      Map<String, Object> form = new LinkedHashMap<>();
      form.put(plain ? name : "Fn::" + name, argument);
      return form;
    }

    private Object untagged(Node node) {
      if (node instanceof SequenceNode sequence) {
        return constructSequence(sequence);
      }
      if (node instanceof MappingNode mapping) {
        return constructMapping(mapping);
      }
      return constructScalar((ScalarNode) node);
    }
  }
}
