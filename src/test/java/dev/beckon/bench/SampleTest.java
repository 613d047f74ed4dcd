package dev.beckon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampleTest {
  private static final long MILLI = 1_000_000;

  @Test
  void soManyPercentDoNotExceedWhatItSays() {
    Sample hundred =
        new Sample(LongStream.rangeClosed(1, 100).map(each -> each * MILLI).boxed().toList());

    assertThat(hundred.millis(50)).isEqualTo(50);
    assertThat(hundred.millis(99)).isEqualTo(99);
    assertThat(hundred.millis(100)).isEqualTo(100);
  }

  @Test
  void oneMeasurementIsAllPercentiles() {
    Sample one = new Sample(List.of(1_250_000L));

    assertThat(one.millis(1)).isEqualTo(1.3);
    assertThat(one.millis(100)).isEqualTo(1.3);
  }

  @Test
  void nothingMeasuredIsNoSample() {
    assertThatThrownBy(() -> new Sample(List.of())).hasMessage("nothing was measured");
  }
}
