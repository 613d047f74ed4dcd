package dev.beckon.invitation.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.beckon.fixtures.Wishes;
import dev.beckon.invitation.id.HostId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a host may wish for, and when a night is over. */
class PreferencesTest {
  private static final Instant EVENING = Instant.parse("2026-11-22T20:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T20:00:00Z, 2026-11-23T07:00:00Z",
    "2026-11-23T01:00:00Z, 2026-11-23T07:00:00Z",
    "2026-11-23T07:00:00Z, 2026-11-24T07:00:00Z",
    "2026-10-24T20:00:00Z, 2026-10-25T07:00:00Z",
    "2027-03-27T20:00:00Z, 2027-03-28T06:00:00Z",
  })
  void aNightIsOverAtEightWhereTheHostIs(Instant now, Instant end) {
    assertThat(Wishes.willing().in("Europe/Berlin").all().endOfNight(now)).isEqualTo(end);
  }

  @Test
  void aNightOfAHostWithQuietHoursIsOverWithThem() {
    Wishes late = Wishes.willing().quiet("03:00", "11:30", "America/New_York");

    assertThat(late.all().endOfNight(EVENING)).isEqualTo("2026-11-23T16:30:00Z");
  }

  @Test
  void aNightOfAHostWhoDoesNotSayWhereTheyAreIsTenHours() {
    assertThat(Wishes.willing().all().endOfNight(EVENING)).isEqualTo("2026-11-23T06:00:00Z");
  }

  @Test
  void paceAndPauseHaveBounds() {
    assertThatIllegalArgumentException().isThrownBy(() -> Wishes.willing().pace(7, 8));
    assertThatIllegalArgumentException().isThrownBy(() -> Wishes.willing().pace(6, 13));
    assertThatIllegalArgumentException().isThrownBy(() -> Wishes.willing().pace(0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Wishes.willing().pause(Duration.ofHours(25)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Wishes.willing().pause(Duration.ofSeconds(90)));
  }

  @Test
  void quietHoursNeedAZone() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Preferences(
                    true,
                    true,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0))),
                    Preferences.DEFAULT_PACE,
                    Preferences.DEFAULT_PAUSE,
                    Set.of()));
  }

  @Test
  void aHundredHostsCanBeMutedAndNotOneMore() {
    Set<HostId> many =
        IntStream.range(0, 101).mapToObj(n -> new HostId("de-" + n)).collect(Collectors.toSet());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Preferences(true, true, Optional.empty(), many));
  }
}
