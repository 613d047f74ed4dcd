package dev.beckon.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Refusal;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.port.EndVisit;
import dev.beckon.pass.RoomPass;
import dev.beckon.pass.VisitTicket;
import dev.beckon.scene.Scene;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The host who is asked says yes: first come, never more than the seats, and why not otherwise. */
class AcceptOfferTest {
  private final Scene scene = new Scene();
  private final AcceptOffer accept = accepting(scene.store.visits());
  private final Invitation.Open open = scene.invite(1);

  @Test
  void whoAcceptsHasTheSeatAndAPassForThatRoom() {
    scene.offer(open, Hosts.ANNA);

    AcceptOffer.Outcome.LetIn in = letIn(accept(Hosts.ANNA));

    assertThat(in.visit()).isEqualTo(Invitations.visit(open.facts(), Hosts.ANNA, scene.now()));
    assertThat(in.pass()).isEqualTo(scene.passes.made().get(0).pass());
    assertThat(in.pass().expiresAt()).isEqualTo(scene.now().plus(RoomPass.MAX_AGE));
    assertThat(scene.written(open)).isInstanceOf(Invitation.Filled.class);
    assertThat(scene.written(open).guests()).containsExactly(Hosts.ANNA);
    assertThat(scene.offerOf(open, Hosts.ANNA).state()).isEqualTo("ACCEPTED");
  }

  @Test
  void theTicketKnowsTheVisitTheRoomAndThePass() {
    scene.offer(open, Hosts.ANNA);

    AcceptOffer.Outcome.LetIn in = letIn(accept(Hosts.ANNA));

    assertThat(in.ticket())
        .isEqualTo(new VisitTicket(in.visit(), open.roomUntil(), in.pass().expiresAt()));
  }

  /** A seat came free a moment ago, and the glance does not know yet. */
  @Test
  void nobodyIsRefusedByWhatStoodAMomentAgo() {
    scene.offer(open, Hosts.ANNA);
    Visit.Granted absent = scene.grant(open, Hosts.BRUNO);
    OfferBox.Letter full =
        scene.store.offers().letter(Hosts.ANNA, open.facts().offerId()).orElseThrow();
    scene.store.visits().end(absent, absent.leave(scene.now()));

    letIn(glancing(Optional.of(full)));
  }

  @Test
  void anOfferThatTheGlanceDoesNotSeeYetIsRead() {
    scene.offer(open, Hosts.ANNA);

    letIn(glancing(Optional.empty()));
  }

  @Test
  void aSeatThatTheGlanceStillSeesIsRefusedByTheWrite() {
    scene.offer(open, Hosts.ANNA);
    Optional<OfferBox.Letter> free =
        scene.store.offers().letter(Hosts.ANNA, open.facts().offerId());
    scene.grant(open, Hosts.BRUNO);

    assertThat(glancing(free)).isEqualTo(new AcceptOffer.Outcome.Refused(Refusal.FULL));
    assertThat(scene.passes.made()).isEmpty();
  }

  /** Anna accepts, and what is seen at first glance is this. */
  private AcceptOffer.Outcome glancing(Optional<OfferBox.Letter> letter) {
    OfferBox box =
        (OfferBox)
            Proxy.newProxyInstance(
                OfferBox.class.getClassLoader(),
                new Class<?>[] {OfferBox.class},
                (proxy, method, arguments) ->
                    method.getName().equals("glance")
                        ? letter
                        : method.invoke(scene.store.offers(), arguments));
    return new AcceptOffer(
            box, scene.store.visits(), scene.store.visits(), scene.passes, scene.tally, scene.clock)
        .accept(Hosts.ANNA, open.facts().offerId());
  }

  @Test
  void anOfferThatWasSentOrSeenCanBeAccepted() {
    Invitation.Open two = scene.invite(Invitations.by(Hosts.EDUARDA).seats(2));
    scene.store.offers().sent(scene.offer(two, Hosts.ANNA).facts());
    scene.store.offers().sent(scene.offer(two, Hosts.BRUNO).facts());
    scene.store.offers().seen(Hosts.BRUNO, two.facts().offerId(), scene.now());

    letIn(accept.accept(Hosts.ANNA, two.facts().offerId()));
    letIn(accept.accept(Hosts.BRUNO, two.facts().offerId()));

    assertThat(scene.written(two)).isInstanceOf(Invitation.Filled.class);
  }

