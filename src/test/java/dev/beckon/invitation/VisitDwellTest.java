package dev.beckon.invitation;

import static dev.beckon.invitation.Samples.SOON;
import static dev.beckon.invitation.Samples.granted;
import static dev.beckon.invitation.Samples.joinedAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.Visit.Ended;
import dev.beckon.invitation.Visit.Joined;
import dev.beckon.invitation.Visit.Lost;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Promise;
import dev.beckon.invitation.ledger.Reward;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Dwell grows by what beats attest, and by nothing else. */
class VisitDwellTest {
  private static final Instant JOINED = SOON;

  @Test
  void theFiguresBelongTogether() {
    assertThat(Visit.BEAT_INTERVAL).isEqualTo(Duration.ofSeconds(45));
    assertThat(Visit.LOST_AFTER.multipliedBy(2)).isEqualTo(Visit.BEAT_INTERVAL.multipliedBy(3));
    assertThat(Visit.MAX_DWELL_PER_BEAT).isEqualTo(Visit.BEAT_INTERVAL.multipliedBy(2));
    assertThat(Visit.GRACE).isEqualTo(Duration.ofSeconds(45));
    assertThat(Visit.JOIN_WITHIN).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void waitingOutsideAttestsNothing() {
    assertThat(granted().dwellSeconds()).isZero();
    assertThat(granted().beat(SOON.plusSeconds(59)).dwellSeconds()).isZero();
  }

  @Test
  void beatsOnTimeAttestTheWholeStay() {
    Joined guest = joinedAt(JOINED);
    for (int beat = 1; beat <= 8; beat++) {
      guest = guest.beat(JOINED.plusSeconds(45L * beat));
      assertThat(guest.dwellSeconds()).isEqualTo(45L * beat);
    }
  }

  @Test
  void hurriedBeatsAttestNoMoreThanThePassingOfTime() {
    Joined guest = joinedAt(JOINED);
    for (int second = 1; second <= 60; second++) {
      guest = guest.beat(JOINED.plusSeconds(second));
    }
    assertThat(guest.dwellSeconds()).isEqualTo(60);
  }

  @Test
  void aReplayedBeatAddsNothing() {
    Joined once = joinedAt(JOINED).beat(JOINED.plusSeconds(45));

    assertThat(once.beat(JOINED.plusSeconds(45))).isEqualTo(once);
    assertThat(once.beat(JOINED.plusSeconds(45)).beat(JOINED.plusSeconds(45))).isEqualTo(once);
  }

  @Test
  void aBeatOfAFrozenClockAddsNothing() {
    Joined guest = joinedAt(JOINED);

    assertThat(guest.beat(JOINED).beat(JOINED).beat(JOINED)).isEqualTo(guest);
  }

  @Test
  void aBeatThatComesAfterALaterOneChangesNothing() {
    Joined guest = joinedAt(JOINED).beat(JOINED.plusSeconds(45));

    assertThat(guest.beat(JOINED.plusSeconds(20))).isEqualTo(guest);
    assertThat(guest.beat(JOINED.minusSeconds(5))).isEqualTo(guest);
  }

  @Test
  void afterABeatOutOfOrderTheSameSecondsAreNotAttestedTwice() {
    Joined guest =
        joinedAt(JOINED)
            .beat(JOINED.plusSeconds(45))
            .beat(JOINED.plusSeconds(20))
            .beat(JOINED.plusSeconds(50));

    assertThat(guest.dwellSeconds()).isEqualTo(50);
  }

  @Test
  void aLateBeatStillAttestsTheTimeSinceTheLastOne() {
    assertThat(joinedAt(JOINED).beat(JOINED.plusSeconds(67)).dwellSeconds()).isEqualTo(67);
  }

  @Test
  void oneBeatAttestsTwoIntervalsAtMost() {
    Lost guest = joinedAt(JOINED).lose(JOINED.plusSeconds(68));

    assertThat(guest.beat(JOINED.plusSeconds(90)).dwellSeconds()).isEqualTo(90);
    assertThat(guest.beat(JOINED.plusSeconds(91)).dwellSeconds()).isEqualTo(90);
    assertThat(guest.beat(JOINED.plusSeconds(112)).dwellSeconds()).isEqualTo(90);
  }

  @Test
  void beatsBetweenTheSecondsDropNothing() {
    Joined guest = joinedAt(JOINED);
    for (int beat = 1; beat <= 10; beat++) {
      guest = guest.beat(JOINED.plusMillis(45_900L * beat));
    }

    assertThat(guest.dwell()).isEqualTo(Duration.ofSeconds(459));
    assertThat(guest.leave(JOINED.plusMillis(459_999)).dwellSeconds()).isEqualTo(459);
  }

  @Test
  void whoIsSentHomeIsCreditedUntilThenHoweverLateItIsWritten() {
    Joined guest = joinedAt(JOINED).beat(JOINED.plusSeconds(45));

    assertThat(guest.sentHome(JOINED.plusSeconds(60)).dwellSeconds()).isEqualTo(60);
    assertThat(guest.sentHome(guest.lostAt()).endedAt()).isEqualTo(JOINED.plusSeconds(45));
    assertThat(guest.sentHome(guest.overAt()).dwellSeconds()).isEqualTo(45);
    assertThat(granted().sentHome(JOINED).state()).isEqualTo("NO_SHOW");
  }

  /** Nobody had noticed that the room was over, and the guest beat on. */
  @Test
  void nothingAfterTheRoomsEndIsCredited() {
    Joined guest = joinedAt(JOINED);
    for (int beat = 1; beat <= 4; beat++) {
      guest = guest.beat(JOINED.plusSeconds(45L * beat));
    }

    assertThat(guest.sentHome(JOINED.plusSeconds(50)))
        .isEqualTo(
            new Ended(
                guest.facts(),
                Duration.ofSeconds(50),
                Visit.Ending.COMPLETED,
                JOINED.plusSeconds(50)));
    assertThat(guest.sentHome(JOINED.minusSeconds(1)).dwell()).isZero();
    assertThat(guest.leave(JOINED.plusSeconds(190)).notAfter(JOINED.plusSeconds(180)).dwell())
        .isEqualTo(Duration.ofMinutes(3));
    assertThat(guest.leave(JOINED.plusSeconds(190)).notAfter(JOINED.plusSeconds(190)))
        .isEqualTo(guest.leave(JOINED.plusSeconds(190)));
  }

  /** What is paid stays paid; an operator may take it back. */
  @Test
  void nothingThatIsStillToBePaidIsEarnedAfterTheRoomsEnd() {
    Visit.Facts some = joinedAt(JOINED).facts();
    Visit.Facts facts =
        new Visit.Facts(
            some.id(),
            some.guest(),
            some.inviter(),
            some.room(),
            some.grantedAt(),
            new Promise(new Points(30), Duration.ofSeconds(60)));
    Joined guest =
        new Joined(facts, JOINED, JOINED, Duration.ZERO)
            .beat(JOINED.plusSeconds(45))
            .beat(JOINED.plusSeconds(90));

    assertThat(guest.sentHome(JOINED.plusSeconds(59)).reward())
        .isEqualTo(new Reward.Released(new Points(30), Reward.Withheld.TOO_SHORT));
    assertThat(guest.sentHome(JOINED.plusSeconds(60)).reward())
        .isEqualTo(new Reward.Earned(new Points(30)));
    assertThat(
            guest
                .rewarded(new Reward.Settled(new Points(30)))
                .sentHome(JOINED.plusSeconds(59))
                .reward())
        .isEqualTo(new Reward.Settled(new Points(30)));
  }

  @Test
  void whoLeavesIsCreditedTheSecondsSinceTheLastBeat() {
    Joined guest = joinedAt(JOINED).beat(JOINED.plusSeconds(45));

    assertThat(guest.leave(JOINED.plusSeconds(45)).dwellSeconds()).isEqualTo(45);
    assertThat(guest.leave(JOINED.plusSeconds(55)).dwellSeconds()).isEqualTo(55);
  }

  @Test
  void aLeaveReadByAClockThatRunsBehindTakesNothingBack() {
    Joined guest = joinedAt(JOINED).beat(JOINED.plusSeconds(45));

    assertThat(guest.leave(JOINED.plusSeconds(40)).dwellSeconds()).isEqualTo(45);
  }

  @Test
  void whoStaysAwayIsCreditedOnlyUntilTheLastBeat() {
    Joined guest = joinedAt(JOINED).beat(JOINED.plusSeconds(45));
    Lost lost = guest.lose(guest.lostAt());

    assertThat(lost.dwellSeconds()).isEqualTo(45);
    assertThat(lost.leave(lost.overAt()).dwellSeconds()).isEqualTo(45);
    assertThat(lost.complete(lost.overAt()).dwellSeconds()).isEqualTo(45);
    assertThat(((Ended) guest.at(JOINED.plusSeconds(3600))).dwellSeconds()).isEqualTo(45);
  }

  @Test
  void lookingAtAVisitAttestsNothing() {
    Joined guest = joinedAt(JOINED).beat(JOINED.plusSeconds(45));

    assertThat(guest.at(JOINED.plusSeconds(60)).dwellSeconds()).isEqualTo(45);
    assertThat(guest.at(JOINED.plusSeconds(120)).dwellSeconds()).isEqualTo(45);
  }
}
