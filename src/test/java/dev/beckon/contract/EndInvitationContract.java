package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.acceptance.Seats;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Refusal;
import dev.beckon.invitation.id.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** How invitations end: the first end wins, and says who is in. */
abstract class EndInvitationContract extends Contract {
  private static final Instant LATER = T0.plusSeconds(20);

  @Test
  void aCancelledInvitationIsCancelledAndItsRoomFree() {
    Invitation.Open open = invitation(3);
    Invitation.Ended end = open.cancel(LATER);

    assertThat(stores().end().end(end)).isEqualTo(end);

    assertThat(current(open)).isEqualTo(end);
    assertThat(stores().hosts().openInvitation(inviter)).isEmpty();
  }

  @Test
  void theFirstEndStays() {
    Invitation.Open open = invitation(3);
    Invitation.Ended first = open.cancel(LATER);
    stores().end().end(first);

    Invitation.Ended second = open.expire(open.facts().deadline());

    assertThat(stores().end().end(second)).isEqualTo(first);
    assertThat(current(open)).isEqualTo(first);
  }

  @Test
  void anEndWrittenTwiceLeavesTheNextInvitationsRoomAlone() {
    Invitation.Open open = invitation(3);
    stores().end().end(open.cancel(LATER));
    Invitation.Open next = stored(Invitations.by(inviter).key("next").at(LATER).open());

    stores().end().end(open.cancel(LATER));

    assertThat(stores().hosts().openInvitation(inviter)).contains(next.facts().id());
  }

  @Test
  void aRoomThatRanOutOfItsLeaseEndsItsInvitation() {
    Invitation.Open open = invitation(3);
    Invitation.Ended end = (Invitation.Ended) open.at(open.roomUntil());

    assertThat(stores().end().end(end)).isEqualTo(end);
    assertThat(current(open)).isEqualTo(end);
  }

  @Test
  void aRoomWhoseLeaseWasRenewedMeanwhileHasNotEnded() {
    Invitation.Open open = invitation(3);
    Invitation.Ended end = (Invitation.Ended) open.at(open.roomUntil());
    Instant until = open.roomUntil().plusSeconds(60);
    stores().rooms().renew(inviter, open.facts().id(), open.roomUntil().minus(TICK), until);

    assertThat(stores().end().end(end)).isEqualTo(open.renewRoom(until));
    assertThat(stores().hosts().openInvitation(inviter)).contains(open.facts().id());
  }

  @Test
  void aFilledInvitationEndsAsFilled() {
    Invitation.Open open = stored(Invitations.by(inviter).seats(1).lease(hour()).open());
    granted(open, anna, LATER);
    Invitation.Standing filled = (Invitation.Standing) current(open);

    stores().end().end(filled.expire(open.facts().deadline()));

    assertThat(current(open)).isEqualTo(filled.expire(open.facts().deadline()));
    assertThat(((Invitation.Ended) current(open)).endedFilled()).isTrue();
  }

  private static Duration hour() {
    return Duration.ofHours(1);
  }

  @Test
  void anInvitationNobodyIsLeftForIsExhausted() {
    Invitation.Open open = invitation(3);

    assertThat(stores().exhaust().exhaust(open.exhaust(0, 0, LATER), 0))
        .isEqualTo(open.exhaust(0, 0, LATER));
  }

  @Test
  void anInvitationWhoseWaveWentOutHasLiveOffersAndIsNotExhausted() {
    Invitation.Open open = invitation(3);
    waveIsOut(open, 12);

    assertThat(stores().exhaust().exhaust(open.exhaust(0, 0, LATER), 0)).isEqualTo(open);
  }

  @Test
  void anInvitationIsExhaustedByWhoeverKnowsItsLastWave() {
    Invitation.Open open = invitation(3);
    waveIsOut(open, 2);

    Invitation.Ended end = open.exhaust(0, 0, LATER);

    assertThat(stores().exhaust().exhaust(end, 2)).isEqualTo(open);
    assertThat(stores().exhaust().exhaust(end, 1)).isEqualTo(end);
    assertThat(stores().hosts().openInvitation(inviter)).isEmpty();
  }

  @Test
  void anInvitationSomebodyCameIntoMeanwhileIsNotExhausted() {
    Invitation.Open open = invitation(3);
    granted(open, anna, LATER);

    assertThat(stores().exhaust().exhaust(open.exhaust(0, 0, LATER), 0)).isEqualTo(open.take(anna));
    assertThat(current(open)).isEqualTo(open.take(anna));
  }

  @Test
  void theEndNamesTheGuestsWhoCameInSinceTheInvitationWasRead() {
    Invitation.Open read = invitation(3);
    granted(read, anna, LATER);

    Invitation ended = stores().end().end(read.cancel(LATER.plusSeconds(1)));

    assertThat(ended.guests()).containsExactly(anna);
    assertThat(ended).isEqualTo(current(read));
  }

  @Test
  void ofManyEndsAtOnceOneStaysAndEverybodyHearsOfThatOne() {
    Invitation.Open open = invitation(3);

    List<Invitation> heard =
        Together.times(16, n -> () -> stores().end().end(open.cancel(LATER.plusSeconds(n))));

    assertThat(new HashSet<>(heard)).containsExactly(current(open));
  }

  @Test
  void anAcceptAndACancelAtOnceAreOneBeforeTheOther() {
    Invitation.Open open = stored(Invitations.by(inviter).seats(20).open());
    List<HostId> guests = new ArrayList<>();
    List<Callable<Object>> moves = new ArrayList<>();
    for (int n = 0; n < 16; n++) {
      HostId guest = newHost("en");
      offered(open, guest);
      guests.add(guest);
      moves.add(() -> take(open, guest, LATER));
    }
    moves.add(8, () -> stores().end().end(open.cancel(LATER)));

    List<Object> answers = new ArrayList<>(Together.all(moves));
    Invitation told = (Invitation) answers.remove(8);

    Set<HostId> letIn = new HashSet<>();
    for (int n = 0; n < guests.size(); n++) {
      if (answers.get(n).equals(taken())) {
        letIn.add(guests.get(n));
      } else {
        assertThat(answers.get(n)).isEqualTo(new Seats.Taking.Refused(Refusal.CANCELLED));
      }
    }
    assertThat(current(open).guests()).isEqualTo(letIn);
    assertThat(told).isEqualTo(current(open));
  }
}
