package dev.beckon.invitation;

import static dev.beckon.invitation.Samples.ANNA;
import static dev.beckon.invitation.Samples.DEADLINE;
import static dev.beckon.invitation.Samples.ROOM_UNTIL;
import static dev.beckon.invitation.Samples.SOON;
import static dev.beckon.invitation.Samples.filled;
import static dev.beckon.invitation.Samples.justBefore;
import static dev.beckon.invitation.Samples.open;
import static dev.beckon.invitation.Samples.openUntil;
import static dev.beckon.invitation.Samples.queued;
import static dev.beckon.invitation.Samples.seenAt;
import static dev.beckon.invitation.Samples.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.Offer.Closing;
import dev.beckon.invitation.Offer.Standing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the invitation makes of an offer that nobody answered; derived, never written. */
class OfferClosingTest {

  static Stream<Standing> everyStandingState() {
    return Stream.of(queued(), sent(), seenAt(SOON));
  }

  @Test
  void everyStandingStateIsLookedAtHere() {
    assertThat(everyStandingState().map(Object::getClass))
        .hasSameElementsAs(SealedCases.of(Standing.class).toList());
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void itIsNotClosedWhileItCanBeAccepted(Standing offer) {
    assertThat(offer.closing(open(3), SOON)).isEmpty();
    assertThat(offer.closing(open(3), justBefore(DEADLINE))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void aFullRoomRescindsIt(Standing offer) {
    assertThat(offer.closing(filled(), SOON)).contains(Closing.RESCINDED);
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void itStandsAgainWhenASeatComesFree(Standing offer) {
    assertThat(offer.closing(filled().free(ANNA), SOON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void takingTheInvitationBackCancelsIt(Standing offer) {
    assertThat(offer.closing(open(3).cancel(SOON), SOON)).contains(Closing.CANCELLED);
    assertThat(offer.closing(filled().cancel(SOON), SOON)).contains(Closing.CANCELLED);
    assertThat(offer.closing(open(3).cancel(SOON), DEADLINE)).contains(Closing.CANCELLED);
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void itExpiresWithTheDeadlineAndWithTheRoom(Standing offer) {
    assertThat(offer.closing(open(3), DEADLINE)).contains(Closing.EXPIRED);
    assertThat(offer.closing(open(3).exhaust(0, 0, SOON), SOON)).contains(Closing.EXPIRED);
    assertThat(offer.closing(openUntil(SOON), SOON)).contains(Closing.EXPIRED);
    assertThat(offer.closing(open(3).endRoom(SOON), SOON)).contains(Closing.EXPIRED);
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void itIsClosedExactlyWhenAnAcceptWouldBeRefused(Standing offer) {
    for (Invitation invitation :
        List.of(open(3), filled(), open(3).cancel(SOON), openUntil(DEADLINE.minusSeconds(60)))) {
      for (var now : List.of(SOON, justBefore(DEADLINE), DEADLINE, ROOM_UNTIL)) {
        Acceptance answer = offer.onAccept(Optional.empty(), invitation, now);

        assertThat(offer.closing(invitation, now).isPresent())
            .as("%s at %s", invitation, now)
            .isEqualTo(answer instanceof Acceptance.Refused);
      }
    }
  }
}
