package dev.beckon.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.pass.RoomPass;
import dev.beckon.scene.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A guest's phone joins by its first beat, stays by the next ones, and leaves. */
class AttendVisitTest {
  private final Scene scene = new Scene();
  private final AttendVisit attend = attending(scene.store.visits());
  private final Invitation.Open open =
      scene.invite(Invitations.by(Hosts.INVITER).seats(1).lease(Duration.ofHours(1)));

  @Test
  void theFirstBeatJoins() {
    scene.grant(open, Hosts.ANNA);
    scene.after(Duration.ofSeconds(10));

    AttendVisit.Beat.Heard heard = heard(beat());

    assertThat(heard.visit().joinedAt()).isEqualTo(scene.now());
    assertThat(heard.visit().dwellSeconds()).isZero();
    assertThat(heard.pass().orElseThrow().expiresAt())
        .isEqualTo(scene.now().plus(RoomPass.MAX_AGE));
    assertThat(scene.visitOf(open, Hosts.ANNA)).isEqualTo(heard.visit());
  }

  @Test
  void everyBeatAttestsTheTimeSinceTheOneBefore() {
    scene.join(open, Hosts.ANNA);

    scene.after(Visit.BEAT_INTERVAL);
    beat();
    scene.after(Visit.BEAT_INTERVAL);

    assertThat(heard(beat()).visit().dwellSeconds()).isEqualTo(90);
  }

  @Test
  void theSameBeatTwiceAddsNothing() {
    scene.join(open, Hosts.ANNA);
    scene.after(Visit.BEAT_INTERVAL);

    AttendVisit.Beat first = beat();

    assertThat(beat()).isEqualTo(first);
    assertThat(scene.visitOf(open, Hosts.ANNA).dwellSeconds()).isEqualTo(45);
  }

  @Test
  void everyBeatRenewsThePassSoThatALostAnswerCostsNothing() {
    scene.join(open, Hosts.ANNA);

    for (int beats = 0; beats < 3; beats++) {
      scene.after(Visit.BEAT_INTERVAL);
      assertThat(heard(beat()).pass().orElseThrow().expiresAt())
          .isEqualTo(scene.now().plus(RoomPass.MAX_AGE));
    }
  }

  @Test
  void whoWasLostComesBackWithinTheGrace() {
    scene.join(open, Hosts.ANNA);
    scene.after(Visit.LOST_AFTER.plus(Visit.GRACE).minusMillis(1));

    assertThat(heard(beat()).visit().state()).isEqualTo("JOINED");
  }

  @Test
  void afterTheGraceTheVisitIsOverAndNoPassIsMade() {
    scene.join(open, Hosts.ANNA);
    scene.after(Visit.LOST_AFTER.plus(Visit.GRACE));

    assertThat(beat())
        .isInstanceOfSatisfying(
            AttendVisit.Beat.Over.class,
            over -> assertThat(over.visit().state()).isEqualTo("COMPLETED"));
    assertThat(scene.passes.made()).isEmpty();
  }

  @Test
  void aVisitThatIsOverStaysOver() {
    Visit.Granted granted = scene.grant(open, Hosts.ANNA);
    Visit noShow = scene.store.visits().end(granted, granted.leave(scene.now()));

    assertThat(beat()).isEqualTo(new AttendVisit.Beat.Over((Visit.Ended) noShow));
  }

  @Test
  void somebodyElsesVisitIsNotThere() {
    scene.grant(open, Hosts.ANNA);

    assertThat(attend.beat(Hosts.BRUNO, id(), Optional.empty()))
        .isEqualTo(new AttendVisit.Beat.Unknown());
    assertThat(attend.leave(Hosts.BRUNO, id(), Optional.empty())).isEmpty();
    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("GRANTED");
  }

  @Test
  void anOfferThatNobodyAcceptedIsNoVisit() {
    scene.offer(open, Hosts.ANNA);

    assertThat(beat()).isEqualTo(new AttendVisit.Beat.Unknown());
  }

  @Test
  void whenTheRoomIsOverSoIsTheVisit() {
    scene.join(open, Hosts.ANNA);
    scene.after(Duration.ofSeconds(30));
    scene.store.invitations().end(Hosts.INVITER, open.facts().id(), scene.now());

    assertThat(beat())
        .isInstanceOfSatisfying(
            AttendVisit.Beat.Over.class,
            over -> {
              assertThat(over.visit().state()).isEqualTo("COMPLETED");
              assertThat(over.visit().dwellSeconds()).isEqualTo(30);
            });
    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("COMPLETED");
    assertThat(scene.passes.made()).isEmpty();
  }