  @Test
  void acceptingTwiceIsTheSameVisitAndAFreshPass() {
    scene.offer(open, Hosts.ANNA);
    AcceptOffer.Outcome.LetIn first = letIn(accept(Hosts.ANNA));
    scene.after(Duration.ofSeconds(3));

    AcceptOffer.Outcome.LetIn again = letIn(accept(Hosts.ANNA));

    assertThat(again.visit()).isEqualTo(first.visit());
    assertThat(again.pass().expiresAt()).isEqualTo(scene.now().plus(RoomPass.MAX_AGE));
    assertThat(scene.written(open).guests()).hasSize(1);
  }

  @Test
  void whoIsInTheRoomOrLostGetsAFreshPassToo() {
    scene.join(open, Hosts.ANNA);
    assertThat(letIn(accept(Hosts.ANNA)).visit()).isInstanceOf(Visit.Joined.class);

    scene.after(Visit.LOST_AFTER);
    assertThat(letIn(accept(Hosts.ANNA)).visit()).isInstanceOf(Visit.Lost.class);
  }

  @Test
  void aGuestMayComeBackAfterTheEndOfTheInvitationWhileTheRoomIsOnAir() {
    scene.join(open, Hosts.ANNA);
    cancelled();

    letIn(accept(Hosts.ANNA));
  }

  @Test
  void nobodyIsLetInWithoutAnOffer() {
    assertUnknown(Hosts.ANNA);
    scene.offer(open, Hosts.BRUNO);
    assertUnknown(Hosts.ANNA);
    assertUnknown(Hosts.INVITER);
  }

  @Test
  void whoWasNotAskedAfterAllIsNotLetIn() {
    scene.store.hosts().savePreferences(Hosts.ANNA, Preferences.NEVER_SAID);
    scene
        .store
        .offers()
        .offer(Invitations.offer(open.facts(), Hosts.ANNA, scene.now()), false, Asked.NEVER);
    Offer.Queued unreachable = scene.offer(open, Hosts.BRUNO);
    scene.store.offers().unreachable(unreachable.facts());

    assertUnknown(Hosts.ANNA);
    assertUnknown(Hosts.BRUNO);
  }

  @Test
  void theLastSeatIsTakenOnce() {
    scene.offer(open, Hosts.ANNA);
    scene.offer(open, Hosts.BRUNO);

    letIn(accept(Hosts.ANNA));

    assertRefused(Hosts.BRUNO, Refusal.FULL);
  }

  @Test
  void nobodyIsLetInAfterTheDeadlineThoughNothingIsWrittenYet() {
    Invitation.Open longRoom =
        scene.invite(Invitations.by(Hosts.EDUARDA).lease(Duration.ofHours(1)));
    scene.offer(longRoom, Hosts.ANNA);
    scene.after(Duration.ofMinutes(10));

    assertThat(accept.accept(Hosts.ANNA, longRoom.facts().offerId()))
        .isEqualTo(new AcceptOffer.Outcome.Refused(Refusal.EXPIRED));
    assertThat(scene.passes.made()).isEmpty();
  }

  @Test
  void anExhaustedInvitationIsExpired() {
    scene.offer(open, Hosts.ANNA);
    scene.store.invitations().exhaust(open.exhaust(0, 0, scene.now()), 0);

    assertRefused(Hosts.ANNA, Refusal.EXPIRED);
  }

  @Test
  void aCancelledInvitationLetsNobodyIn() {
    scene.offer(open, Hosts.ANNA);
    cancelled();

    assertRefused(Hosts.ANNA, Refusal.CANCELLED);
  }

  @Test
  void aRoomThatWentSilentLetsNobodyIn() {
    scene.offer(open, Hosts.ANNA);
    scene.after(Invitation.ROOM_LEASE);

    assertRefused(Hosts.ANNA, Refusal.ROOM_ENDED);
  }

