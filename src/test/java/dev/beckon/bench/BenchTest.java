package dev.beckon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchTest {
  @Test
  void anUnknownNameListsTheKnownOnes() {
    List<String> told = new ArrayList<>();

    int exitCode = Bench.run("strat", told::add);

    assertThat(exitCode).isEqualTo(1);
    assertThat(String.join("\n", told)).contains("'strat'").contains("start ");
  }

  @Test
  void aReportIsATableForPeopleAndJsonForMachines() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("function", "intake");
    row.put("millis", 12.5);
    Report report = new Report(Map.of("starts", 5), List.of(row));

    assertThat(report.text()).isEqualTo("function  millis\nintake      12.5\nstarts: 5\n");
    assertThat(report.json()).contains("\"millis\" : 12.5");
    assertThat(report.factsJson()).contains("\"starts\" : 5");
  }
}
