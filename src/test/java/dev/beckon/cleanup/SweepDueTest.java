package dev.beckon.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.scene.Scene;
import dev.beckon.stream.DeadLetters;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What time has done is written, and what got lost on the way is found again. */
class SweepDueTest {
  private static final Duration LOST = Duration.ofSeconds(75);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Scene scene = new Scene();
  private final SweepDue sweep = sweeping(scene.store.due(), scene.store.deadLetters());

  @Test
  void nothingDueIsNothingDone() {
    scene.invite(3);

    assertThat(sweep.sweep()).isEqualTo(new SweepDue.Swept(0, 0));
  }

  @Test
  void anInvitationPastItsDeadlineIsExpiredAndTheRoomIsFree() {
    Invitation.Open open = invite(3, HOUR);
    waveIsOut(open);
    scene.after(Duration.ofMinutes(10));

    assertThat(sweep.sweep()).isEqualTo(new SweepDue.Swept(1, 0));
    assertThat(scene.written(open).state()).isEqualTo("EXPIRED");
    assertThat(scene.store.hosts().openInvitation(Hosts.INVITER)).isEmpty();
  }

  @Test
  void aRoomThatWentSilentEndsAndItsGuestsLeave() {
    Invitation.Open open = invite(3, Invitation.ROOM_LEASE);
    waveIsOut(open);
    scene.after(Duration.ofSeconds(100));
    scene.join(open, Hosts.ANNA);
    scene.after(Duration.ofSeconds(20));

    sweep.sweep();

    assertThat(scene.written(open).state()).isEqualTo("ROOM_ENDED");
    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("COMPLETED");
    assertThat(scene.visitOf(open, Hosts.ANNA).dwellSeconds()).isEqualTo(20);
  }

  @Test
  void anExpiredInvitationLeavesItsGuestsInTheRoom() {
    Invitation.Open open = invite(3, HOUR);
    waveIsOut(open);
    scene.after(Duration.ofMinutes(10).minusSeconds(10));
    scene.join(open, Hosts.ANNA);
    scene.after(Duration.ofSeconds(10));

    sweep.sweep();

    assertThat(scene.written(open).state()).isEqualTo("EXPIRED");
    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("JOINED");
  }

  @Test
  void aWaveThatGotLostIsPutOnTheStreamAgainEveryHalfMinute() {
    Invitation.Open open = invite(3, HOUR);
    DueBook.Due due = new DueBook.Due.OfInvitation(open.facts().id());

    scene.after(Duration.ofSeconds(29));
    sweep.sweep();
    assertThat(scene.store.due().requeued()).isEmpty();
    scene.after(Duration.ofSeconds(1));
    sweep.sweep();
    sweep.sweep();
    assertThat(scene.store.due().requeued()).containsExactly(due);
    scene.after(Duration.ofSeconds(30));
    sweep.sweep();
    assertThat(scene.store.due().requeued()).containsExactly(due, due);
  }

  @Test
  void anInvitationWhoseTimerGotLostIsPutOnTheStreamAgain() {
    Invitation.Open open = invite(3, HOUR);
    waveIsOut(open);
    scene.after(LOST.minusMillis(1));
    sweep.sweep();
    assertThat(scene.store.due().requeued()).isEmpty();

    scene.after(Duration.ofMillis(1));
    sweep.sweep();

    assertThat(scene.store.due().requeued())
        .containsExactly(new DueBook.Due.OfInvitation(open.facts().id()));
    assertThat(scene.store.pendingWaves()).containsExactly(open);
  }

  @Test
  void aFilledInvitationIsLeftInPeace() {
    Invitation.Open open = invite(1, HOUR);
    waveIsOut(open);
    scene.join(open, Hosts.ANNA);
    scene.after(LOST);

    sweep.sweep();

    assertThat(scene.store.due().requeued()).isEmpty();
    assertThat(scene.written(open).state()).isEqualTo("FILLED");
  }

  @Test
  void anInvitationWhoseRoomWasRenewedIsLookedAtAgainWhenThatIsOver() {
    Invitation.Open open = invite(3, Invitation.ROOM_LEASE);
    waveIsOut(open);
    scene.after(Duration.ofSeconds(90));
    scene
        .store
        .invitations()
        .renew(Hosts.INVITER, open.facts().id(), scene.now(), scene.now().plusSeconds(120));
    scene.after(Duration.ofSeconds(30));

    sweep.sweep();
    assertThat(scene.written(open).state()).isEqualTo("OPEN");
    scene.after(Duration.ofSeconds(90));
    sweep.sweep();
    assertThat(scene.written(open).state()).isEqualTo("ROOM_ENDED");
  }

