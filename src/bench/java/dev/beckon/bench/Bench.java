package dev.beckon.bench;

import dev.beckon.local.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ./mvnw -Pbench -Dbench=NAME}: runs the benchmark of that name, prints its table and leaves
 * the figures in {@code target/bench/NAME.json}, the facts in {@code NAME-facts.json}.
 */
public final class Bench {
  private static final Path RESULTS = Path.of("target", "bench");

  private Bench() {}

  public static void main(String[] args) {
    // Maven's own JVM runs this: only an exit ends what a benchmark may have left running.
    System.exit(run(System.getProperty("bench", ""), Progress.console()));
  }

  /** The exit code: 0 when the benchmark ran to its end, and found nothing that must never be. */
  static int run(String name, Progress progress) {
    Optional<Benchmark> benchmark = Benchmarks.named(name);
    if (benchmark.isEmpty()) {
      progress.line(
          "bench: choose one with -Dbench=NAME; there is no benchmark '%s'. These are there:\n%s"
              .formatted(name, Benchmarks.list()));
      return 1;
    }
    progress.line(benchmark.get().question());
    try {
      Report report = benchmark.get().run(progress);
      progress.line("\n" + report.text());
      progress.line("also in " + keep(name, report));
      report.broken().forEach(words -> progress.line("bench: " + name + " is broken: " + words));
      return report.broken().isEmpty() ? 0 : 1;
    } catch (Exception e) {
      progress.line("bench: " + name + " stopped: " + e.getMessage());
      return 1;
    }
  }

  private static Path keep(String name, Report report) throws IOException {
    Files.createDirectories(RESULTS);
    for (Map.Entry<String, String> picture : report.pictures().entrySet()) {
      Files.writeString(RESULTS.resolve(picture.getKey()), picture.getValue());
    }
    Files.writeString(RESULTS.resolve(name + "-facts.json"), report.factsJson());
    return Files.writeString(RESULTS.resolve(name + ".json"), report.json());
  }
}
