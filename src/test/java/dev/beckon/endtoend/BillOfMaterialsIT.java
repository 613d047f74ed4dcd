package dev.beckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bill of materials beside the zip, and what is really in the zip. */
class BillOfMaterialsIT {
  private static final Path TARGET = Path.of("target");

  @BeforeEach
  void itIsMadeOnlineOnly() {
    assumeFalse(Boolean.getBoolean("offline"), "Maven makes no bill of materials when offline");
  }

  @Test
  void everyJarInTheZipIsInItAndNothingElse() throws IOException {
    Set<String> listed = new TreeSet<>();
    for (JsonNode component : bill().path("components")) {
      listed.add(
          "lib/%s.%s-%s.jar"
              .formatted(
                  component.path("group").asText(),
                  component.path("name").asText(),
                  component.path("version").asText()));
    }

    assertThat(listed).isNotEmpty().isEqualTo(jarsInTheZip());
  }

  @Test
  void itSaysNothingThatChangesFromBuildToBuild() throws IOException {
    assertThat(bill().has("serialNumber")).isFalse();
    assertThat(bill().path("metadata").has("timestamp")).isFalse();
  }

  @Test
  void everyEntryOfTheZipIsThereOnce() throws IOException {
    try (ZipFile zip = new ZipFile(TARGET.resolve("function.zip").toFile())) {
      Set<String> names = new HashSet<>();

      assertThat(zip.stream().map(entry -> entry.getName()).filter(name -> !names.add(name)))
          .isEmpty();
    }
  }

  private static JsonNode bill() throws IOException {
    return new ObjectMapper().readTree(TARGET.resolve("function.cdx.json").toFile());
  }

  private static Set<String> jarsInTheZip() throws IOException {
    try (ZipFile zip = new ZipFile(TARGET.resolve("function.zip").toFile())) {
      return zip.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".jar"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
