package dev.beckon.invitation;

import static dev.beckon.invitation.Samples.ANNA;
import static dev.beckon.invitation.Samples.BRUNO;
import static dev.beckon.invitation.Samples.CLARA;
import static dev.beckon.invitation.Samples.CREATED;
import static dev.beckon.invitation.Samples.DEADLINE;
import static dev.beckon.invitation.Samples.INVITATION;
import static dev.beckon.invitation.Samples.INVITER;
import static dev.beckon.invitation.Samples.ROOM;
import static dev.beckon.invitation.Samples.ROOM_UNTIL;
import static dev.beckon.invitation.Samples.SOON;
import static dev.beckon.invitation.Samples.invitationOf;
import static dev.beckon.invitation.Samples.justAfter;
import static dev.beckon.invitation.Samples.justBefore;
import static dev.beckon.invitation.Samples.offerTo;
import static dev.beckon.invitation.Samples.visitOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.beckon.invitation.Invitation.Ended;
import dev.beckon.invitation.Invitation.Ending;
import dev.beckon.invitation.Invitation.Filled;
import dev.beckon.invitation.Invitation.Open;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.id.HostId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsCheckThemselvesTest {
  private static final Condition ANYONE_WHO_SPEAKS_GERMAN =
      new Condition(
          Set.of("de"),
          Set.of(),
          Set.of(),
          Range.ANY,
          Range.ANY,
          false,
          Set.of(Availability.ONLINE),
          Set.of());

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 19, 20})
  void anInvitationHasOneToTwentySeats(int seats) {
    assertThat(invitationOf(seats).seats()).isEqualTo(seats);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 21, Integer.MAX_VALUE})
  void anInvitationHasNoOtherNumberOfSeats(int seats) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> invitationOf(seats))
        .withMessageContaining(String.valueOf(seats));
  }

  @Test
  void theDeadlineComesAfterTheCreation() {
    assertThat(standingUntil(justAfter(CREATED)).deadline()).isEqualTo(justAfter(CREATED));
    assertThatIllegalArgumentException().isThrownBy(() -> standingUntil(CREATED));
    assertThatIllegalArgumentException().isThrownBy(() -> standingUntil(justBefore(CREATED)));
  }

  @Test
  void anInvitationNamesItselfItsInviterAndItsRoom() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Invitation.Facts(null, INVITER, ROOM, 3, CREATED, DEADLINE));
    assertThatNullPointerException()
        .isThrownBy(() -> new Invitation.Facts(INVITATION, null, ROOM, 3, CREATED, DEADLINE));
    assertThatNullPointerException()
        .isThrownBy(() -> new Invitation.Facts(INVITATION, INVITER, null, 3, CREATED, DEADLINE));
  }

  @Test
  void everyOfferOfAnInvitationHasTheSameId() {
    assertThat(invitationOf(3).offerId().invitation()).isEqualTo(INVITATION);
    assertThat(invitationOf(3).offerId().invitationCreatedAt()).isEqualTo(CREATED);
  }

  @Test
  void withoutAFreeSeatItIsNotOpen() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Open(invitationOf(2), Set.of(ANNA, BRUNO), ROOM_UNTIL));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Open(invitationOf(2), Set.of(ANNA, BRUNO, CLARA), ROOM_UNTIL));
  }

  @Test
  void filledMeansAsManyGuestsAsSeats() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Filled(invitationOf(2), Set.of(ANNA), ROOM_UNTIL));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Filled(invitationOf(2), Set.of(ANNA, BRUNO, CLARA), ROOM_UNTIL));
  }

  @Test
  void anEndedInvitationHasNoMoreGuestsThanSeatsEither() {
    assertThat(ended(Set.of()).guests()).isEmpty();
    assertThat(ended(Set.of(ANNA, BRUNO)).guests()).hasSize(2);
    assertThatIllegalArgumentException().isThrownBy(() -> ended(Set.of(ANNA, BRUNO, CLARA)));
  }

  @Test
  void anEndedInvitationEndedSomehowAtSomeTime() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Ended(invitationOf(2), Set.of(), ROOM_UNTIL, null, false, SOON));
    assertThatNullPointerException()
        .isThrownBy(
            () -> new Ended(invitationOf(2), Set.of(), ROOM_UNTIL, Ending.CANCELLED, false, null));
  }

  @Test
  void nobodyChangesTheGuestsFromOutside() {
    Set<HostId> guests = new HashSet<>(Set.of(ANNA));
    Open open = new Open(invitationOf(2), guests, ROOM_UNTIL);
    Filled filled = new Filled(invitationOf(1), guests, ROOM_UNTIL);
    Ended ended = ended(guests);
    guests.add(BRUNO);

    for (Invitation invitation : new Invitation[] {open, filled, ended}) {
      assertThat(invitation.guests()).containsExactly(ANNA);
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> invitation.guests().add(CLARA));
    }
  }

  @Test
  void nobodyIsInvitedByThemselves() {
    assertThatIllegalArgumentException().isThrownBy(() -> offerTo(INVITER));
  }

  @Test
  void nobodyChangesTheEndpointsOfAnOfferFromOutside() {
    Set<String> endpoints = new HashSet<>(Set.of("arn:one"));
    Offer.Facts offer =
        new Offer.Facts(
            invitationOf(1).offerId(),
            ANNA,
            INVITER,
            "Gerda",
            ROOM,
            "",
            CREATED,
            DEADLINE,
            endpoints);
    endpoints.add("arn:two");

    assertThat(offer.endpoints()).containsExactly("arn:one");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> offer.endpoints().add("arn:three"));
  }

  @Test
  void whatWasSeenWasSeenAtSomeTime() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Offer.Seen(offerTo(ANNA), Optional.empty()));
  }

  @Test
  void aVisitKnowsItsOfferGuestInviterRoomAndBeginning() {
    Visit.Facts visit = visitOf(ANNA);

    assertThatNullPointerException()
        .isThrownBy(() -> new Visit.Facts(null, ANNA, INVITER, ROOM, SOON));
    assertThatNullPointerException()
        .isThrownBy(() -> new Visit.Facts(visit.id(), null, INVITER, ROOM, SOON));
    assertThatNullPointerException()
        .isThrownBy(() -> new Visit.Facts(visit.id(), ANNA, null, ROOM, SOON));
    assertThatNullPointerException()
        .isThrownBy(() -> new Visit.Facts(visit.id(), ANNA, INVITER, null, SOON));
    assertThatNullPointerException()
        .isThrownBy(() -> new Visit.Facts(visit.id(), ANNA, INVITER, ROOM, null));
  }

  @Test
  void aMessageHasAtMostTwoHundredCharacters() {
    assertThat(saying("x".repeat(200)).message()).hasSize(200);
    assertThat(saying("").message()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> saying("x".repeat(201)));
  }

  @Test
  void termsNameTheInviterAndTheCondition() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Terms(null, false, ANYONE_WHO_SPEAKS_GERMAN, ""));
    assertThatNullPointerException().isThrownBy(() -> new Terms("Gerda", false, null, ""));
    assertThatNullPointerException().isThrownBy(() -> saying(null));
  }

  @Test
  void aProfileHasALevelAndAnAudienceWithinBounds() {
    assertThat(profile(0, 0).level()).isZero();
    assertThat(profile(1_000, 1_000_000_000).audience()).isEqualTo(1_000_000_000);
    assertThatIllegalArgumentException().isThrownBy(() -> profile(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> profile(1_001, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> profile(0, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> profile(0, 1_000_000_001));
  }

  @Test
  void theMainCategoryOfAProfileStaysFirst() {
    assertThat(profile(20, 1_112).categories()).containsExactly("920", "139");
  }

  private static Profile profile(int level, long audience) {
    return new Profile(ANNA, "Anna", "en", List.of("920", "139"), "GB", level, audience, false);
  }

  private static Invitation.Facts standingUntil(Instant deadline) {
    return new Invitation.Facts(INVITATION, INVITER, ROOM, 3, CREATED, deadline);
  }

  private static Ended ended(Set<HostId> guests) {
    return new Ended(invitationOf(2), guests, ROOM_UNTIL, Ending.CANCELLED, false, SOON);
  }

  private static Terms saying(String message) {
    return new Terms("Gerda", false, ANYONE_WHO_SPEAKS_GERMAN, message);
  }
}
