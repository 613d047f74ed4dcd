package dev.beckon.invitation;

import static dev.beckon.invitation.Samples.ANNA;
import static dev.beckon.invitation.Samples.DEADLINE;
import static dev.beckon.invitation.Samples.ROOM_UNTIL;
import static dev.beckon.invitation.Samples.SOON;
import static dev.beckon.invitation.Samples.filled;
import static dev.beckon.invitation.Samples.filledUntil;
import static dev.beckon.invitation.Samples.justBefore;
import static dev.beckon.invitation.Samples.open;
import static dev.beckon.invitation.Samples.openUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Why nobody can take a seat; where several reasons hold, the weightiest is the answer. */
class InvitationRefusalTest {

  @Test
  void theWeightOfTheReasonsIsTheirOrder() {
    assertThat(Refusal.values())
        .startsWith(
            Refusal.VISIT_ENDED,
            Refusal.ROOM_ENDED,
            Refusal.CANCELLED,
            Refusal.EXPIRED,
            Refusal.FULL,
            Refusal.ALREADY_VISITING)
        .containsOnlyOnce(Refusal.DECLINED)
        .hasSize(7);
  }

  @Test
  void aFreeSeatInALiveRoomBeforeTheDeadlineIsThereToBeTaken() {
    assertThat(open(3).refusal(SOON)).isEmpty();
    assertThat(openUntil(ROOM_UNTIL).refusal(justBefore(DEADLINE))).isEmpty();
    assertThat(openUntil(SOON).refusal(justBefore(SOON))).isEmpty();
  }

  @Test
  void aSeatThatCameFreeIsThereToBeTaken() {
    assertThat(filled().free(ANNA).refusal(SOON)).isEmpty();
  }

  @Test
  void noSeatIsLeftInAFullRoom() {
    refuses(filled(), SOON, Refusal.FULL);
    refuses(filled(), justBefore(DEADLINE), Refusal.FULL);
  }

  @Test
  void expiredOutweighsFull() {
    refuses(open(3), DEADLINE, Refusal.EXPIRED);
    refuses(filled(), DEADLINE, Refusal.EXPIRED);
    refuses(filled().expire(DEADLINE), DEADLINE, Refusal.EXPIRED);
  }

  @Test
  void whereNobodyWasLeftToAskItReadsAsExpired() {
    refuses(open(3).exhaust(0, 0, SOON), SOON, Refusal.EXPIRED);
  }

  @Test
  void cancelledOutweighsExpiredAndFull() {
    refuses(open(3).cancel(SOON), SOON, Refusal.CANCELLED);
    refuses(open(3).cancel(SOON), DEADLINE, Refusal.CANCELLED);
    refuses(filled().cancel(SOON), SOON, Refusal.CANCELLED);
    refuses(filled().cancel(SOON), DEADLINE, Refusal.CANCELLED);
  }

  @Test
  void anEndedRoomOutweighsEverythingElseOfTheInvitation() {
    refuses(openUntil(SOON), SOON, Refusal.ROOM_ENDED);
    refuses(openUntil(SOON), DEADLINE, Refusal.ROOM_ENDED);
    refuses(openUntil(DEADLINE), DEADLINE, Refusal.ROOM_ENDED);
    refuses(open(3), ROOM_UNTIL, Refusal.ROOM_ENDED);
    refuses(filledUntil(SOON), SOON, Refusal.ROOM_ENDED);
    refuses(open(3).cancel(SOON), ROOM_UNTIL, Refusal.ROOM_ENDED);
    refuses(filled().cancel(SOON), ROOM_UNTIL, Refusal.ROOM_ENDED);
    refuses(filled().expire(DEADLINE), ROOM_UNTIL, Refusal.ROOM_ENDED);
    refuses(open(3).exhaust(0, 0, SOON), ROOM_UNTIL, Refusal.ROOM_ENDED);
  }

  @Test
  void aRoomOffTheAirRefusesFromThatMomentOn() {
    refuses(open(3).endRoom(SOON), SOON, Refusal.ROOM_ENDED);
    refuses(filled().endRoom(SOON), DEADLINE, Refusal.ROOM_ENDED);
  }

  @Test
  void itRefusesEvenWhenReadByAClockThatRunsBehindTheOneThatEndedIt() {
    Instant behind = justBefore(SOON);

    refuses(open(3).endRoom(SOON), behind, Refusal.ROOM_ENDED);
    refuses(open(3).cancel(SOON), behind, Refusal.CANCELLED);
    refuses(open(3).expire(DEADLINE), behind, Refusal.EXPIRED);
  }

  private static void refuses(Invitation invitation, Instant now, Refusal why) {
    assertThat(invitation.refusal(now)).isEqualTo(Optional.of(why));
  }
}
