package dev.beckon.invitation;

import static dev.beckon.invitation.Samples.ANNA;
import static dev.beckon.invitation.Samples.BRUNO;
import static dev.beckon.invitation.Samples.DEADLINE;
import static dev.beckon.invitation.Samples.ROOM_UNTIL;
import static dev.beckon.invitation.Samples.SOON;
import static dev.beckon.invitation.Samples.filled;
import static dev.beckon.invitation.Samples.granted;
import static dev.beckon.invitation.Samples.joinedAt;
import static dev.beckon.invitation.Samples.justBefore;
import static dev.beckon.invitation.Samples.offerTo;
import static dev.beckon.invitation.Samples.open;
import static dev.beckon.invitation.Samples.openUntil;
import static dev.beckon.invitation.Samples.queued;
import static dev.beckon.invitation.Samples.queuedAndSeenAt;
import static dev.beckon.invitation.Samples.seenAt;
import static dev.beckon.invitation.Samples.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.Acceptance.Again;
import dev.beckon.invitation.Acceptance.Refused;
import dev.beckon.invitation.Acceptance.Take;
import dev.beckon.invitation.Acceptance.Unknown;
import dev.beckon.invitation.Offer.Accepted;
import dev.beckon.invitation.Offer.Declined;
import dev.beckon.invitation.Offer.Standing;
import dev.beckon.invitation.Offer.Suppressed;
import dev.beckon.invitation.Offer.Suppression;
import dev.beckon.invitation.Offer.Unreachable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an accept comes to, for every state an offer can be in. */
class OfferAcceptanceTest {
  private static final Accepted ACCEPTED = new Accepted(offerTo(ANNA));
  private static final Declined DECLINED = new Declined(offerTo(ANNA), SOON);

  static Stream<Standing> everyStandingState() {
    return Stream.of(queued(), queuedAndSeenAt(SOON), sent(), seenAt(SOON));
  }

  static Stream<Offer> everyOfferThatWasNeverMade() {
    return Stream.concat(
        Stream.of(Suppression.values()).map(why -> new Suppressed(offerTo(ANNA), why)),
        Stream.of(new Unreachable(offerTo(ANNA))));
  }

  @Test
  void everyOfferStateIsLookedAtHere() {
    Stream<Offer> others =
        Stream.concat(Stream.of(ACCEPTED, DECLINED), everyOfferThatWasNeverMade());

    assertThat(Stream.concat(everyStandingState(), others).map(Object::getClass).distinct())
        .hasSameElementsAs(SealedCases.of(Offer.class).toList());
  }