  @Test
  void whenTheRoomIsOverBeforeTheGuestCameNobodyComes() {
    scene.grant(open, Hosts.ANNA);
    scene.store.invitations().end(Hosts.INVITER, open.facts().id(), scene.now());

    assertThat(beat())
        .isInstanceOfSatisfying(
            AttendVisit.Beat.Over.class,
            over -> assertThat(over.visit().state()).isEqualTo("NO_SHOW"));
  }

  @Test
  void theGuestLeavesAndMayVisitOthers() {
    scene.join(open, Hosts.ANNA);
    scene.after(Duration.ofSeconds(20));

    Visit.Ended ended = leave().orElseThrow();

    assertThat(ended.state()).isEqualTo("COMPLETED");
    assertThat(ended.dwellSeconds()).isEqualTo(20);
    Invitation.Open other = scene.invite(Invitations.by(Hosts.EDUARDA));
    scene.grant(other, Hosts.ANNA);
    assertThat(scene.visitOf(other, Hosts.ANNA).state()).isEqualTo("GRANTED");
  }

  @Test
  void leavingTwiceChangesNothing() {
    scene.join(open, Hosts.ANNA);
    scene.after(Duration.ofSeconds(20));
    Optional<Visit.Ended> first = leave();
    scene.after(Duration.ofSeconds(20));

    assertThat(leave()).isEqualTo(first);
  }

  @Test
  void whoLeavesBeforeComingGivesTheSeatBack() {
    scene.grant(open, Hosts.ANNA);
    assertThat(scene.written(open).state()).isEqualTo("FILLED");

    assertThat(leave().orElseThrow().state()).isEqualTo("NO_SHOW");
    assertThat(scene.written(open).state()).isEqualTo("OPEN");
  }

  @Test
  void whoLeavesLongAfterTheLastBeatHasStayedUntilThat() {
    scene.join(open, Hosts.ANNA);
    Instant lastBeat = scene.now();
    scene.after(Duration.ofMinutes(30));

    Visit.Ended ended = leave().orElseThrow();

    assertThat(ended.dwellSeconds()).isZero();
    assertThat(ended.endedAt()).isEqualTo(lastBeat);
  }

  @Test
  void aBeatThatMeetsAnotherOneIsDecidedAnew() {
    scene.grant(open, Hosts.ANNA);
    VisitBook raced =
        new Raced() {
          private boolean met;

          @Override
          public Noted beat(Visit.Live before, Visit.Joined after) {
            if (!met) {
              met = true;
              scene.store.visits().beat(before, after);
            }
            return scene.store.visits().beat(before, after);
          }
        };

    assertThat(
            heard(attending(raced).beat(Hosts.ANNA, id(), Optional.empty())).visit().dwellSeconds())
        .isZero();
  }

  @Test
  void aJoinThatMeetsTheNoShowIsOver() {
    Visit.Granted granted = scene.grant(open, Hosts.ANNA);
    VisitBook raced =
        new Raced() {
          @Override
          public Noted beat(Visit.Live before, Visit.Joined after) {
            scene.store.visits().end(granted, granted.leave(scene.now()));
            return scene.store.visits().beat(before, after);
          }
        };

    assertThat(attending(raced).beat(Hosts.ANNA, id(), Optional.empty()))
        .isInstanceOf(AttendVisit.Beat.Over.class);
  }

  @Test
  void aVisitThatChangesEachTimeIsTriedAgainLaterAndNotForEver() {
    scene.grant(open, Hosts.ANNA);
    VisitBook stuck =
        new Raced() {
          @Override
          public Noted beat(Visit.Live before, Visit.Joined after) {
            return new Noted.Moved(before);
          }
        };

    assertThatThrownBy(() -> attending(stuck).beat(Hosts.ANNA, id(), Optional.empty()))
        .isInstanceOf(Unavailable.class);
  }

  private AttendVisit attending(VisitBook book) {
    return new AttendVisit(
        book,
        scene.store.visits(),
        scene.store.visits(),
        scene.store.ledger(),
        scene.passes,
        scene.tally,
        scene.clock);
  }

  /** Somebody is quicker than the beat. */
  private abstract class Raced implements VisitBook {
    @Override
    public Optional<Stay> stay(HostId guest, OfferId id) {
      return scene.store.visits().stay(guest, id);
    }

    @Override
    public Instant roomUntil(InvitationId id, boolean newest) {
      return scene.store.visits().roomUntil(id, newest);
    }
  }

  private OfferId id() {
    return open.facts().offerId();
  }

  private AttendVisit.Beat beat() {
    return attend.beat(Hosts.ANNA, id(), Optional.empty());
  }

  private Optional<Visit.Ended> leave() {
    return attend.leave(Hosts.ANNA, id(), Optional.empty());
  }

  private static AttendVisit.Beat.Heard heard(AttendVisit.Beat beat) {
    assertThat(beat).isInstanceOf(AttendVisit.Beat.Heard.class);
    return (AttendVisit.Beat.Heard) beat;
  }
}
