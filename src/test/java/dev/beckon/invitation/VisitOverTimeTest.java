package dev.beckon.invitation;

import static dev.beckon.invitation.Samples.ANNA;
import static dev.beckon.invitation.Samples.SOON;
import static dev.beckon.invitation.Samples.granted;
import static dev.beckon.invitation.Samples.joinedAt;
import static dev.beckon.invitation.Samples.justAfter;
import static dev.beckon.invitation.Samples.justBefore;
import static dev.beckon.invitation.Samples.visitOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.Visit.Ended;
import dev.beckon.invitation.Visit.Ending;
import dev.beckon.invitation.Visit.Joined;
import dev.beckon.invitation.Visit.Lost;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A visit as it is at a moment, whether or not anyone has written so. */
class VisitOverTimeTest {
  private static final Instant LAST_BEAT = SOON.plusSeconds(45);
  private static final Joined JOINED = joinedAt(SOON).beat(LAST_BEAT);
  private static final Lost LOST = JOINED.lose(JOINED.lostAt());
  private static final Ended OVER =
      new Ended(visitOf(ANNA), Duration.ofSeconds(45), Ending.COMPLETED, LAST_BEAT);
  private static final Instant LONG_AFTER = SOON.plus(Duration.ofDays(30));

  static Stream<Ended> everyEnding() {
    return Stream.of(
        granted().noShow(visitOf(ANNA).joinBy()), JOINED.leave(LAST_BEAT), LOST.voidIt(LAST_BEAT));
  }

  @Test
  void everyEndingIsLookedAtHere() {
    assertThat(everyEnding().map(Ended::ending)).contains(Ending.values());
  }

  @Test
  void aGrantedVisitWaitsUntilTheNoShowIsWritten() {
    Instant joinBy = visitOf(ANNA).joinBy();

    assertThat(granted().at(justBefore(joinBy))).isEqualTo(granted());
    assertThat(granted().at(joinBy)).isEqualTo(granted());
    assertThat(granted().at(LONG_AFTER)).isEqualTo(granted());
  }

  @Test
  void aGuestIsInTheRoomUntilTooLongNotHeardOf() {
    assertThat(JOINED.at(LAST_BEAT)).isEqualTo(JOINED);
    assertThat(JOINED.at(justBefore(JOINED.lostAt()))).isEqualTo(JOINED);
  }

  @Test
  void aGuestNotHeardOfIsLostForTheGrace() {
    assertThat(JOINED.at(JOINED.lostAt())).isEqualTo(LOST);
    assertThat(JOINED.at(justBefore(LOST.overAt()))).isEqualTo(LOST);
    assertThat(LOST.at(JOINED.lostAt())).isEqualTo(LOST);
    assertThat(LOST.at(justBefore(LOST.overAt()))).isEqualTo(LOST);
  }

  @Test
  void afterTheGraceTheVisitIsOverWhicheverStateWasWritten() {
    for (Instant now : new Instant[] {LOST.overAt(), justAfter(LOST.overAt()), LONG_AFTER}) {
      assertThat(JOINED.at(now)).isEqualTo(OVER);
      assertThat(LOST.at(now)).isEqualTo(OVER);
    }
  }

  @Test
  void aBeatMovesBothBoundariesOn() {
    Joined again = JOINED.beat(JOINED.lostAt().minusSeconds(1));

    assertThat(again.at(JOINED.lostAt())).isEqualTo(again);
    assertThat(again.at(LOST.overAt())).isEqualTo(again);
    assertThat(again.lostAt()).isEqualTo(JOINED.lostAt().plusMillis(66_500));
  }

  @Test
  void whoCameBackIsInTheRoomAgain() {
    Joined back = LOST.beat(justBefore(LOST.overAt()));

    assertThat(back.at(LOST.overAt())).isEqualTo(back);
  }

  @Test
  void itIsOverByItselfWhenTheGuestDidNotComeOrIsGoneOrTheRoomIs() {
    Instant joinBy = visitOf(ANNA).joinBy();

    assertThat(granted().over(justBefore(joinBy), LONG_AFTER)).isEmpty();
    assertThat(granted().over(joinBy, LONG_AFTER)).contains(granted().noShow(joinBy));
    assertThat(granted().over(justBefore(joinBy), SOON)).contains(granted().sentHome(SOON));
    assertThat(JOINED.over(justBefore(LOST.overAt()), LONG_AFTER)).isEmpty();
    assertThat(LOST.over(justBefore(LOST.overAt()), LONG_AFTER)).isEmpty();
    assertThat(JOINED.over(LOST.overAt(), LONG_AFTER)).contains(OVER);
    assertThat(JOINED.over(justAfter(LAST_BEAT), LAST_BEAT)).contains(JOINED.sentHome(LAST_BEAT));
    assertThat(JOINED.over(LONG_AFTER, LAST_BEAT)).contains(OVER.notAfter(LAST_BEAT));
  }

  @ParameterizedTest
  @MethodSource("everyEnding")
  void whatEndedStaysAsItEnded(Ended ended) {
    assertThat(ended.at(SOON)).isSameAs(ended);
    assertThat(ended.at(LONG_AFTER)).isSameAs(ended);
  }
}