  @Test
  void whoDoesNotComeGivesTheSeatBack() {
    Invitation.Open open = invite(1, HOUR);
    waveIsOut(open);
    scene.grant(open, Hosts.ANNA);
    scene.after(Visit.JOIN_WITHIN.minusMillis(1));
    sweep.sweep();
    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("GRANTED");

    scene.after(Duration.ofMillis(1));
    sweep.sweep();

    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("NO_SHOW");
    assertThat(scene.written(open).state()).isEqualTo("OPEN");
    assertThat(scene.written(open).guests()).isEmpty();
  }

  @Test
  void aNoShowAfterTheEndGivesTheSeatBackToNobody() {
    Invitation.Open open = invite(1, HOUR);
    scene.grant(open, Hosts.ANNA);
    scene.store.invitations().end(open.cancel(scene.now()));
    scene.after(Visit.JOIN_WITHIN);

    sweep.sweep();

    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("NO_SHOW");
    assertThat(scene.written(open).guests()).containsExactly(Hosts.ANNA);
  }

  @Test
  void aGuestWhoIsNotHeardOfIsLostThenGone() {
    Invitation.Open open = invite(1, HOUR);
    waveIsOut(open);
    scene.join(open, Hosts.ANNA);

    scene.after(Visit.LOST_AFTER);
    sweep.sweep();
    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("JOINED");
    scene.after(Visit.GRACE.minusMillis(1));
    sweep.sweep();
    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("JOINED");
    scene.after(Duration.ofMillis(1));
    sweep.sweep();
    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("COMPLETED");
    assertThat(scene.written(open).state()).isEqualTo("FILLED");
  }

  /** The function that ended the room died before it had sent the guests home. */
  @Test
  void aGuestWhoWasNotSentHomeIsCreditedUntilTheRoomsEnd() {
    Invitation.Open open = invite(1, HOUR);
    waveIsOut(open);
    Visit.Joined joined = scene.join(open, Hosts.ANNA);
    scene.after(Duration.ofSeconds(10));
    scene.store.invitations().end(Hosts.INVITER, open.facts().id(), scene.now());
    scene.after(Visit.BEAT_INTERVAL);
    scene.store.visits().beat(joined, joined.beat(scene.now()));
    scene.after(Visit.OVER_AFTER);

    sweep.sweep();

    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("COMPLETED");
    assertThat(scene.visitOf(open, Hosts.ANNA).dwellSeconds()).isEqualTo(10);
  }

  @Test
  void aGuestWhoBeatsIsLeftAlone() {
    Invitation.Open open = invite(1, HOUR);
    Visit.Joined joined = scene.join(open, Hosts.ANNA);
    scene.after(Visit.BEAT_INTERVAL);
    scene.store.visits().beat(joined, joined.beat(scene.now()));
    scene.after(Visit.BEAT_INTERVAL);

    sweep.sweep();

    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("JOINED");
  }

  @Test
  void anOfferOfAFullInvitationIsPutOnTheStreamAllTheSame() {
    Invitation.Open open = invite(1, HOUR);
    waveIsOut(open);
    Offer.Queued offer = scene.offer(open, Hosts.ANNA);
    scene.grant(open, Hosts.BRUNO);
    scene.after(Duration.ofSeconds(30));

    sweep.sweep();

    assertThat(scene.store.due().requeued())
        .containsExactly(new DueBook.Due.OfOffer(Hosts.ANNA, offer.facts().id()));
  }

  @Test
  void anOfferOfAnInvitationThatIsOverIsPushedNoMore() {
    Invitation.Open open = invite(1, HOUR);
    scene.offer(open, Hosts.ANNA);
    scene.store.invitations().end(open.cancel(scene.now()));
    scene.after(Duration.ofSeconds(30));

    sweep.sweep();

    assertThat(scene.store.due().requeued()).isEmpty();
  }

  @Test
  void anOfferWhosePushGotLostIsPutOnTheStreamAgain() {
    Invitation.Open open = invite(3, HOUR);
    waveIsOut(open);
    Offer.Queued offer = scene.offer(open, Hosts.ANNA);
    scene.after(Duration.ofSeconds(30));

    sweep.sweep();

    assertThat(scene.store.due().requeued())
        .containsExactly(new DueBook.Due.OfOffer(Hosts.ANNA, offer.facts().id()));
  }

