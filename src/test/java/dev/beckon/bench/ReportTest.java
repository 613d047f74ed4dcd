package dev.beckon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A report may hold rows of several kinds. */
class ReportTest {
  @Test
  void eachKindOfRowIsATableOfItsOwn() {
    Report report =
        new Report(
            Map.of(),
            List.of(Map.of("publishes", 1), Map.of("publishes", 500), Map.of("strategy", "blast")));

    assertThat(report.text()).isEqualTo("publishes\n1        \n500      \n\nstrategy\nblast   \n");
  }

  @Test
  void withoutRowsThereAreTheFacts() {
    assertThat(new Report(Map.of("starts", 5), List.of()).text()).isEqualTo("starts: 5\n");
  }
}
