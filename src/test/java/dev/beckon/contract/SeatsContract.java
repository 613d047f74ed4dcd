package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.acceptance.Seats.Taking;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Refusal;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.id.HostId;
import dev.beckon.visit.VisitBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where seats are taken. */
abstract class SeatsContract extends Contract {
  private static final Instant NOW = T0.plusSeconds(9);

  private static Taking refused(Refusal why) {
    return new Taking.Refused(why);
  }

  /** Nothing of a refused accept is written. */
  private void isStillOutside(Invitation invitation, HostId host) {
    assertThat(offer(invitation, host)).isInstanceOf(Offer.Standing.class);
    assertThat(stores().findVisit().find(host, invitation.facts().offerId())).isEmpty();
    assertThat(current(invitation).guests()).doesNotContain(host);
  }

  @Test
  void aTakenSeatIsTheGuestsOfferVisitAndInvitationAlike() {
    Invitation.Open open = invitation(3);
    Visit.Granted visit = granted(open, anna, NOW);

    assertThat(current(open)).isEqualTo(open.take(anna));
    assertThat(offer(open, anna)).isInstanceOf(Offer.Accepted.class);
    assertThat(stores().visits().stay(anna, visit.facts().id()))
        .contains(new VisitBook.Stay(visit, open.take(anna)));
  }

  @Test
  void theInboxMayBeatThePush() {
    Invitation.Open open = invitation(3);
    queued(open, anna);

    assertThat(take(open, anna, NOW)).isEqualTo(taken());
  }

  @Test
  void theLastSeatFillsTheInvitationAndTheNextGuestIsRefused() {
    Invitation.Open open = invitation(1);
    granted(open, anna, NOW);
    offered(open, bruno);

    assertThat(current(open)).isEqualTo(open.take(anna));
    assertThat(take(open, bruno, NOW)).isEqualTo(refused(Refusal.FULL));
    isStillOutside(open, bruno);
  }

  @Test
  void ofSixtyFourGuestsAtOnceForThreeSeatsExactlyThreeGetOne() {
    Invitation.Open open = invitation(3);
    List<HostId> guests = new ArrayList<>();
    for (int n = 0; n < 64; n++) {
      guests.add(newHost("en"));
      offered(open, guests.get(n));
    }

    List<Taking> answers = Together.times(64, n -> () -> take(open, guests.get(n), NOW));

    Set<HostId> letIn = new HashSet<>();
    for (int n = 0; n < 64; n++) {
      if (answers.get(n).equals(taken())) {
        letIn.add(guests.get(n));
      } else {
        assertThat(answers.get(n)).isEqualTo(refused(Refusal.FULL));
        isStillOutside(open, guests.get(n));
      }
    }
    assertThat(letIn).hasSize(3);
    assertThat(current(open))
        .isEqualTo(new Invitation.Filled(open.facts(), letIn, open.roomUntil()));
  }

  @Test
  void oneGuestAtManyPhonesGetsOneSeat() {
    Invitation.Open open = invitation(3);
    offered(open, anna);

    List<Taking> answers = Together.times(16, n -> () -> take(open, anna, NOW.plusMillis(n)));

    assertThat(answers).filteredOn(taken()::equals).hasSize(1);
    assertThat(answers).filteredOn(new Taking.AnsweredMeanwhile()::equals).hasSize(15);
    assertThat(current(open)).isEqualTo(open.take(anna));
  }

  @Test
  void aSecondAcceptIsToldToReadAgain() {
    Invitation.Open open = invitation(3);
    Visit.Granted first = granted(open, anna, NOW);

    assertThat(take(open, anna, NOW.plusSeconds(1))).isEqualTo(new Taking.AnsweredMeanwhile());
    assertThat(visit(open, anna)).isEqualTo(first);
  }

  @Test
  void nobodyIsLetInWithoutAnOfferOrAfterDecliningIt() {
    Invitation.Open open = invitation(3);
    offered(open, anna);
    stores().box().decline(anna, open.facts().offerId(), NOW);

    assertThat(take(open, anna, NOW)).isEqualTo(new Taking.AnsweredMeanwhile());
    assertThat(take(open, bruno, NOW)).isEqualTo(new Taking.AnsweredMeanwhile());

    assertThat(current(open)).isEqualTo(open);
  }

