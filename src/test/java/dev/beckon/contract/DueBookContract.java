package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.cleanup.DueBook;
import dev.beckon.cleanup.DueBook.Due;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.id.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is due, and when. Each test has stores of its own: what is due is due to all. */
abstract class DueBookContract extends Contract {
  private static final Duration LOST_WORK = Duration.ofSeconds(30);
  private static final Instant MUCH_LATER = T0.plus(Duration.ofDays(1));

  private List<Due> due(Instant now) {
    return stores().due().due(now, 100);
  }

  private static Due.OfInvitation of(Invitation invitation) {
    return new Due.OfInvitation(invitation.facts().id());
  }

  private static Due.OfOffer of(Invitation invitation, HostId candidate) {
    return new Due.OfOffer(candidate, invitation.facts().offerId());
  }

  /** It is due from this moment on, and not before. */
  private void isDueAt(Due entry, Instant moment) {
    assertThat(due(moment.minus(TICK))).doesNotContain(entry);
    assertThat(due(moment)).contains(entry);
  }

  @Test
  void anEmptyStoreOwesNothing() {
    assertThat(due(MUCH_LATER)).isEmpty();
  }

  @Test
  void aPendingWaveIsDueHalfAMinuteAfterItsInvitation() {
    Invitation.Open open = invitation(3);

    isDueAt(of(open), T0.plus(LOST_WORK));
    assertThat(stores().due().putOff(of(open), T0.plus(LOST_WORK)))
        .contains(new DueBook.DueInvitation(open, true));
    assertThat(stores().due().invitation(open.facts().id())).contains(open);
  }

  @Test
  void onceItsWaveIsOutAnInvitationIsDueWhenSomebodyShouldHaveLookedAgain() {
    Invitation.Open open = invitation(3);
    waveIsOut(open, 1);

    isDueAt(of(open), LOOK_AT);
    assertThat(stores().due().putOff(of(open), LOOK_AT))
        .contains(new DueBook.DueInvitation(open, false));
    isDueAt(of(open), LOOK_AT);
  }

  @Test
  void aQueuedOfferIsDueHalfAMinuteAfterItWasMade() {
    Invitation.Open open = invitation(3);
    Offer.Facts offer = queued(open, anna);

    isDueAt(of(open, anna), offer.offeredAt().plus(LOST_WORK));
    assertThat(stores().due().putOff(of(open, anna), offer.offeredAt().plus(LOST_WORK)))
        .contains(new DueBook.DueOffer(Offer.Queued.create(offer), Optional.empty()));
  }

  @Test
  void anOfferSentDeclinedSuppressedOrUnreachableIsNotDue() {
    Invitation.Open open = invitation(3);
    offered(open, anna);
    stores().box().decline(bruno, queued(open, bruno).id(), T0);
    stores().sent().unreachable(queued(open, newHost("es")));
    stores().offers().offer(Invitations.offer(open.facts(), newHost("pt"), T0), false, Asked.NEVER);

    assertThat(due(MUCH_LATER)).containsExactly(of(open));
  }

  @Test
  void aGrantedVisitIsDueWhenItsGuestShouldHaveJoined() {
    Invitation.Open open = invitation(3);
    Visit.Granted granted = granted(open, anna, T0.plusSeconds(9));

    isDueAt(of(open, anna), granted.facts().joinBy());
    Optional<DueBook.DueOffer> found = stores().due().putOff(of(open, anna), T0.plusSeconds(69));
    assertThat(found.orElseThrow().visit()).contains(granted);
  }

  @Test
  void aJoinedVisitIsDueWhenItWouldBeOver() {
    Invitation.Open open = invitation(3);
    Visit.Joined joined = joined(open, anna, T0.plusSeconds(9));

    isDueAt(of(open, anna), joined.overAt());
  }

  @Test
  void aVisitThatGoesOnIsPutOffUntilAMinuteAfterItWouldBeOver() {
    Invitation.Open open = invitation(3);
    Visit.Joined joined = joined(open, anna, T0.plusSeconds(9));
    Visit.Joined later = joined.beat(T0.plusSeconds(54).plusMillis(7));
    stores().visits().beat(joined, later);

    assertThat(stores().due().putOff(of(open, anna), joined.overAt())).isEmpty();

    isDueAt(of(open, anna), later.overAt().plus(DueBook.GRACE));
    assertThat(visit(open, anna)).isEqualTo(later);
  }

  @Test
  void aVisitThatIsOverIsNotPutOff() {
    Invitation.Open open = invitation(3);
    Visit.Joined joined = joined(open, anna, T0.plusSeconds(9));

    assertThat(stores().due().putOff(of(open, anna), joined.overAt()))
        .map(DueBook.DueOffer::visit)
        .contains(Optional.of(joined));

    isDueAt(of(open, anna), joined.overAt());
    assertThat(stores().due().putOff(of(open, anna), joined.overAt().minus(TICK))).isEmpty();
  }

