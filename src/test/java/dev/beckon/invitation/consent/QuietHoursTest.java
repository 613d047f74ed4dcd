package dev.beckon.invitation.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quiet hours go by the clock on the host's wall, summer and winter. */
class QuietHoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static QuietHours from(String from, String to) {
    return new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T20:59:59Z, false",
    "2026-11-22T21:00:00Z, true",
    "2026-11-23T05:59:59Z, true",
    "2026-11-23T06:00:00Z, false",
    "2026-07-01T19:59:59Z, false",
    "2026-07-01T20:00:00Z, true",
    "2026-07-02T05:00:00Z, false",
  })
  void aNightGoesOverMidnight(Instant moment, boolean quiet) {
    assertThat(from("22:00", "07:00").contain(moment, BERLIN)).isEqualTo(quiet);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T11:59:59Z, false",
    "2026-11-22T12:00:00Z, true",
    "2026-11-22T13:29:59Z, true",
    "2026-11-22T13:30:00Z, false",
  })
  void anAfternoonIsWithinTheDay(Instant moment, boolean quiet) {
    assertThat(from("13:00", "14:30").contain(moment, BERLIN)).isEqualTo(quiet);
  }

  /** At 3:00 the clock goes back to 2:00: half past two comes twice. */
  @ParameterizedTest
  @CsvSource({
    "2026-10-24T23:59:00Z, false",
    "2026-10-25T00:00:00Z, true",
    "2026-10-25T00:45:00Z, true",
    "2026-10-25T01:29:59Z, true",
    "2026-10-25T01:30:00Z, false",
  })
  void anHourThatComesTwiceIsQuietAsLongAsEitherIs(Instant moment, boolean quiet) {
    assertThat(from("02:00", "02:30").contain(moment, BERLIN)).isEqualTo(quiet);
  }

  /** At 2:00 the clock goes forward to 3:00: half past two does not come. */
  @ParameterizedTest
  @CsvSource({
    "2027-03-28T00:29:59Z, false",
    "2027-03-28T00:30:00Z, true",
    "2027-03-28T00:59:59Z, true",
    "2027-03-28T01:00:00Z, false",
  })
  void aTimeThatDoesNotComeIsTheMomentTheClockIsPutForward(Instant moment, boolean quiet) {
    assertThat(from("01:30", "02:30").contain(moment, BERLIN)).isEqualTo(quiet);
  }

  @Test
  void theNextOnesBeginAfterTheMoment() {
    QuietHours night = from("22:00", "07:00");

    assertThat(night.nextBegin(Instant.parse("2026-11-22T20:59:59Z"), BERLIN))
        .isEqualTo("2026-11-22T21:00:00Z");
    assertThat(night.nextBegin(Instant.parse("2026-11-22T21:00:00Z"), BERLIN))
        .isEqualTo("2026-11-23T21:00:00Z");
    assertThat(night.nextBegin(Instant.parse("2027-03-27T21:00:00Z"), BERLIN))
        .isEqualTo("2027-03-28T20:00:00Z");
  }

  @Test
  void inNoZoneOfTheWorldTheyBeginWithoutBeingThere() {
    QuietHours night = from("23:30", "00:30");
    Instant january = Instant.parse("2026-01-01T00:00:00Z");

    for (String zone : Set.copyOf(ZoneId.getAvailableZoneIds())) {
      ZoneId here = ZoneId.of(zone);
      Instant moment = january;
      for (int day = 0; day < 365; day++) {
        Instant begin = night.nextBegin(moment, here);
        assertThat(begin).isAfter(moment);
        assertThat(night.contain(begin, here)).as("%s at %s", zone, begin).isTrue();
        moment = begin;
      }
    }
  }

  @Test
  void theyAreToldToTheMinuteAndAreNotAllDay() {
    assertThatIllegalArgumentException().isThrownBy(() -> from("22:00:30", "07:00"));
    assertThatIllegalArgumentException().isThrownBy(() -> from("22:00", "22:00"));
  }
}