  @Test
  void anAcceptComesToOneOfFourThings() {
    assertThat(SealedCases.of(Acceptance.class))
        .hasSameElementsAs(List.of(Take.class, Again.class, Refused.class, Unknown.class));
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void aStandingOfferTakesAFreeSeat(Standing offer) {
    assertThat(offer.onAccept(Optional.empty(), open(3), SOON)).isEqualTo(new Take(offer));
    assertThat(offer.onAccept(Optional.empty(), open(3), justBefore(DEADLINE)))
        .isEqualTo(new Take(offer));
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void aStandingOfferTakesASeatThatCameFree(Standing offer) {
    assertThat(offer.onAccept(Optional.empty(), filled().free(BRUNO), SOON))
        .isEqualTo(new Take(offer));
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void aStandingOfferIsRefusedForWhatTheInvitationSays(Standing offer) {
    refuses(offer, filled(), SOON, Refusal.FULL);
    refuses(offer, filled(), DEADLINE, Refusal.EXPIRED);
    refuses(offer, open(3), DEADLINE, Refusal.EXPIRED);
    refuses(offer, open(3).exhaust(0, 0, SOON), SOON, Refusal.EXPIRED);
    refuses(offer, filled().cancel(SOON), DEADLINE, Refusal.CANCELLED);
    refuses(offer, openUntil(SOON), SOON, Refusal.ROOM_ENDED);
    refuses(offer, open(3).cancel(SOON), ROOM_UNTIL, Refusal.ROOM_ENDED);
  }

  static Stream<Visit.Live> everyLiveVisit() {
    Visit.Joined joined = joinedAt(SOON);
    return Stream.of(granted(), joined, joined.lose(joined.lostAt()));
  }

  @Test
  void everyLiveVisitIsLookedAtHere() {
    assertThat(everyLiveVisit().map(Object::getClass))
        .hasSameElementsAs(SealedCases.of(Visit.Live.class).toList());
  }

  @ParameterizedTest
  @MethodSource("everyLiveVisit")
  void acceptingAgainGivesTheSameVisitWhateverBecameOfTheInvitation(Visit.Live visit) {
    Instant now = SOON.plusSeconds(70);
    Visit.Live current = (Visit.Live) visit.at(now);

    for (Invitation invitation :
        List.of(
            openUntil(ROOM_UNTIL),
            filled(),
            filled().cancel(SOON),
            filled().expire(DEADLINE),
            openUntil(ROOM_UNTIL).exhaust(0, 0, SOON))) {
      assertThat(ACCEPTED.onAccept(Optional.of(visit), invitation, now))
          .isEqualTo(new Again(current));
    }
  }

  @ParameterizedTest
  @MethodSource("everyLiveVisit")
  void acceptingAgainIsRefusedOnceTheRoomHasEnded(Visit.Live visit) {
    Instant roomEnd = SOON.plusSeconds(70);
    Optional<Visit> same = Optional.of(visit);

    assertThat(ACCEPTED.onAccept(same, openUntil(roomEnd), justBefore(roomEnd)))
        .isInstanceOf(Again.class);
    refuses(ACCEPTED, same, openUntil(roomEnd), roomEnd, Refusal.ROOM_ENDED);
    refuses(ACCEPTED, same, filled().endRoom(SOON), SOON, Refusal.ROOM_ENDED);
    refuses(ACCEPTED, same, openUntil(roomEnd).cancel(SOON), roomEnd, Refusal.ROOM_ENDED);
  }

  static Stream<Visit.Ended> everyEndedVisit() {
    return Stream.of(
        granted().noShow(visitJoinBy()), joinedAt(SOON).leave(SOON), granted().voidIt(SOON));
  }

  @Test
  void everyEndingOfAVisitIsLookedAtHere() {
    assertThat(everyEndedVisit().map(Visit.Ended::ending)).contains(Visit.Ending.values());
  }

  @ParameterizedTest
  @MethodSource("everyEndedVisit")
  void aVisitThatEndedIsNotTakenUpAgainAndOutweighsEveryOtherReason(Visit.Ended visit) {
    Instant now = SOON.plusSeconds(60);
    Optional<Visit> ended = Optional.of(visit);

    refuses(ACCEPTED, ended, open(3), now, Refusal.VISIT_ENDED);
    refuses(ACCEPTED, ended, filled(), now, Refusal.VISIT_ENDED);
    refuses(ACCEPTED, ended, filled(), DEADLINE, Refusal.VISIT_ENDED);
    refuses(ACCEPTED, ended, filled().cancel(SOON), now, Refusal.VISIT_ENDED);
    refuses(ACCEPTED, ended, openUntil(SOON), now, Refusal.VISIT_ENDED);
  }

  @Test
  void aVisitWhoseGraceIsOverHasEndedThoughNobodyHasWrittenSo() {
    Visit.Joined joined = joinedAt(SOON);
    Instant over = joined.lose(joined.lostAt()).overAt();
    Optional<Visit> silent = Optional.of(joined);

    assertThat(ACCEPTED.onAccept(silent, open(3), justBefore(over))).isInstanceOf(Again.class);
    refuses(ACCEPTED, silent, open(3), over, Refusal.VISIT_ENDED);
  }

  @Test
  void aGuestWhoHasNotComeMayStillAcceptAgainUntilTheNoShowIsWritten() {
    assertThat(ACCEPTED.onAccept(Optional.of(granted()), open(3), visitJoinBy().plusSeconds(1)))
        .isEqualTo(new Again(granted()));
  }

  @Test
  void whoDeclinedIsNotLetInAndLearnsOfAWeightierReasonFirst() {
    refuses(DECLINED, open(3), SOON, Refusal.DECLINED);
    refuses(DECLINED, filled(), SOON, Refusal.FULL);
    refuses(DECLINED, filled(), DEADLINE, Refusal.EXPIRED);
    refuses(DECLINED, open(3).cancel(SOON), SOON, Refusal.CANCELLED);
    refuses(DECLINED, openUntil(SOON), SOON, Refusal.ROOM_ENDED);
  }

  @ParameterizedTest
  @MethodSource("everyOfferThatWasNeverMade")
  void anOfferThatReachedNobodyIsNotThere(Offer offer) {
    for (Invitation invitation : Set.of(open(3), filled(), open(3).cancel(SOON))) {
      assertThat(offer.onAccept(Optional.empty(), invitation, SOON)).isEqualTo(new Unknown());
    }
  }

  private static Instant visitJoinBy() {
    return granted().facts().joinBy();
  }

  private static void refuses(Offer offer, Invitation invitation, Instant now, Refusal why) {
    refuses(offer, Optional.empty(), invitation, now, why);
  }

  private static void refuses(
      Offer offer, Optional<Visit> visit, Invitation invitation, Instant now, Refusal why) {
    assertThat(offer.onAccept(visit, invitation, now)).isEqualTo(new Refused(why));
  }
}
