package dev.beckon.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner with the true zip, in true processes. */
class RunnerIT {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path folder;

  private Settings settings() {
    return Settings.defaults().withPort(0).withFolder(folder).withoutSchedules();
  }

  private static boolean isBootstrap(String argument) {
    return argument.endsWith("Bootstrap");
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().children().collect(Collectors.toSet());
  }

  private static Set<ProcessHandle> childrenSince(Set<ProcessHandle> before) {
    Set<ProcessHandle> now = new HashSet<>(children());
    now.removeAll(before);
    return now;
  }

  private static HttpResponse<String> get(Runner runner, String path, boolean signed)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(runner.url() + path));
    if (signed) {
      request.header("Authorization", "Bearer " + runner.token("h-1"));
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void answersOverHttpSurvivesKilledFunctionsAndLeavesNothingBehind() throws Exception {
    Set<ProcessHandle> before = children();
    Set<ProcessHandle> own;
    try (Runner runner = Runner.start(settings(), Progress.console())) {
      own = childrenSince(before);
      assertThat(own).hasSize(runner.stack().functions().size() + 1);
      assertThat(runner.tables())
          .containsEntry("BeckonTable", "beckon-local-BeckonTable")
          .containsEntry("PresenceTable", "beckon-local-PresenceTable");
      assertThat(get(runner, "/_local/health", false).body()).contains("\"status\":\"ok\"");
      assertThat(get(runner, "/v1/me", false).statusCode()).isEqualTo(401);
      assertThat(get(runner, "/v1/me", true).statusCode()).isLessThan(500);

      own.stream()
          .filter(
              each ->
                  each.info().arguments().stream()
                      .flatMap(Stream::of)
                      .anyMatch(RunnerIT::isBootstrap))
          .forEach(ProcessHandle::destroyForcibly);
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> assertThat(get(runner, "/v1/me", true).statusCode()).isLessThan(500));
      own.addAll(childrenSince(before));
    }
    assertThat(own).noneMatch(ProcessHandle::isAlive);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("logs"));
    }
  }

  @Test
  void saysInOneLineWhyAFunctionDoesNotStart() throws Exception {
    Path broken =
        Files.writeString(
            folder.resolve("template.yaml"),
            """
            Resources:
              VisitFunction:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: bootstrap
                  CodeUri: %s
                  Environment: { Variables: { QUARKUS_FUNQY_EXPORT: nobody } }
            """
                .formatted(Path.of("target", "function.zip").toAbsolutePath()));
    Settings settings =
        settings().withTemplate(broken).withDynamoDb(URI.create("http://127.0.0.1:1"));
    Set<ProcessHandle> before = children();
    List<String> told = new ArrayList<>();

    assertThatThrownBy(() -> Runner.start(settings, told::add))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("the function visit exited with status 1 before it was ready")
        .hasMessageNotContaining("\n");
    assertThat(childrenSince(before)).isEmpty();
  }
}
