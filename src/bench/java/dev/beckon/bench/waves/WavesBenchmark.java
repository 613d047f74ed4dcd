package dev.beckon.bench.waves;

import dev.beckon.bench.Benchmark;
import dev.beckon.bench.Report;
import dev.beckon.local.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that is measured about waves, one part after the other, in one report. */
public final class WavesBenchmark implements Benchmark {
  private final List<Benchmark> parts = List.of(new AskingInWaves(), new FanoutWidth());

  @Override
  public String question() {
    return "how many pushes waves save, how soon they fill a room, how fast their pushes go out";
  }

  @Override
  public Report run(Progress progress) throws Exception {
    Map<String, Object> facts = new LinkedHashMap<>();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Benchmark part : parts) {
      progress.line(part.question());
      Report found = part.run(progress);
      facts.putAll(found.facts());
      rows.addAll(found.rows());
    }
    return new Report(facts, rows);
  }
}
