package dev.beckon.local.lambda;

import dev.beckon.local.template.FunctionDefinition;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Runs the zip's {@code bootstrap} as a process for each instance. What it writes goes, line by
 * line, to {@code <function>.log} and to a listener.
 */
public final class OsProcesses implements Processes {
  private static final int LAST_LINES = 20;

  private final FunctionEnvironment environment;
  private final Path logs;
  private final Consumer<String> listener;
  private final Set<Path> begun = ConcurrentHashMap.newKeySet();

  /**
   * Starts nothing yet.
   *
   * @param logs the folder of the log files, each begun anew
   * @param listener hears every line, with the function's name before it
   */
  public OsProcesses(FunctionEnvironment environment, Path logs, Consumer<String> listener) {
    this.environment = environment;
    this.logs = logs;
    this.listener = listener;
  }

  @Override
  public Child start(FunctionDefinition function, String runtimeApi) throws IOException {
    Files.createDirectories(logs);
    Path log = logs.resolve(function.name() + ".log");
    if (begun.add(log)) {
      Files.deleteIfExists(log);
    }
    ProcessBuilder builder =
        new ProcessBuilder(environment.folder().resolve("bootstrap").toString())
            .directory(environment.folder().toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment.of(function, runtimeApi));
    OsChild child = new OsChild(builder.start());
    Thread pump = new Thread(() -> child.pump(log, function.name()), "log of " + function.name());
    pump.setDaemon(true);
    pump.start();
    return child;
  }

  private final class OsChild implements Child {
    private final Process process;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    OsChild(Process process) {
      this.process = process;
    }

    /** Copies until the process has closed its output: then all that it said is known. */
    private void pump(Path log, String name) {
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
          BufferedWriter file =
              Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          remember(line);
          listener.accept(name + "  " + line);
          file.write(line);
          file.newLine();
          file.flush();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot keep the log of " + name, e);
      } finally {
        var unused = process.onExit().thenAccept(ended -> exit.complete(ended.exitValue()));
      }
    }

    private void remember(String line) {
      synchronized (lastLines) {
        lastLines.add(line);
        if (lastLines.size() > LAST_LINES) {
          lastLines.remove();
        }
      }
    }

    @Override
    public CompletableFuture<Integer> exit() {
      return exit;
    }

    @Override
    public void stop() {
      // Not process.destroy(): that would close the output under the pump.
      process.toHandle().destroy();
    }

    @Override
    public void kill() {
      process.toHandle().destroyForcibly();
    }

    @Override
    public List<String> lastLines() {
      synchronized (lastLines) {
        return List.copyOf(lastLines);
      }
    }
  }
}
