package dev.beckon.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.pass.RoomPass;
import dev.beckon.pass.VisitTicket;
import dev.beckon.scene.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A phone shows the ticket it was answered with: the beat reads what it has to, and no more. */
class TicketedVisitTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Scene scene = new Scene();
  private final Watched book = new Watched();
  private final AttendVisit attend =
      new AttendVisit(
          book,
          scene.store.visits(),
          scene.store.visits(),
          scene.store.ledger(),
          scene.passes,
          scene.tally,
          scene.clock);
  private final Invitation.Open open = scene.invite(3);
  private VisitTicket ticket;

  /** Notes what is read of the store, and can tell of the room as it was. */
  private final class Watched implements VisitBook {
    private final List<String> reads = new ArrayList<>();
    private Optional<Instant> stale = Optional.empty();

    @Override
    public Optional<Stay> stay(HostId guest, OfferId id) {
      reads.add("stay");
      return scene.store.visits().stay(guest, id);
    }

    @Override
    public Instant roomUntil(InvitationId id, boolean newest) {
      reads.add(newest ? "newest room" : "room");
      return stale
          .filter(at -> !newest)
          .orElseGet(() -> scene.store.visits().roomUntil(id, newest));
    }

    @Override
    public Noted beat(Visit.Live before, Visit.Joined after) {
      return scene.store.visits().beat(before, after);
    }
  }

  private void letIn(Invitation.Open invitation) {
    Visit.Granted granted = scene.grant(invitation, Hosts.ANNA);
    ticket = new VisitTicket(granted, invitation.roomUntil(), scene.now().plus(RoomPass.MAX_AGE));
  }

  private AttendVisit.Beat beatOnce() {
    OfferId id = ticket.visit().facts().id();
    return attend.beat(Hosts.ANNA, id, Optional.of(ticket));
  }

  private AttendVisit.Beat.Heard beat() {
    AttendVisit.Beat beat = beatOnce();
    assertThat(beat).isInstanceOf(AttendVisit.Beat.Heard.class);
    AttendVisit.Beat.Heard heard = (AttendVisit.Beat.Heard) beat;
    ticket = heard.ticket();
    return heard;
  }

  private AttendVisit.Beat.Heard beatAfter(Duration time) {
    scene.after(time);
    return beat();
  }

  /** The inviter's phone was heard of just now. */
  private void onAir() {
    scene
        .store
        .invitations()
        .renew(
            Hosts.INVITER, open.facts().id(), scene.now(), scene.now().plus(Invitation.ROOM_LEASE));
  }

  private Visit stored() {
    return scene.visitOf(open, Hosts.ANNA);
  }

  @Test
  void aGuestOfTheAcceptJoinsUnread() {
    letIn(open);

    AttendVisit.Beat.Heard heard = beatAfter(Duration.ofSeconds(10));

    assertThat(heard.visit().joinedAt()).isEqualTo(scene.now());
    assertThat(stored()).isEqualTo(heard.visit());
    assertThat(heard.pass()).isEmpty();
    assertThat(book.reads).isEmpty();
  }

  @Test
  void whileTheRoomIsKnownToBeOnAirNothingIsRead() {
    letIn(open);
    beat();

    assertThat(beatAfter(Visit.BEAT_INTERVAL).visit().dwellSeconds()).isEqualTo(45);
    assertThat(beatAfter(Visit.BEAT_INTERVAL).visit().dwellSeconds()).isEqualTo(90);

    assertThat(stored().dwellSeconds()).isEqualTo(90);
    assertThat(book.reads).isEmpty();
    assertThat(scene.passes.made()).isEmpty();
  }

  @Test
  void whereWhatIsKnownOfTheRoomEndsTheRoomIsReadAndTheGuestStays() {
    letIn(open);
    beat();
    beatAfter(Visit.BEAT_INTERVAL);
    beatAfter(Visit.BEAT_INTERVAL);
    onAir();

    scene.after(Duration.ofSeconds(30));
    beat();

    assertThat(book.reads).containsExactly("room");
    assertThat(ticket.roomUntil()).isEqualTo(scene.written(open).roomUntil());
    beatAfter(Visit.BEAT_INTERVAL);
    assertThat(book.reads).doesNotContain("stay").filteredOn("room"::equals).hasSize(1);
  }

  @Test
  void noBeatIsHeardFromTheMomentTheRoomsLeaseRanOut() {
    letIn(open);
    beat();
    beatAfter(Visit.BEAT_INTERVAL);
    scene.after(Invitation.ROOM_LEASE.minus(Visit.BEAT_INTERVAL));

    assertThat(beatOnce())
        .isInstanceOfSatisfying(
            AttendVisit.Beat.Over.class,
            over -> {
              assertThat(over.visit().state()).isEqualTo("COMPLETED");
              assertThat(over.visit().endedAt())
                  .isEqualTo(open.facts().createdAt().plusSeconds(45));
            });
    assertThat(book.reads).containsExactly("room", "newest room");
    assertThat(scene.passes.made()).isEmpty();
  }

  @Test
  void whoIsThereWhenTheRoomsLeaseRunsOutIsCreditedUntilThen() {
    letIn(open);
    beat();
    beatAfter(Visit.BEAT_INTERVAL);
    beatAfter(Visit.BEAT_INTERVAL);
    scene.after(Visit.BEAT_INTERVAL);

    assertThat(beatOnce()).isInstanceOf(AttendVisit.Beat.Over.class);

    assertThat(stored().dwell()).isEqualTo(Invitation.ROOM_LEASE);
    assertThat(((Visit.Ended) stored()).endedAt()).isEqualTo(open.roomUntil());
  }

  @Test
  void aRoomThatSeemsToHaveEndedIsReadOnceMoreBeforeAnybodyIsSentHome() {
    letIn(open);
    beat();
    beatAfter(Visit.BEAT_INTERVAL);
    beatAfter(Visit.BEAT_INTERVAL);
    onAir();
    book.stale = Optional.of(open.roomUntil());

    scene.after(Duration.ofSeconds(30));
    beat();

    assertThat(book.reads).containsExactly("room", "newest room");
  }

  @Test
  void aPassThatIsHalfOverIsRenewedOnTheNewestWordOfTheRoom() {
    letIn(open);
    beat();
    for (int beats = 0; beats < 3; beats++) {
      onAir();
      assertThat(beatAfter(Visit.BEAT_INTERVAL).pass()).isEmpty();
    }
    onAir();
    book.reads.clear();

    RoomPass pass = beatAfter(Visit.BEAT_INTERVAL).pass().orElseThrow();

    assertThat(book.reads).containsExactly("newest room");
    assertThat(pass.expiresAt()).isEqualTo(scene.now().plus(RoomPass.MAX_AGE));
    assertThat(ticket.passUntil()).isEqualTo(pass.expiresAt());
  }

  @Test
  void noPassIsMadeForARoomThatEndedWhateverTheTicketSays() {
    letIn(scene.invite(Invitations.by(Hosts.EDUARDA).lease(HOUR)));
    beat();
    scene.after(Visit.BEAT_INTERVAL);
    Invitation.Facts room = Invitations.by(Hosts.EDUARDA).facts();
    scene.store.invitations().end(Hosts.EDUARDA, room.id(), scene.now());
    ticket = new VisitTicket(ticket.visit(), scene.now().plus(HOUR), scene.now());

    assertThat(beatOnce())
        .isInstanceOfSatisfying(
            AttendVisit.Beat.Over.class,
            over -> assertThat(over.visit().dwellSeconds()).isEqualTo(45));
    assertThat(scene.passes.made()).isEmpty();
  }

  /** The function that ended the room died before it had sent the guests home. */
  @Test
  void aGuestWhoWasNotSentHomeGoesAtLastWhenTheKnownLeaseIsOver() {
    letIn(open);
    beat();
    scene.after(Visit.BEAT_INTERVAL);
    scene.store.invitations().end(Hosts.INVITER, open.facts().id(), scene.now());

    assertThat(beat().pass()).isEmpty();
    scene.after(Visit.BEAT_INTERVAL);
    assertThat(beat().pass()).isEmpty();
    scene.after(Visit.BEAT_INTERVAL);

    assertThat(beatOnce()).isInstanceOf(AttendVisit.Beat.Over.class);
    assertThat(scene.now()).isBefore(open.roomUntil().plus(Visit.BEAT_INTERVAL));
    // Of what was beaten meanwhile nothing counts.
    assertThat(stored().dwell()).isEqualTo(Visit.BEAT_INTERVAL);
  }

  @Test
  void aVisitThatEndedIsNotRevived() {
    letIn(open);
    Visit.Joined joined = beat().visit();
    Visit.Ended end = joined.voidIt(scene.now());
    scene.store.visits().end(joined, end);

    scene.after(Visit.BEAT_INTERVAL);

    assertThat(beatOnce()).isEqualTo(new AttendVisit.Beat.Over(end));
    assertThat(stored()).isEqualTo(end);
    assertThat(book.reads).isEmpty();
  }

  @Test
  void aJoinThatComesAfterTheNoShowIsOver() {
    letIn(open);
    Visit.Granted granted = (Visit.Granted) ticket.visit();
    Visit.Ended noShow = granted.leave(scene.now());
    scene.store.visits().end(granted, noShow);

    assertThat(beatOnce()).isEqualTo(new AttendVisit.Beat.Over(noShow));
  }

  @Test
  void theSameBeatAgainAddsNothingAndIsAnsweredTheSame() {
    letIn(open);
    beat();
    VisitTicket shown = ticket;
    AttendVisit.Beat.Heard first = beatAfter(Visit.BEAT_INTERVAL);

    scene.after(Duration.ofSeconds(3));
    ticket = shown;

    assertThat(beat()).isEqualTo(first);
    assertThat(stored()).isEqualTo(first.visit());
    assertThat(book.reads).isEmpty();
  }

  @Test
  void theSameBeatAgainBringsThePassThatGotLostOnTheWay() {
    letIn(scene.invite(Invitations.by(Hosts.EDUARDA).lease(HOUR)));
    beat();
    ticket = new VisitTicket(ticket.visit(), ticket.roomUntil(), scene.now());
    VisitTicket shown = ticket;
    scene.after(Visit.BEAT_INTERVAL);
    assertThat(beat().pass()).isPresent();

    scene.after(Duration.ofSeconds(1));
    ticket = shown;

    assertThat(beat().pass().orElseThrow().expiresAt())
        .isEqualTo(scene.now().plus(RoomPass.MAX_AGE));
    assertThat(ticket.visit().dwellSeconds()).isEqualTo(46);
  }

  @Test
  void aPhoneWhoseAnswerGotLostIsCreditedTheWholeTime() {
    letIn(open);
    beat();
    VisitTicket shown = ticket;
    beatAfter(Visit.BEAT_INTERVAL);
    ticket = shown;

    assertThat(beatAfter(Visit.BEAT_INTERVAL).visit().dwellSeconds()).isEqualTo(90);
    assertThat(book.reads).isEmpty();
  }

  @Test
  void aVisitThatIsOverByItsTicketIsReadAsItMayHaveBeenHeardOfSince() {
    letIn(scene.invite(Invitations.by(Hosts.EDUARDA).lease(HOUR)));
    beat();
    VisitTicket shown = ticket;
    beatAfter(Visit.BEAT_INTERVAL);
    beatAfter(Visit.BEAT_INTERVAL);
    ticket = shown;

    assertThat(beatAfter(Visit.BEAT_INTERVAL).visit().dwellSeconds()).isEqualTo(135);
    assertThat(book.reads).containsExactly("stay");
  }

  @Test
  void whoWasLostComesBackAndIsCreditedTwoIntervalsAtMost() {
    letIn(scene.invite(Invitations.by(Hosts.EDUARDA).lease(HOUR)));
    beat();

    assertThat(beatAfter(Visit.OVER_AFTER.minusMillis(1)).visit().dwell())
        .isEqualTo(Visit.MAX_DWELL_PER_BEAT);
  }

  @Test
  void theGuestLeavesUnread() {
    letIn(open);
    beat();
    scene.after(Duration.ofMillis(20_400));

    Visit.Ended ended =
        attend.leave(Hosts.ANNA, open.facts().offerId(), Optional.of(ticket)).orElseThrow();

    assertThat(ended.dwell()).isEqualTo(Duration.ofMillis(20_400));
    assertThat(stored()).isEqualTo(ended);
    assertThat(book.reads).isEmpty();
    scene.after(Duration.ofSeconds(5));
    assertThat(attend.leave(Hosts.ANNA, open.facts().offerId(), Optional.of(ticket)))
        .contains(ended);
  }

  @Test
  void whoLeavesWithAnOldTicketLeavesTheVisitAsItStands() {
    letIn(open);
    beat();
    VisitTicket shown = ticket;
    beatAfter(Visit.BEAT_INTERVAL);
    scene.after(Duration.ofSeconds(10));

    assertThat(attend.leave(Hosts.ANNA, open.facts().offerId(), Optional.of(shown)))
        .map(Visit::dwellSeconds)
        .contains(55L);
  }
}
