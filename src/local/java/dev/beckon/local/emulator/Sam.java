package dev.beckon.local.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beckon.local.RunnerException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The SAM CLI, as people deploy with it, led to the emulator instead of AWS. */
final class Sam {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LAST_LINES = 25;

  private final Path venv;
  private final URI endpoint;
  private final Path folder;

  /**
   * Calls nothing yet.
   *
   * @param venv where it is installed
   * @param folder where its log goes
   */
  Sam(Path venv, URI endpoint, Path folder) {
    this.venv = venv;
    this.endpoint = endpoint;
    this.folder = folder;
  }

  /** Deploys template.yaml by samconfig.toml and returns when the stack stands. */
  void deploy(String stack, Map<String, String> parameters) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "deploy",
                "--stack-name",
                stack,
                "--region",
                MiniStack.REGION,
                "--no-confirm-changeset",
                "--no-progressbar",
                "--parameter-overrides"));
    parameters.forEach((name, value) -> command.add(name + "=" + value));
    Path log = folder.resolve("sam-deploy.log");
    if (run(command, log) != 0) {
      throw new RunnerException("sam deploy failed; see " + log + ":\n" + lastLines(log));
    }
  }

  /** The stack's outputs by their names. */
  Map<String, String> outputs(String stack) throws IOException {
    Path file = folder.resolve("outputs.json");
    if (run(List.of("list", "stack-outputs", "--stack-name", stack, "--output", "json"), file)
        != 0) {
      throw new RunnerException("the stack has no outputs:\n" + lastLines(file));
    }
    Map<String, String> outputs = new LinkedHashMap<>();
    for (JsonNode output : JSON.readTree(Files.readString(file))) {
      outputs.put(output.path("OutputKey").asText(), output.path("OutputValue").asText());
    }
    return outputs;
  }

  private int run(List<String> arguments, Path output) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(venv.resolve("bin/sam").toString());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(folder.resolve("sam.log").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(environment());
    Process process = builder.start();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunnerException("interrupted", e);
    } finally {
      process.destroy();
    }
  }

  /** Nothing of the person's own AWS configuration: this must never reach an account. */
  private Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL",
        endpoint.toString(),
        "AWS_ACCESS_KEY_ID",
        MiniStack.KEY,
        "AWS_SECRET_ACCESS_KEY",
        MiniStack.KEY,
        "AWS_DEFAULT_REGION",
        MiniStack.REGION,
        "AWS_CONFIG_FILE",
        "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE",
        "/dev/null",
        "AWS_EC2_METADATA_DISABLED",
        "true",
        "SAM_CLI_TELEMETRY",
        "0");
  }

  private String lastLines(Path log) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(log, StandardCharsets.UTF_8));
    lines.addAll(Files.readAllLines(folder.resolve("sam.log"), StandardCharsets.UTF_8));
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}