  @Test
  void theRoomsEndWeighsMoreThanTheCancelling() {
    scene.offer(open, Hosts.ANNA);
    cancelled();
    scene.after(Invitation.ROOM_LEASE);

    assertRefused(Hosts.ANNA, Refusal.ROOM_ENDED);
  }

  @Test
  void whoVisitsAnotherRoomIsNotLetInUntilThatVisitIsOver() {
    Invitation.Open other = scene.invite(Invitations.by(Hosts.EDUARDA).seats(2));
    scene.offer(open, Hosts.ANNA);
    Visit.Granted there = scene.grant(other, Hosts.ANNA);

    assertRefused(Hosts.ANNA, Refusal.ALREADY_VISITING);

    scene.store.visits().end(there, there.leave(scene.now()));
    letIn(accept(Hosts.ANNA));
  }

  @Test
  void whoWasNotHeardOfInAnotherRoomForTooLongIsLetInBeforeCleanupComes() {
    Invitation.Open other = scene.invite(Invitations.by(Hosts.EDUARDA).seats(2));
    scene.offer(open, Hosts.ANNA);
    scene.join(other, Hosts.ANNA);
    scene.after(Visit.OVER_AFTER.minusMillis(1));

    assertRefused(Hosts.ANNA, Refusal.ALREADY_VISITING);

    scene.after(Duration.ofMillis(1));
    letIn(accept(Hosts.ANNA));
    assertThat(scene.visitOf(other, Hosts.ANNA).state()).isEqualTo("COMPLETED");
  }

  @Test
  void whoDidNotComeToAnotherRoomIsLetInBeforeCleanupComesAndTheSeatThereIsFree() {
    Invitation.Open other = scene.invite(Invitations.by(Hosts.EDUARDA).seats(1));
    scene.offer(open, Hosts.ANNA);
    scene.grant(other, Hosts.ANNA);
    scene.after(Visit.JOIN_WITHIN);

    letIn(accept(Hosts.ANNA));
    assertThat(scene.visitOf(other, Hosts.ANNA).state()).isEqualTo("NO_SHOW");
    assertThat(scene.written(other).guests()).isEmpty();
  }

  @Test
  void whoseOtherRoomIsOffTheAirIsLetInThoughNobodyHasSentThemHome() {
    Invitation.Open other = scene.invite(Invitations.by(Hosts.EDUARDA).seats(2));
    scene.offer(open, Hosts.ANNA);
    scene.join(other, Hosts.ANNA);
    scene.store.invitations().end(Hosts.EDUARDA, other.facts().id(), scene.now());

    letIn(accept(Hosts.ANNA));
    assertThat(scene.visitOf(other, Hosts.ANNA).state()).isEqualTo("COMPLETED");
  }

  @Test
  void whoIsHeardOfInTheOtherRoomAtTheLastMomentStaysThere() {
    Invitation.Open other = scene.invite(Invitations.by(Hosts.EDUARDA).seats(2));
    scene.offer(open, Hosts.ANNA);
    Visit.Joined there = scene.join(other, Hosts.ANNA);
    scene.after(Visit.OVER_AFTER);
    EndVisit beaten =
        (before, end) -> {
          Visit.Joined beat = there.beat(scene.now().minusMillis(1));
          scene.store.visits().beat(there, beat);
          return scene.store.visits().end(before, end);
        };

    assertThat(
            new AcceptOffer(
                    scene.store.offers(),
                    scene.store.visits(),
                    beaten,
                    scene.passes,
                    scene.tally,
                    scene.clock)
                .accept(Hosts.ANNA, open.facts().offerId()))
        .isEqualTo(new AcceptOffer.Outcome.Refused(Refusal.ALREADY_VISITING));
    assertThat(scene.visitOf(other, Hosts.ANNA).state()).isEqualTo("JOINED");
  }

  @Test
  void aVisitElsewhereThatHasEndedMeanwhileDoesNotStandInTheWay() {
    Invitation.Open other = scene.invite(Invitations.by(Hosts.EDUARDA).seats(2));
    scene.offer(open, Hosts.ANNA);
    Visit.Granted there = scene.grant(other, Hosts.ANNA);
    Seats raced =
        (visit, now) -> {
          Seats.Taking taking = scene.store.visits().take(visit, now);
          scene.store.visits().end(there, there.leave(now));
          return taking;
        };

    letIn(accepting(raced).accept(Hosts.ANNA, open.facts().offerId()));
  }

