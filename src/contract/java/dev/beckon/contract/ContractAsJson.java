package dev.beckon.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Writes the contract as JSON, as the functions serve it. The build runs this one file as it
 * stands; its two libraries are those that the tests read the contract with.
 */
public final class ContractAsJson {
  private ContractAsJson() {}

  /**
   * Reads one file and writes another.
   *
   * @param args the YAML; the JSON, whose folder is made if it is not there
   */
  public static void main(String[] args) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Object contract =
        new Yaml(new SafeConstructor(options)).load(Files.readString(Path.of(args[0])));
    Path json = Path.of(args[1]);
    Files.createDirectories(json.getParent());
    Files.write(json, new ObjectMapper().writeValueAsBytes(contract));
  }
}