  @Test
  void anOfferWhoseTimeIsOverIsNotPushedAnyMore() {
    Invitation.Open open = invite(3, HOUR);
    scene.offer(open, Hosts.ANNA);
    scene.after(Duration.ofMinutes(10));

    sweep.sweep();

    assertThat(scene.store.due().requeued()).isEmpty();
    assertThat(scene.store.due().due(scene.now().plus(HOUR), 10)).isEmpty();
  }

  @Test
  void aSweepTwiceChangesNothingMore() {
    Invitation.Open open = invite(1, HOUR);
    waveIsOut(open);
    scene.grant(open, Hosts.ANNA);
    scene.after(Duration.ofMinutes(10));
    sweep.sweep();
    Invitation once = scene.written(open);

    assertThat(sweep.sweep()).isEqualTo(new SweepDue.Swept(0, 0));
    assertThat(scene.written(open)).isEqualTo(once);
  }

  @Test
  void oneBadEntryGoesToTheDeadLettersAndTheRestGoesOn() {
    manyExpired(5);
    Failing book =
        new Failing(scene.store.due(), first -> new IllegalArgumentException("no seats"));

    assertThat(sweeping(book, scene.store.deadLetters()).sweep())
        .isEqualTo(new SweepDue.Swept(4, 1));

    assertThat(scene.store.deadLetters().of("cleanup"))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.recordId()).isEqualTo(book.bad().toString());
              assertThat(letter.why()).contains("no seats");
            });
    assertThat(scene.store.due().due(scene.now(), 10)).isEmpty();
  }

  @Test
  void oneEntryThatMustWaitWaitsAndTheRestGoesOn() {
    manyExpired(5);
    Failing book = new Failing(scene.store.due(), first -> new Unavailable("busy", null));

    assertThat(sweeping(book, scene.store.deadLetters()).sweep())
        .isEqualTo(new SweepDue.Swept(4, 1));

    assertThat(scene.store.deadLetters().of("cleanup")).isEmpty();
    assertThat(sweep.sweep()).isEqualTo(new SweepDue.Swept(1, 0));
  }

  @Test
  void aBadEntryThatCannotBeBuriedWaitsAndTheRestGoesOn() {
    manyExpired(5);
    Failing book =
        new Failing(scene.store.due(), first -> new IllegalArgumentException("no seats"));
    DeadLetters away =
        (function, id, record, why) -> {
          throw new Unavailable("DynamoDB did not answer", null);
        };

    assertThat(sweeping(book, away).sweep()).isEqualTo(new SweepDue.Swept(4, 1));
    assertThat(scene.store.due().due(scene.now(), 10)).containsExactly(book.bad());
  }

  @Test
  void moreThanAPageIsSweptInOneRun() {
    manyExpired(250);

    assertThat(sweep.sweep()).isEqualTo(new SweepDue.Swept(250, 0));
    assertThat(scene.store.due().due(scene.now(), 1000)).isEmpty();
  }

  @Test
  void aRunIsBoundedAndLeavesTheRestToTheNext() {
    manyExpired(2100);

    assertThat(sweep.sweep().done()).isEqualTo(2000);
    assertThat(sweep.sweep().done()).isEqualTo(100);
  }

  private SweepDue sweeping(DueBook book, DeadLetters deadLetters) {
    return new SweepDue(
        book,
        scene.store.visits(),
        scene.store.invitations(),
        scene.store.visits(),
        scene.store.ledger(),
        scene.store.ledger(),
        deadLetters,
        scene.clock);
  }

  private Invitation.Open invite(int seats, Duration lease) {
    return scene.invite(Invitations.by(Hosts.INVITER).seats(seats).lease(lease));
  }

  private void waveIsOut(Invitation.Open open) {
    scene
        .store
        .waveBook()
        .waveIsOut(Invitations.firstWave(open, 1), open.facts().createdAt().plus(LOST), Set.of());
  }

  /** Invitations of so many hosts, all past their deadline. */
  private void manyExpired(int count) {
    for (HostId host : Hosts.english(count)) {
      waveIsOut(scene.invite(Invitations.by(host).lease(HOUR)));
    }
    scene.after(Duration.ofMinutes(10));
  }
}
