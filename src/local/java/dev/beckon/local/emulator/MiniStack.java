package dev.beckon.local.emulator;

import dev.beckon.local.RunnerException;
import dev.beckon.local.Trees;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * The emulator as a process of its own, on the loopback interface, with IAM enforced. Runs until
 * closed or until this JVM is gone; its function processes go with it.
 */
final class MiniStack implements AutoCloseable {
  static final String REGION = "eu-central-1";

  /** The root of the account there; the functions get the keys of their own roles. */
  static final String KEY = "local";

  private static final Path LAUNCHER = Path.of("infra", "e2e", "emulator.py");
  private static final String LOG = "ministack.log";
  private static final String UNPACKED = "tmp";
  private static final int START_SECONDS = 60;
  private static final int STOP_SECONDS = 10;
  private static final int LAST_LINES = 15;
  private static final Pattern COMPLAINT = Pattern.compile("\\S+ \\S+ (WARNING|ERROR) .*");

  private final Process process;
  private final URI endpoint;
  private final Path folder;

  private MiniStack(Process process, URI endpoint, Path folder) {
    this.process = process;
    this.endpoint = endpoint;
    this.folder = folder;
  }

  /**
   * Starts it and returns when it answers.
   *
   * @param venv where it is installed
   * @param folder where its log goes, and what it unpacks until it is closed
   */
  static MiniStack start(Path venv, Path folder) throws IOException {
    Trees.delete(folder.resolve(UNPACKED));
    int port = freePort();
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    Path temporary = Files.createDirectories(folder.resolve(UNPACKED));
    ProcessBuilder builder =
        new ProcessBuilder(venv.resolve("bin/python").toString(), LAUNCHER.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(LOG).toFile());
    builder.environment().clear();
    builder.environment().putAll(environment(port, endpoint, temporary.toAbsolutePath()));
    MiniStack emulator = new MiniStack(builder.start(), endpoint, folder);
    try {
      emulator.awaitAnswer();
    } catch (RuntimeException e) {
      emulator.close();
      throw e;
    }
    return emulator;
  }

  /** All that it gets; the functions inherit it, and find java by it. */
  private static Map<String, String> environment(int port, URI endpoint, Path temporary) {
    return Map.ofEntries(
        Map.entry("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin")),
        Map.entry("HOME", System.getProperty("user.home")),
        Map.entry("JAVA_HOME", System.getProperty("java.home")),
        Map.entry("LANG", "C.UTF-8"),
        Map.entry("TMPDIR", temporary.toString()),
        Map.entry("BIND_HOST", "127.0.0.1"),
        Map.entry("MINISTACK_HOST", "127.0.0.1"),
        Map.entry("GATEWAY_PORT", Integer.toString(port)),
        Map.entry("MINISTACK_REGION", REGION),
        Map.entry("AUTH", "true"),
        Map.entry("IOT_MTLS_ENABLED", "0"),
        Map.entry("SFTP_ENABLED", "0"),
        Map.entry("AWS_ACCESS_KEY_ID", KEY),
        Map.entry("AWS_SECRET_ACCESS_KEY", KEY),
        Map.entry("AWS_ENDPOINT_URL", endpoint.toString()));
  }

  /** Free a moment ago: the emulator takes no port 0. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer() {
    HttpRequest health =
        HttpRequest.newBuilder(endpoint.resolve("/_ministack/health"))
            .timeout(Duration.ofSeconds(START_SECONDS))
            .build();
    HttpClient client = HttpClient.newHttpClient();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (process.isAlive() && System.nanoTime() < end) {
      try {
        if (client.send(health, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // It does not listen yet.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RunnerException("interrupted", e);
      }
    }
    throw new RunnerException(
        "the emulator did not start; see " + folder.resolve(LOG) + ":\n" + lastWords());
  }

  /** Where every service of it answers. */
  URI endpoint() {
    return endpoint;
  }

  /** What it complained of last, and the end of what it said. */
  String lastWords() {
    try {
      List<String> lines = Files.readAllLines(folder.resolve(LOG), StandardCharsets.UTF_8);
      List<String> complaints =
          lines.stream().filter(line -> COMPLAINT.matcher(line).matches()).toList();
      return String.join("\n", last(complaints)) + "\n...\n" + String.join("\n", last(lines));
    } catch (IOException e) {
      return "(its log cannot be read: " + e.getMessage() + ")";
    }
  }

  private static List<String> last(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> all = process.descendants().toList();
    try {
      // The end of its input is its sign to go, and to take its functions along.
      process.getOutputStream().close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
    Trees.delete(folder.resolve(UNPACKED));
  }
}
