package dev.beckon.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {
  @TempDir Path folder;

  private Settings settings() {
    return Settings.defaults()
        .withPort(0)
        .withFolder(folder.resolve("local"))
        .withDynamoDb(URI.create("http://127.0.0.1:1"));
  }

  @Test
  void saysInOneLineThatThePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> Runner.start(settings().withPort(port), Progress.silent()))
          .isInstanceOf(RunnerException.class)
          .hasMessage("port " + port + " is in use: choose another one with -Dport=…");
    }
  }

  @Test
  void saysInOneLineThatTheTemplateIsMissing() {
    Settings settings = settings().withTemplate(folder.resolve("template.yaml"));

    assertThatThrownBy(() -> Runner.start(settings, Progress.silent()))
        .isInstanceOf(RunnerException.class)
        .hasMessageStartingWith("cannot read the template");
  }

  @Test
  void saysInOneLineThatTheZipIsMissing() throws IOException {
    Path template = Files.copy(Path.of("template.yaml"), folder.resolve("template.yaml"));

    assertThatThrownBy(() -> Runner.start(settings().withTemplate(template), Progress.silent()))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("is missing: run ./mvnw package");
  }

  @Test
  void refusesAPortThatIsNone() {
    assertThatThrownBy(() -> Settings.defaults().withPort(65536))
        .isInstanceOf(RunnerException.class)
        .hasMessage("the port must be 0 to 65535, not 65536");
  }

  @Test
  void closesInReverseWhateverHappens() {
    List<String> closed = new ArrayList<>();
    List<String> told = new ArrayList<>();
    Teardown teardown = new Teardown(told::add);
    teardown.add(() -> closed.add("first"));
    teardown.add(
        () -> {
          throw new IOException("stuck");
        });
    teardown.add(() -> closed.add("last"));

    teardown.close();
    teardown.close();

    assertThat(closed).containsExactly("last", "first");
    assertThat(told).containsExactly("while shutting down: java.io.IOException: stuck");
    assertThatThrownBy(() -> teardown.add(() -> closed.add("late")))
        .isInstanceOf(RunnerException.class);
    assertThat(closed).endsWith("late");
  }
}
