package dev.beckon.invitation;

import static dev.beckon.invitation.Samples.ANNA;
import static dev.beckon.invitation.Samples.DEADLINE;
import static dev.beckon.invitation.Samples.SOON;
import static dev.beckon.invitation.Samples.justAfter;
import static dev.beckon.invitation.Samples.offerTo;
import static dev.beckon.invitation.Samples.queued;
import static dev.beckon.invitation.Samples.queuedAndSeenAt;
import static dev.beckon.invitation.Samples.seenAt;
import static dev.beckon.invitation.Samples.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.Offer.Accepted;
import dev.beckon.invitation.Offer.Declined;
import dev.beckon.invitation.Offer.Queued;
import dev.beckon.invitation.Offer.Seen;
import dev.beckon.invitation.Offer.Sent;
import dev.beckon.invitation.Offer.Standing;
import dev.beckon.invitation.Offer.Suppressed;
import dev.beckon.invitation.Offer.Suppression;
import dev.beckon.invitation.Offer.Unreachable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OfferMovesTest {

  static Stream<Standing> everyStandingState() {
    return Stream.of(queued(), queuedAndSeenAt(SOON), sent(), seenAt(SOON));
  }

  @Test
  void everyStateHasItsMovesAndNoOthers() {
    Map<Class<?>, Set<String>> moves =
        Map.of(
            Queued.class,
            Set.of("send", "suppress", "giveUp", "see", "accept", "decline"),
            Sent.class,
            Set.of("see", "accept", "decline"),
            Seen.class,
            Set.of("see", "accept", "decline"),
            Accepted.class,
            Set.of(),
            Declined.class,
            Set.of(),
            Suppressed.class,
            Set.of(),
            Unreachable.class,
            Set.of());

    assertThat(SealedCases.of(Offer.class)).hasSameElementsAs(moves.keySet());
    moves.forEach(
        (state, expected) ->
            assertThat(SealedCases.movesOf(state, Offer.class))
                .as("%s", state)
                .isEqualTo(expected));
  }

  @Test
  void everyStateIsNamedAsTheDesignHasIt() {
    assertThat(everyStandingState().map(Offer::state))
        .containsExactly("QUEUED", "QUEUED", "SENT", "SEEN");
    assertThat(queued().accept().state()).isEqualTo("ACCEPTED");
    assertThat(queued().decline(SOON).state()).isEqualTo("DECLINED");
    assertThat(queued().suppress(Suppression.MUTED).state()).isEqualTo("SUPPRESSED");
    assertThat(queued().giveUp().state()).isEqualTo("UNREACHABLE");
  }

  @Test
  void everyStandingStateIsLookedAtHere() {
    assertThat(everyStandingState().map(Object::getClass))
        .hasSameElementsAs(SealedCases.of(Standing.class).toList());
  }

  @Test
  void aNewOfferIsQueuedAndNotSeen() {
    assertThat(Queued.create(offerTo(ANNA))).isEqualTo(new Queued(offerTo(ANNA), Optional.empty()));
  }

  @Test
  void aQueuedOfferIsSentWhenItsPushLeft() {
    assertThat(queued().send()).isEqualTo(new Sent(offerTo(ANNA)));
  }

  @Test
  void whoOpenedItInTheInboxBeforeThePushLeftHasSeenIt() {
    assertThat(queuedAndSeenAt(SOON).send()).isEqualTo(seenAt(SOON));
  }

  @Test
  void aQueuedOfferThatIsSeenStillWaitsForItsPush() {
    assertThat(queued().see(SOON)).isEqualTo(queuedAndSeenAt(SOON));
  }

  @Test
  void aSentOfferIsSeenWhenOpened() {
    assertThat(sent().seenAt()).isEmpty();
    assertThat(sent().see(SOON)).isEqualTo(seenAt(SOON));
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void theFirstTimeItWasSeenStays(Standing offer) {
    Standing once = offer.see(SOON);

    assertThat(once.seenAt()).contains(SOON);
    assertThat(once.see(justAfter(SOON))).isEqualTo(once);
    assertThat(once.see(DEADLINE).seenAt()).contains(SOON);
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void seeingIsNeverAccepting(Standing offer) {
    assertThat(offer.see(SOON)).isInstanceOf(Standing.class).isNotInstanceOf(Accepted.class);
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void aStandingOfferCanBeAcceptedEvenBeforeItsPush(Standing offer) {
    assertThat(offer.accept()).isEqualTo(new Accepted(offerTo(ANNA)));
  }

  @ParameterizedTest
  @MethodSource("everyStandingState")
  void aStandingOfferCanBeDeclined(Standing offer) {
    assertThat(offer.decline(SOON)).isEqualTo(new Declined(offerTo(ANNA), SOON));
  }

  @ParameterizedTest
  @EnumSource(Suppression.class)
  void aQueuedOfferIsSuppressedForAReason(Suppression why) {
    assertThat(queued().suppress(why)).isEqualTo(new Suppressed(offerTo(ANNA), why));
  }

  @Test
  void aQueuedOfferThatNoDeviceTakesIsUnreachable() {
    assertThat(queued().giveUp()).isEqualTo(new Unreachable(offerTo(ANNA)));
  }
}