  @Test
  void aFilledInvitationIsPutOffUntilTheLeaseOfItsRoomEnds() {
    Invitation.Open open = filled(Invitations.by(inviter).seats(1).open());
    Instant until = open.roomUntil().plusSeconds(60);
    stores().rooms().renew(inviter, open.facts().id(), T0, until);

    assertThat(stores().due().putOff(of(open), open.roomUntil())).isEmpty();

    isDueAt(of(open), until);
    assertThat(stores().due().putOff(of(open), until.minus(TICK))).isEmpty();
    assertThat(stores().due().putOff(of(open), until)).isPresent();
  }

  @Test
  void anInvitationWhoseDeadlineComesBeforeTheLeaseEndsIsNotPutOffToTheLease() {
    Invitation.Open open =
        filled(Invitations.by(inviter).seats(1).lease(Duration.ofHours(1)).open());

    assertThat(stores().due().putOff(of(open), LOOK_AT))
        .contains(new DueBook.DueInvitation(current(open), false));

    isDueAt(of(open), LOOK_AT);
  }

  private Invitation.Open filled(Invitation.Open open) {
    stored(open);
    waveIsOut(open, 1);
    granted(open, anna, T0);
    return open;
  }

  @Test
  void anInvitationThatIsPutBackWaitsForSomebodyToLook() {
    Invitation.Open open = invitation(3);
    waveIsOut(open, 1);

    stores().due().requeue(of(open), LOOK_AT.plusSeconds(30));

    assertThat(stores().waveBook().pending(open.facts())).isPresent();
    isDueAt(of(open), LOOK_AT.plusSeconds(30));
  }

  @Test
  void whatHasEndedIsNotDue() {
    Invitation.Open cancelled = invitation(3);
    Visit.Joined joined = joined(cancelled, anna, T0);
    Invitation.Open offAir = stored(Invitations.by(bruno).open());
    stores().endVisit().end(joined, joined.leave(T0));
    stores().end().end(cancelled.cancel(T0));
    stores().rooms().end(bruno, offAir.facts().id(), T0);

    assertThat(due(MUCH_LATER)).isEmpty();
    assertThat(stores().due().putOff(of(cancelled), T0).orElseThrow().wavePending()).isFalse();
  }

  @Test
  void theMostOverdueComesFirstWhateverItIs() {
    List<Due> inOrder = new ArrayList<>();
    for (int n = 0; n < 12; n++) {
      Invitation.Open open =
          stored(Invitations.by(newHost("de")).at(T0.plusSeconds(2L * n)).open());
      HostId guest = newHost("en");
      queued(open, guest);
      stores().due().postpone(of(open, guest), T0.plus(LOST_WORK).plusSeconds(2L * n + 1));
      inOrder.add(of(open));
      inOrder.add(of(open, guest));
    }

    assertThat(due(MUCH_LATER)).isEqualTo(inOrder);
    assertThat(stores().due().due(MUCH_LATER, 5)).isEqualTo(inOrder.subList(0, 5));
    assertThat(due(T0.plus(LOST_WORK).plusSeconds(6))).isEqualTo(inOrder.subList(0, 7));
  }

  @Test
  void whatIsPutBackOrPostponedIsDueAgainLater() {
    Invitation.Open open = invitation(3);
    queued(open, anna);
    Instant next = T0.plusSeconds(90);

    stores().due().requeue(of(open), next);
    stores().due().postpone(of(open, anna), next.plusSeconds(1));

    isDueAt(of(open), next);
    isDueAt(of(open, anna), next.plusSeconds(1));
    assertThat(current(open)).isEqualTo(open);
    assertThat(stores().due().putOff(of(open), next).orElseThrow().wavePending()).isTrue();
  }

  @Test
  void whatIsSettledIsNotDueAndIsNotRevived() {
    Invitation.Open open = invitation(3);
    queued(open, anna);

    for (Due entry : List.of(of(open), of(open, anna))) {
      stores().due().settle(entry);
      stores().due().settle(entry);
      stores().due().postpone(entry, T0.plusSeconds(90));
      stores().due().requeue(entry, T0.plusSeconds(90));
    }
    stores().due().putOff(of(open), T0);
    stores().due().putOff(of(open, anna), T0);

    assertThat(due(MUCH_LATER)).isEmpty();
    assertThat(offer(open, anna)).isInstanceOf(Offer.Queued.class);
  }

  @Test
  void settlingAnOfferThatWasAcceptedMeanwhileLeavesItsVisitDue() {
    Invitation.Open open = invitation(3);
    Visit.Granted granted = granted(open, anna, T0.plusSeconds(9));
    Visit.Joined joined = joined(open, bruno, T0.plusSeconds(9));

    stores().due().settle(of(open, anna));
    stores().due().settle(of(open, bruno));

    isDueAt(of(open, anna), granted.facts().joinBy());
    isDueAt(of(open, bruno), joined.overAt());
  }

  @Test
  void anEntryOfNothingIsNothing() {
    Invitation.Open never = Invitations.by(inviter).open();

    for (Due entry : List.of(of(never), of(never, anna))) {
      stores().due().settle(entry);
      stores().due().postpone(entry, T0);
      stores().due().requeue(entry, T0);
    }

    assertThat(due(MUCH_LATER)).isEmpty();
    assertThat(stores().due().invitation(never.facts().id())).isEmpty();
    assertThat(stores().due().putOff(of(never), T0)).isEmpty();
    assertThat(stores().due().putOff(of(never, anna), T0)).isEmpty();
  }
}
