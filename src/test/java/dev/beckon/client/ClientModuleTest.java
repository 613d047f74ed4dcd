package dev.beckon.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClientModuleTest {
  private static final Path KIT = Path.of("clients/typescript");

  @Test
  void theCommittedModuleIsMadeFromTheSourcesAsTheyAre() throws Exception {
    String module = text("dist/beckon.js");
    String firstLine = module.lines().findFirst().orElseThrow();

    assertThat(firstLine)
        .as("run npm run build in clients/typescript, and commit dist/beckon.js")
        .endsWith(" from sources " + sum());
  }

  @Test
  void thePageOfTheRunnerGetsThatModule() throws Exception {
    try (var module = ClientModuleTest.class.getResourceAsStream("/page/beckon.js")) {
      assertThat(module).isNotNull();
      assertThat(new String(module.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"))
          .isEqualTo(text("dist/beckon.js"));
    }
  }

  /** As {@code bundle.mjs} reckons it. */
  private static String sum() throws IOException, NoSuchAlgorithmException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> sources = Files.list(KIT.resolve("src"))) {
      sources.map(file -> "src/" + file.getFileName()).sorted().forEach(files::add);
    }
    files.add("package-lock.json");
    MessageDigest sum = MessageDigest.getInstance("SHA-256");
    for (String file : files) {
      sum.update((file + "\n" + text(file)).getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(sum.digest());
  }

  private static String text(String file) throws IOException {
    return Files.readString(KIT.resolve(file)).replace("\r\n", "\n");
  }
}
