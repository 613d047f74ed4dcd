package dev.beckon.invitation;

import static dev.beckon.invitation.Samples.ANNA;
import static dev.beckon.invitation.Samples.SOON;
import static dev.beckon.invitation.Samples.granted;
import static dev.beckon.invitation.Samples.joinedAt;
import static dev.beckon.invitation.Samples.justBefore;
import static dev.beckon.invitation.Samples.visitOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.beckon.invitation.Visit.Ended;
import dev.beckon.invitation.Visit.Ending;
import dev.beckon.invitation.Visit.Granted;
import dev.beckon.invitation.Visit.Joined;
import dev.beckon.invitation.Visit.Live;
import dev.beckon.invitation.Visit.Lost;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VisitMovesTest {
  private static final Instant JOINED = SOON.plusSeconds(10);
  private static final Instant LAST_BEAT = JOINED.plusSeconds(45);

  static Stream<Live> everyLiveState() {
    return Stream.of(granted(), stayed(), lost());
  }

  @Test
  void everyStateHasItsMovesAndNoOthers() {
    Map<Class<?>, Set<String>> moves =
        Map.of(
            Granted.class, Set.of("beat", "leave", "noShow", "sentHome", "voidIt", "rewarded"),
            Joined.class, Set.of("beat", "leave", "lose", "sentHome", "voidIt", "rewarded"),
            Lost.class, Set.of("beat", "leave", "complete", "sentHome", "voidIt", "rewarded"));

    assertThat(SealedCases.of(Live.class)).hasSameElementsAs(moves.keySet());
    moves.forEach(
        (state, expected) ->
            assertThat(SealedCases.movesOf(state, Visit.class))
                .as("%s", state)
                .isEqualTo(expected));
  }

  @Test
  void aVisitThatEndedIsNeverLiveAgain() {
    assertThat(SealedCases.of(Visit.class))
        .containsExactlyInAnyOrder(Granted.class, Joined.class, Lost.class, Ended.class);
    assertThat(SealedCases.movesOf(Ended.class, Live.class)).isEmpty();
    assertThat(SealedCases.movesOf(Ended.class, Visit.class))
        .doesNotContain("beat", "leave", "noShow", "lose", "complete");
  }

  @Test
  void everyStateIsNamedAsTheDesignHasIt() {
    assertThat(everyLiveState().map(Visit::state)).containsExactly("GRANTED", "JOINED", "LOST");
    for (Ending ending : Ending.values()) {
      assertThat(new Ended(visitOf(ANNA), Duration.ZERO, ending, SOON).state())
          .isEqualTo(ending.name());
    }
    assertThat(Ending.values())
        .extracting(Ending::name)
        .containsExactlyInAnyOrder("COMPLETED", "NO_SHOW", "VOIDED");
  }

  @Test
  void theFirstBeatJoins() {
    assertThat(granted().beat(JOINED))
        .isEqualTo(new Joined(visitOf(ANNA), JOINED, JOINED, Duration.ofSeconds(0)));
  }

  @Test
  void lateIsNotTooLateUntilTheNoShowIsWritten() {
    Instant late = granted().facts().joinBy().plusSeconds(5);

    assertThat(granted().beat(late))
        .isEqualTo(new Joined(visitOf(ANNA), late, late, Duration.ofSeconds(0)));
  }

  @Test
  void aGuestHasOneMinuteToJoin() {
    assertThat(visitOf(ANNA).joinBy()).isEqualTo(visitOf(ANNA).grantedAt().plusSeconds(60));
  }

  @Test
  void nobodyIsANoShowWhileThereIsTimeToJoin() {
    Instant joinBy = visitOf(ANNA).joinBy();

    assertThatExceptionOfType(IllegalMove.class)
        .isThrownBy(() -> granted().noShow(justBefore(joinBy)));
    assertThat(granted().noShow(joinBy))
        .isEqualTo(new Ended(visitOf(ANNA), Duration.ZERO, Ending.NO_SHOW, joinBy));
  }

  @Test
  void whoLeavesWithoutHavingJoinedDidNotCome() {
    assertThat(granted().leave(JOINED))
        .isEqualTo(new Ended(visitOf(ANNA), Duration.ZERO, Ending.NO_SHOW, JOINED));
  }

  @Test
  void aLaterBeatKeepsTheMomentOfJoining() {
    assertThat(joinedAt(JOINED).beat(LAST_BEAT))
        .isEqualTo(new Joined(visitOf(ANNA), JOINED, LAST_BEAT, Duration.ofSeconds(45)));
  }

  @Test
  void whoLeavesHasCompletedTheVisit() {
    Instant leaving = LAST_BEAT.plusSeconds(7);

    assertThat(stayed().leave(leaving))
        .isEqualTo(new Ended(visitOf(ANNA), Duration.ofSeconds(52), Ending.COMPLETED, leaving));
  }

  @Test
  void aGuestIsLostAfterOneAndAHalfBeatIntervals() {
    Joined guest = stayed();

    assertThat(guest.lostAt()).isEqualTo(LAST_BEAT.plusMillis(67_500));
    assertThatExceptionOfType(IllegalMove.class)
        .isThrownBy(() -> guest.lose(justBefore(guest.lostAt())));
    assertThat(guest.lose(guest.lostAt())).isEqualTo(new Lost(guest));
  }

  @Test
  void aLostGuestKeepsWhatWasKnown() {
    assertThat(lost().facts()).isEqualTo(visitOf(ANNA));
    assertThat(lost().dwellSeconds()).isEqualTo(45);
  }

  @Test
  void aLostGuestMayComeBack() {
    Joined back = lost().beat(justBefore(lost().overAt()));

    assertThat(back.joinedAt()).isEqualTo(JOINED);
    assertThat(back.lastBeatAt()).isEqualTo(justBefore(lost().overAt()));
  }

  @Test
  void aLostGuestWhoIsOutOfGraceStayedUntilTheLastBeat() {
    assertThat(lost().overAt()).isEqualTo(stayed().lostAt().plusSeconds(45));
    assertThatExceptionOfType(IllegalMove.class)
        .isThrownBy(() -> lost().complete(justBefore(lost().overAt())));
    assertThat(lost().complete(lost().overAt()))
        .isEqualTo(new Ended(visitOf(ANNA), Duration.ofSeconds(45), Ending.COMPLETED, LAST_BEAT));
    assertThat(lost().complete(lost().overAt().plusSeconds(600)))
        .isEqualTo(lost().complete(lost().overAt()));
  }

  @Test
  void aLostGuestWhoLeavesStayedUntilTheLastBeat() {
    assertThat(lost().leave(stayed().lostAt().plusSeconds(3)))
        .isEqualTo(new Ended(visitOf(ANNA), Duration.ofSeconds(45), Ending.COMPLETED, LAST_BEAT));
  }

  @ParameterizedTest
  @MethodSource("everyLiveState")
  void moderationTakesAVisitBackWithTheDwellItHad(Live visit) {
    assertThat(visit.voidIt(LAST_BEAT))
        .isEqualTo(new Ended(visitOf(ANNA), visit.dwell(), Ending.VOIDED, LAST_BEAT));
  }

  @ParameterizedTest
  @MethodSource("everyLiveState")
  void itsMovesNeverTouchWhatIsFixed(Live visit) {
    Instant later = LAST_BEAT.plusSeconds(70);

    assertThat(Stream.of(visit.beat(later), visit.leave(later), visit.voidIt(later)))
        .extracting(Visit::facts)
        .containsOnly(visitOf(ANNA));
  }

  /** In the room for one beat interval. */
  private static Joined stayed() {
    return joinedAt(JOINED).beat(LAST_BEAT);
  }

  private static Lost lost() {
    return stayed().lose(stayed().lostAt());
  }
}