  @Test
  void aVisitThatIsOverIsNotBegunAgain() {
    Visit.Joined joined = scene.join(open, Hosts.ANNA);
    scene.store.visits().end(joined, joined.leave(scene.now()));

    assertRefused(Hosts.ANNA, Refusal.VISIT_ENDED);
  }

  @Test
  void aVisitThatIsOverThoughNothingIsWrittenYetIsNotBegunAgain() {
    scene.join(open, Hosts.ANNA);
    scene
        .store
        .invitations()
        .renew(
            Hosts.INVITER, open.facts().id(), scene.now(), scene.now().plus(Duration.ofHours(1)));
    scene.after(Visit.LOST_AFTER.plus(Visit.GRACE));

    assertRefused(Hosts.ANNA, Refusal.VISIT_ENDED);
  }

  @Test
  void whoDeclinedIsNotLetInAnyMore() {
    scene.offer(open, Hosts.ANNA);
    scene.store.offers().decline(Hosts.ANNA, open.facts().offerId(), scene.now());

    assertRefused(Hosts.ANNA, Refusal.DECLINED);
  }

  @Test
  void anOfferThatIsAnsweredMeanwhileIsReadAgain() {
    scene.offer(open, Hosts.ANNA);
    AtomicInteger takes = new AtomicInteger();
    Seats raced =
        (visit, now) ->
            takes.incrementAndGet() == 1
                ? new Seats.Taking.AnsweredMeanwhile()
                : scene.store.visits().take(visit, now);

    letIn(accepting(raced).accept(Hosts.ANNA, open.facts().offerId()));
    assertThat(takes).hasValue(2);
  }

  @Test
  void theSecondOfTwoAcceptsAtOnceGetsTheVisitOfTheFirst() {
    scene.offer(open, Hosts.ANNA);
    Seats raced =
        (visit, now) -> {
          scene.store.visits().take(visit, now);
          return new Seats.Taking.AnsweredMeanwhile();
        };

    letIn(accepting(raced).accept(Hosts.ANNA, open.facts().offerId()));
    assertThat(scene.written(open).guests()).containsExactly(Hosts.ANNA);
  }

  @Test
  void anOfferThatIsAnsweredAnewEachTimeIsTriedAgainLaterAndNotForEver() {
    scene.offer(open, Hosts.ANNA);
    AcceptOffer stuck = accepting((visit, now) -> new Seats.Taking.AnsweredMeanwhile());

    assertThatThrownBy(() -> stuck.accept(Hosts.ANNA, open.facts().offerId()))
        .isInstanceOf(Unavailable.class);
    assertThat(scene.passes.made()).isEmpty();
  }

  private AcceptOffer accepting(Seats seats) {
    return new AcceptOffer(
        scene.store.offers(), seats, scene.store.visits(), scene.passes, scene.tally, scene.clock);
  }

  private AcceptOffer.Outcome accept(HostId host) {
    return accept.accept(host, open.facts().offerId());
  }

  private void cancelled() {
    scene.store.invitations().end(open.cancel(scene.now()));
  }

  private static AcceptOffer.Outcome.LetIn letIn(AcceptOffer.Outcome outcome) {
    assertThat(outcome).isInstanceOf(AcceptOffer.Outcome.LetIn.class);
    return (AcceptOffer.Outcome.LetIn) outcome;
  }

  /** Refused for this reason, and no pass is made. */
  private void assertRefused(HostId host, Refusal why) {
    int passes = scene.passes.made().size();
    assertThat(accept(host)).isEqualTo(new AcceptOffer.Outcome.Refused(why));
    assertThat(scene.passes.made()).hasSize(passes);
  }

  private void assertUnknown(HostId host) {
    assertThat(accept(host)).isEqualTo(new AcceptOffer.Outcome.Unknown());
    assertThat(scene.passes.made()).isEmpty();
  }
}