  @Test
  void nobodyIsLetInWhoWasSuppressedOrUnreachable() {
    Invitation.Open open = invitation(3);
    stores().offers().offer(Invitations.offer(open.facts(), anna, NOW), false, Asked.NEVER);
    stores().sent().unreachable(queued(open, bruno));

    assertThat(take(open, anna, NOW)).isEqualTo(new Taking.AnsweredMeanwhile());
    assertThat(take(open, bruno, NOW)).isEqualTo(new Taking.AnsweredMeanwhile());
    assertThat(current(open)).isEqualTo(open);
  }

  @Test
  void theDeadlineItselfIsTooLate() {
    Invitation.Open open = stored(Invitations.by(inviter).stands(Duration.ofSeconds(60)).open());
    offered(open, anna);
    offered(open, bruno);
    Instant deadline = open.facts().deadline();

    assertThat(take(open, anna, deadline)).isEqualTo(refused(Refusal.EXPIRED));
    isStillOutside(open, anna);
    assertThat(take(open, bruno, deadline.minus(TICK))).isEqualTo(taken());
  }

  @Test
  void theEndOfTheRoomsLeaseIsTooLate() {
    Invitation.Open open = invitation(3);
    offered(open, anna);
    offered(open, bruno);

    assertThat(take(open, anna, open.roomUntil())).isEqualTo(refused(Refusal.ROOM_ENDED));
    isStillOutside(open, anna);
    assertThat(take(open, bruno, open.roomUntil().minus(TICK))).isEqualTo(taken());
  }

  @Test
  void theEndOfTheInvitationIsTooLateAndTheReasonIsToldInOrder() {
    Invitation.Open open = invitation(1);
    granted(open, anna, NOW);
    offered(open, bruno);

    stores().end().end(((Invitation.Standing) current(open)).cancel(NOW));
    assertThat(take(open, bruno, NOW)).isEqualTo(refused(Refusal.CANCELLED));

    stores().rooms().end(inviter, open.facts().id(), NOW);
    assertThat(take(open, bruno, NOW)).isEqualTo(refused(Refusal.ROOM_ENDED));
    isStillOutside(open, bruno);
  }

  @Test
  void anExhaustedInvitationIsOver() {
    Invitation.Open open = invitation(3);
    offered(open, anna);
    stores().exhaust().exhaust(open.exhaust(0, 0, NOW), 0);

    assertThat(take(open, anna, NOW)).isEqualTo(refused(Refusal.EXPIRED));
  }

  @Test
  void whoIsInAVisitGetsNoSecondOneUntilItIsOver() {
    Invitation.Open elsewhere = stored(Invitations.by(newHost("de")).open());
    Invitation.Open open = invitation(3);
    offered(open, anna);
    Visit.Granted first = granted(elsewhere, anna, NOW);

    assertThat(take(open, anna, NOW)).isEqualTo(new Taking.Elsewhere(first.facts().id()));
    isStillOutside(open, anna);

    stores().endVisit().end(first, first.leave(NOW));
    assertThat(take(open, anna, NOW)).isEqualTo(taken());
  }

  @Test
  void fullWeighsMoreThanAlreadyVisiting() {
    Invitation.Open elsewhere = stored(Invitations.by(newHost("de")).open());
    Invitation.Open open = invitation(1);
    granted(open, bruno, NOW);
    offered(open, anna);
    granted(elsewhere, anna, NOW);

    assertThat(take(open, anna, NOW)).isEqualTo(refused(Refusal.FULL));
  }

  @Test
  void aGuestWhoAcceptsManyInvitationsAtOnceIsInOneVisit() {
    List<Invitation> invitations = new ArrayList<>();
    for (int n = 0; n < 6; n++) {
      Invitations building = Invitations.by(newHost("de")).at(T0.minusSeconds((6 - n) * 1800L));
      invitations.add(
          stored(building.stands(Duration.ofHours(6)).lease(Duration.ofHours(6)).open()));
      offered(invitations.get(n), anna);
    }

    List<Taking> answers = Together.times(6, n -> () -> take(invitations.get(n), anna, NOW));

    assertThat(answers).filteredOn(taken()::equals).hasSize(1);
    assertThat(answers).filteredOn(Taking.Elsewhere.class::isInstance).hasSize(5);
    assertThat(invitations).filteredOn(each -> current(each).guests().contains(anna)).hasSize(1);
  }

  @Test
  void theSeatOfANoShowIsTakenByTheNext() {
    Invitation.Open open = invitation(1);
    Visit.Granted first = granted(open, anna, NOW);
    offered(open, bruno);
    Instant late = first.facts().joinBy();
    stores().endVisit().end(first, first.noShow(late));

    assertThat(take(open, bruno, late)).isEqualTo(taken());
    assertThat(current(open)).isEqualTo(open.take(bruno));
  }
}
