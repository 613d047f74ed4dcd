package dev.beckon.invitation.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** So many over any hour and any day, wherever they begin. */
class PaceTest {
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
  private static final Pace PACE = new Pace(2, 4);

  private static Instant minutesAgo(int minutes) {
    return NOW.minusSeconds(60L * minutes);
  }

  private static List<Instant> times(int... minutesAgo) {
    return Arrays.stream(minutesAgo).mapToObj(PaceTest::minutesAgo).toList();
  }

  @Test
  void belowBothLimitsThereIsRoom() {
    assertThat(PACE.reached(List.of(), NOW)).isEmpty();
    assertThat(PACE.reached(times(1), NOW)).isEmpty();
    assertThat(PACE.reached(times(1, 60, 61), NOW)).isEmpty();
    assertThat(PACE.reached(times(1, 61, 62, 1440), NOW)).isEmpty();
  }

  @Test
  void aLimitLastsUntilTheFirstOfThoseIsLongEnoughAgo() {
    assertThat(PACE.reached(times(1, 59), NOW))
        .contains(new Pace.Reached(Pace.Limit.PER_HOUR, NOW.plusSeconds(60)));
    assertThat(PACE.reached(times(100, 200, 300, 1439, 1500), NOW))
        .contains(new Pace.Reached(Pace.Limit.PER_DAY, NOW.plusSeconds(60)));
  }

  @Test
  void ofBothLimitsTheOneThatLastsLongerIsTold() {
    assertThat(PACE.reached(times(1, 2, 3, 4), NOW).orElseThrow().limit())
        .isEqualTo(Pace.Limit.PER_DAY);
    assertThat(PACE.reached(times(1, 2, 3, 1439), NOW).orElseThrow().limit())
        .isEqualTo(Pace.Limit.PER_HOUR);
  }
}
