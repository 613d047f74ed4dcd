package dev.beckon.invitation.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How often a host was asked lately: in the 24 hours that have just passed. */
class AskedTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-22T00:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-11-22T20:00:00Z");

  @Test
  void whoWasNeverAskedWasNotAskedLately() {
    assertThat(Asked.NEVER.lately(EVENING)).isZero();
    assertThat(Asked.NEVER.last()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void everyAskingOfTheDayCountsWhole() {
    Asked thrice = Asked.NEVER.again(MIDNIGHT).again(EVENING).again(EVENING.plusSeconds(60));

    assertThat(thrice).isEqualTo(new Asked(Asked.dayOf(EVENING), 3, 0, EVENING.plusSeconds(60)));
    assertThat(thrice.lately(EVENING.plusSeconds(60))).isEqualTo(3_000);
  }

  @Test
  void onTheNextDayTheDayBeforeFadesOutHourByHour() {
    Asked twice = Asked.NEVER.again(EVENING).again(EVENING);
    Instant tomorrow = MIDNIGHT.plus(Duration.ofDays(1));

    assertThat(twice.lately(tomorrow)).isEqualTo(2_000);
    assertThat(twice.lately(tomorrow.plus(Duration.ofHours(6)))).isEqualTo(1_500);
    assertThat(twice.lately(tomorrow.plus(Duration.ofHours(18)))).isEqualTo(500);
    assertThat(twice.lately(tomorrow.plus(Duration.ofDays(1)).minusSeconds(1))).isLessThan(3);
    assertThat(twice.lately(tomorrow.plus(Duration.ofDays(1)))).isZero();
  }

  @Test
  void askedAgainOnTheNextDayBothDaysCount() {
    Instant noon = MIDNIGHT.plus(Duration.ofHours(36));
    Asked both = Asked.NEVER.again(EVENING).again(EVENING).again(noon);

    assertThat(both).isEqualTo(new Asked(Asked.dayOf(noon), 1, 2, noon));
    assertThat(both.lately(noon)).isEqualTo(1_000 + 2 * 500);
  }

  @Test
  void afterADayWithoutAnyAskingTheOldOnesAreForgotten() {
    Instant later = EVENING.plus(Duration.ofDays(2));
    Asked again = Asked.NEVER.again(EVENING).again(later);

    assertThat(again).isEqualTo(new Asked(Asked.dayOf(later), 1, 0, later));
  }

  @Test
  void itNeverRisesWhileNobodyAsks() {
    Asked asked = new Asked(Asked.dayOf(EVENING), 5, 7, EVENING);
    long before = asked.lately(EVENING);

    for (int hour = 1; hour < 60; hour++) {
      long now = asked.lately(EVENING.plus(Duration.ofHours(hour)));
      assertThat(now).isLessThanOrEqualTo(before);
      before = now;
    }
    assertThat(before).isZero();
  }

  @Test
  void aClockThatIsBehindCountsAllOfIt() {
    Asked ahead = Asked.NEVER.again(MIDNIGHT);

    assertThat(ahead.lately(MIDNIGHT.minusSeconds(1))).isEqualTo(1_000);
  }

  @Test
  void nobodyIsAskedLessThanNever() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Asked(-1, 0, 0, EVENING));
    assertThatIllegalArgumentException().isThrownBy(() -> new Asked(0, -1, 0, EVENING));
    assertThatIllegalArgumentException().isThrownBy(() -> new Asked(0, 0, -1, EVENING));
    assertThatNullPointerException().isThrownBy(() -> new Asked(0, 0, 0, null));
  }
}
