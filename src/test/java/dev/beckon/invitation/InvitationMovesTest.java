package dev.beckon.invitation;

import static dev.beckon.invitation.Samples.ANNA;
import static dev.beckon.invitation.Samples.BRUNO;
import static dev.beckon.invitation.Samples.CLARA;
import static dev.beckon.invitation.Samples.DEADLINE;
import static dev.beckon.invitation.Samples.ROOM_UNTIL;
import static dev.beckon.invitation.Samples.SOON;
import static dev.beckon.invitation.Samples.filled;
import static dev.beckon.invitation.Samples.invitationOf;
import static dev.beckon.invitation.Samples.justAfter;
import static dev.beckon.invitation.Samples.justBefore;
import static dev.beckon.invitation.Samples.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.beckon.invitation.Invitation.Ended;
import dev.beckon.invitation.Invitation.Ending;
import dev.beckon.invitation.Invitation.Filled;
import dev.beckon.invitation.Invitation.Open;
import dev.beckon.invitation.Invitation.Standing;
import dev.beckon.invitation.id.HostId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvitationMovesTest {

  static Stream<Standing> everyStandingState() {
    return Stream.of(open(3).take(ANNA), filled());
  }

  @Test
  void everyStateHasItsMovesAndNoOthers() {
    Map<Class<?>, Set<String>> moves =
        Map.of(
            Open.class,
            Set.of(
                "take", "free", "renewRoom", "holding", "cancel", "expire", "endRoom", "exhaust"),
            Filled.class,
            Set.of("free", "renewRoom", "holding", "cancel", "expire", "endRoom"),
            Ended.class,
            Set.of("holding"));

    assertThat(SealedCases.of(Invitation.class)).hasSameElementsAs(moves.keySet());
    moves.forEach(
        (state, expected) ->
            assertThat(SealedCases.movesOf(state, Invitation.class))
                .as("%s", state)
                .isEqualTo(expected));
  }

  @Test
  void everyStateIsNamedAsTheDesignHasIt() {
    assertThat(open(3).state()).isEqualTo("OPEN");
    assertThat(filled().state()).isEqualTo("FILLED");
    for (Ending ending : Ending.values()) {
      assertThat(endedFrom(filled(), ending, SOON, ROOM_UNTIL).state()).isEqualTo(ending.name());
    }
    assertThat(Ending.values())
        .extracting(Ending::name)
        .containsExactlyInAnyOrder("EXPIRED", "CANCELLED", "EXHAUSTED", "ROOM_ENDED");
  }

  @Test
  void aNewInvitationIsOpenAndEmpty() {
    assertThat(Open.create(invitationOf(3), ROOM_UNTIL))
        .isEqualTo(new Open(invitationOf(3), Set.of(), ROOM_UNTIL));
  }

  @Test
  void aGuestTakesASeatAndTheInvitationStaysOpenWhileSeatsAreFree() {
    assertThat(open(3).take(ANNA)).isEqualTo(new Open(invitationOf(3), Set.of(ANNA), ROOM_UNTIL));
  }

  @Test
  void theLastSeatFillsTheInvitation() {
    Standing invitation = ((Open) open(2).take(ANNA)).take(BRUNO);

    assertThat(invitation).isEqualTo(new Filled(invitationOf(2), Set.of(ANNA, BRUNO), ROOM_UNTIL));
  }

  @Test
  void theOnlySeatFillsTheInvitationAtOnce() {
    assertThat(open(1).take(ANNA)).isInstanceOf(Filled.class);
  }

  @Test
  void aSeatTakenLeavesTheInvitationItWasTakenOfAsItWas() {
    Open before = open(3);
    before.take(ANNA);

    assertThat(before.guests()).isEmpty();
  }

  @Test
  void nobodyTakesTwoSeats() {
    Open invitation = (Open) open(3).take(ANNA);

    assertThatExceptionOfType(IllegalMove.class)
        .isThrownBy(() -> invitation.take(ANNA))
        .withMessage("nobody is accepted twice");
  }

  @Test
  void aFilledInvitationOpensAgainWhenASeatComesFree() {
    assertThat(filled().free(BRUNO)).isEqualTo(new Open(invitationOf(2), Set.of(ANNA), ROOM_UNTIL));
  }

  @Test
  void aSeatThatCameFreeCanBeTakenBySomebodyElse() {
    assertThat(filled().free(BRUNO).take(CLARA).guests()).containsExactlyInAnyOrder(ANNA, CLARA);
  }

  @Test
  void anOpenInvitationGetsASeatBackToo() {
    assertThat(open(3).take(ANNA).free(ANNA)).isEqualTo(open(3));
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void aSeatThatNobodyHasCannotComeFree(Standing invitation) {
    assertThatExceptionOfType(IllegalMove.class).isThrownBy(() -> invitation.free(CLARA));
  }

  @Test
  void aSeatComesFreeOnce() {
    Open freed = filled().free(BRUNO);

    assertThatExceptionOfType(IllegalMove.class).isThrownBy(() -> freed.free(BRUNO));
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void aRenewedLeaseMovesTheEndOfTheRoomOnAndNothingElse(Standing invitation) {
    Standing renewed = invitation.renewRoom(justAfter(ROOM_UNTIL));

    assertThat(renewed).hasSameClassAs(invitation);
    assertThat(renewed.roomUntil()).isEqualTo(justAfter(ROOM_UNTIL));
    assertThat(renewed.guests()).isEqualTo(invitation.guests());
    assertThat(renewed.facts()).isEqualTo(invitation.facts());
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void aLeaseNeverShrinks(Standing invitation) {
    assertThat(invitation.renewRoom(justBefore(ROOM_UNTIL))).isEqualTo(invitation);
    assertThat(invitation.renewRoom(ROOM_UNTIL)).isEqualTo(invitation);
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void cancellingEndsItThenAndThereAndKeepsTheGuests(Standing invitation) {
    assertThat(invitation.cancel(SOON))
        .isEqualTo(endedFrom(invitation, Ending.CANCELLED, SOON, ROOM_UNTIL));
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void itCannotExpireBeforeItsDeadline(Standing invitation) {
    assertThatExceptionOfType(IllegalMove.class)
        .isThrownBy(() -> invitation.expire(justBefore(DEADLINE)));
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void whoeverWritesTheExpiryLateItEndedAtTheDeadline(Standing invitation) {
    Ended expected = endedFrom(invitation, Ending.EXPIRED, DEADLINE, ROOM_UNTIL);

    assertThat(invitation.expire(DEADLINE)).isEqualTo(expected);
    assertThat(invitation.expire(DEADLINE.plusSeconds(3600))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void goingOffTheAirEndsTheRoomAtThatMoment(Standing invitation) {
    Ended ended = invitation.endRoom(SOON);

    assertThat(ended).isEqualTo(endedFrom(invitation, Ending.ROOM_ENDED, SOON, SOON));
    assertThat(ended.roomIsLive(justBefore(SOON))).isTrue();
    assertThat(ended.roomIsLive(SOON)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void aRoomThatNobodyHeardOfEndedWithItsLease(Standing invitation) {
    Standing silent = invitation.renewRoom(ROOM_UNTIL);

    assertThat(silent.endRoom(ROOM_UNTIL.plusSeconds(90)))
        .isEqualTo(endedFrom(invitation, Ending.ROOM_ENDED, ROOM_UNTIL, ROOM_UNTIL));
    assertThat(silent.endRoom(ROOM_UNTIL).endedAt()).isEqualTo(ROOM_UNTIL);
  }

  @Test
  void itIsExhaustedWhenNothingIsLiveAnyMore() {
    Open invitation = (Open) open(3).take(ANNA);

    assertThat(invitation.exhaust(0, 0, SOON))
        .isEqualTo(endedFrom(invitation, Ending.EXHAUSTED, SOON, ROOM_UNTIL));
  }

  @Test
  void aLiveOfferOrALiveVisitKeepsItFromBeingExhausted() {
    for (int[] live : new int[][] {{1, 0}, {0, 1}, {2, 3}}) {
      assertThatExceptionOfType(IllegalMove.class)
          .as("%d offers and %d visits", live[0], live[1])
          .isThrownBy(() -> open(3).exhaust(live[0], live[1], SOON));
    }
  }

  @Test
  void itEndsAsFilledOnlyWhenEverySeatWasTaken() {
    assertThat(filled().cancel(SOON).endedFilled()).isTrue();
    assertThat(filled().expire(DEADLINE).endedFilled()).isTrue();
    assertThat(filled().endRoom(SOON).endedFilled()).isTrue();
    assertThat(filled().free(ANNA).cancel(SOON).endedFilled()).isFalse();
    assertThat(filled().free(ANNA).expire(DEADLINE).endedFilled()).isFalse();
    assertThat(filled().free(ANNA).endRoom(SOON).endedFilled()).isFalse();
    assertThat(filled().free(ANNA).exhaust(0, 0, SOON).endedFilled()).isFalse();
  }

  @Test
  void itsMovesNeverTouchWhatIsFixed() {
    Invitation.Facts facts = invitationOf(2);

    Open open = Open.create(facts, ROOM_UNTIL);
    Filled filled = (Filled) ((Open) open.take(ANNA)).take(BRUNO);
    assertThat(
            Stream.of(open.take(CLARA), filled, filled.free(ANNA), filled.cancel(SOON))
                .map(Invitation::facts))
        .containsOnly(facts);
  }

  private static Ended endedFrom(Standing standing, Ending ending, Instant at, Instant roomUntil) {
    Set<HostId> guests = standing.guests();
    boolean filled = guests.size() == standing.facts().seats();
    return new Ended(standing.facts(), guests, roomUntil, ending, filled, at);
  }
}
