package dev.beckon.invitation;

import static dev.beckon.invitation.Samples.CREATED;
import static dev.beckon.invitation.Samples.DEADLINE;
import static dev.beckon.invitation.Samples.ROOM_UNTIL;
import static dev.beckon.invitation.Samples.SOON;
import static dev.beckon.invitation.Samples.filled;
import static dev.beckon.invitation.Samples.justAfter;
import static dev.beckon.invitation.Samples.justBefore;
import static dev.beckon.invitation.Samples.open;
import static dev.beckon.invitation.Samples.openUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.Invitation.Ended;
import dev.beckon.invitation.Invitation.Ending;
import dev.beckon.invitation.Invitation.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An invitation as it is at a moment, whether or not anyone has written so. */
class InvitationOverTimeTest {
  private static final Instant LONG_AFTER = DEADLINE.plus(Duration.ofDays(30));

  static Stream<Function<Instant, Standing>> everyStandingState() {
    return Stream.of(Samples::openUntil, Samples::filledUntil);
  }

  static Stream<Ended> everyEnding() {
    return Stream.of(
        filled().cancel(SOON),
        openUntil(ROOM_UNTIL).cancel(SOON),
        filled().expire(DEADLINE),
        openUntil(ROOM_UNTIL).expire(DEADLINE),
        filled().endRoom(SOON),
        openUntil(ROOM_UNTIL).endRoom(SOON),
        open(3).exhaust(0, 0, SOON));
  }

  @Test
  void everyEndingIsLookedAtHere() {
    assertThat(everyEnding().map(Ended::ending)).contains(Ending.values());
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void itStandsUntilTheDeadline(Function<Instant, Standing> withRoomUntil) {
    Standing invitation = withRoomUntil.apply(ROOM_UNTIL);

    assertThat(invitation.at(CREATED)).isSameAs(invitation);
    assertThat(invitation.at(justBefore(DEADLINE))).isSameAs(invitation);
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void atTheDeadlineItIsExpired(Function<Instant, Standing> withRoomUntil) {
    Standing invitation = withRoomUntil.apply(ROOM_UNTIL);
    Ended expired = invitation.expire(DEADLINE);

    assertThat(invitation.at(DEADLINE)).isEqualTo(expired);
    assertThat(invitation.at(justAfter(DEADLINE))).isEqualTo(expired);
    assertThat(expired.roomIsLive(justAfter(DEADLINE))).isTrue();
  }

  @Test
  void aFilledInvitationEndsAsFilledAtTheDeadline() {
    assertThat(((Ended) filled().at(DEADLINE)).endedFilled()).isTrue();
    assertThat(((Ended) openUntil(ROOM_UNTIL).at(DEADLINE)).endedFilled()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void itStandsUntilTheRoomsLeaseRunsOut(Function<Instant, Standing> withRoomUntil) {
    Standing invitation = withRoomUntil.apply(SOON);

    assertThat(invitation.at(justBefore(SOON))).isSameAs(invitation);
    assertThat(invitation.roomIsLive(justBefore(SOON))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void whenTheLeaseRunsOutTheRoomHasEnded(Function<Instant, Standing> withRoomUntil) {
    Standing invitation = withRoomUntil.apply(SOON);
    Ended ended =
        new Ended(
            invitation.facts(),
            invitation.guests(),
            SOON,
            Ending.ROOM_ENDED,
            invitation.guests().size() == invitation.facts().seats(),
            SOON);

    assertThat(invitation.at(SOON)).isEqualTo(ended);
    assertThat(invitation.at(justAfter(SOON))).isEqualTo(ended);
    assertThat(invitation.roomIsLive(SOON)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void whenRoomAndDeadlineArePastTheEarlierCounts(Function<Instant, Standing> withRoomUntil) {
    assertThat(endingAt(LONG_AFTER, withRoomUntil.apply(justBefore(DEADLINE))))
        .isEqualTo(Ending.ROOM_ENDED);
    assertThat(endingAt(LONG_AFTER, withRoomUntil.apply(DEADLINE))).isEqualTo(Ending.EXPIRED);
    assertThat(endingAt(LONG_AFTER, withRoomUntil.apply(justAfter(DEADLINE))))
        .isEqualTo(Ending.EXPIRED);
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void howItEndedDoesNotChangeWithTheMomentOneLooks(Function<Instant, Standing> withRoomUntil) {
    for (Instant roomUntil : new Instant[] {SOON, justBefore(DEADLINE), DEADLINE, ROOM_UNTIL}) {
      Standing invitation = withRoomUntil.apply(roomUntil);

      Invitation first = invitation.at(roomUntil.isBefore(DEADLINE) ? roomUntil : DEADLINE);
      assertThat(first).isInstanceOf(Ended.class);
      assertThat(invitation.at(LONG_AFTER)).isEqualTo(first);
      assertThat(first.at(LONG_AFTER)).isSameAs(first);
    }
  }

  @ParameterizedTest
  @MethodSource("everyEnding")
  void whatEndedStaysAsItEnded(Ended ended) {
    assertThat(ended.at(CREATED)).isSameAs(ended);
    assertThat(ended.at(DEADLINE)).isSameAs(ended);
    assertThat(ended.at(LONG_AFTER)).isSameAs(ended);
  }

  private static Ending endingAt(Instant now, Standing invitation) {
    return ((Ended) invitation.at(now)).ending();
  }
}
