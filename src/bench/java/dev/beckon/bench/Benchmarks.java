package dev.beckon.bench;

import dev.beckon.bench.ledger.LedgerBenchmark;
import dev.beckon.bench.selection.SelectionBenchmark;
import dev.beckon.bench.start.StartBenchmark;
import dev.beckon.bench.waves.WavesBenchmark;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The benchmarks there are, by name. */
final class Benchmarks {
  private static final Map<String, Supplier<Benchmark>> BY_NAME =
      new TreeMap<>(
          Map.of(
              "ledger", LedgerBenchmark::new,
              "selection", SelectionBenchmark::new,
              "start", StartBenchmark::new,
              "waves", WavesBenchmark::new));

  private Benchmarks() {}

  static Optional<Benchmark> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name)).map(Supplier::get);
  }

  /** One line each: the name and what it measures. */
  static String list() {
    return BY_NAME.entrySet().stream()
        .map(each -> "  %-10s %s".formatted(each.getKey(), each.getValue().get().question()))
        .collect(Collectors.joining("\n"));
  }
}
