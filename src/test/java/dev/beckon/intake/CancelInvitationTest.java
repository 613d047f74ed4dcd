package dev.beckon.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fixtures.Hosts;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.port.EndInvitation;
import dev.beckon.scene.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The inviter takes an invitation back. */
class CancelInvitationTest {
  private final Scene scene = new Scene();
  private final CancelInvitation cancel = cancelling(scene.store.invitations());

  @Test
  void anOpenInvitationIsCancelledAndTheRoomIsFreeForTheNext() {
    Invitation.Open open = scene.invite(3);

    assertThat(cancel(open, false).ending()).isEqualTo(Invitation.Ending.CANCELLED);
    assertThat(scene.written(open).state()).isEqualTo("CANCELLED");
    assertThat(scene.store.hosts().openInvitation(Hosts.INVITER)).isEmpty();
    assertThat(scene.store.pendingWaves()).isEmpty();
  }

  @Test
  void aFilledInvitationEndsAsFilled() {
    Invitation.Open open = scene.invite(1);
    scene.grant(open, Hosts.ANNA);

    assertThat(cancel(open, false).endedFilled()).isTrue();
  }

  @Test
  void somebodyElsesInvitationIsNotThere() {
    Invitation.Open open = scene.invite(3);

    assertThat(cancel.cancel(Hosts.ANNA, open.facts().id(), true)).isEmpty();
    assertThat(scene.written(open)).isEqualTo(open);
  }

  @Test
  void cancellingTwiceChangesNothing() {
    Invitation.Open open = scene.invite(3);
    Invitation.Ended first = cancel(open, false);
    scene.after(Duration.ofSeconds(5));

    assertThat(cancel(open, false)).isEqualTo(first);
  }

  @Test
  void whatIsPastItsEndStaysWhatItIs() {
    Invitation.Open open = scene.invite(3);
    scene.after(Duration.ofMinutes(11));

    assertThat(cancel(open, false).ending()).isEqualTo(Invitation.Ending.ROOM_ENDED);
  }

  @Test
  void guestsStayUnlessToldToLeave() {
    Invitation.Open open = scene.invite(3);
    scene.join(open, Hosts.ANNA);
    scene.grant(open, Hosts.BRUNO);

    cancel(open, false);

    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("JOINED");
    assertThat(scene.visitOf(open, Hosts.BRUNO).state()).isEqualTo("GRANTED");
  }

  @Test
  void guestsWhoAreToldToLeaveHaveStayedUntilThen() {
    Invitation.Open open = scene.invite(3);
    scene.join(open, Hosts.ANNA);
    scene.grant(open, Hosts.BRUNO);
    scene.after(Duration.ofSeconds(20));

    cancel(open, true);

    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("COMPLETED");
    assertThat(scene.visitOf(open, Hosts.ANNA).dwellSeconds()).isEqualTo(20);
    assertThat(scene.visitOf(open, Hosts.BRUNO).state()).isEqualTo("NO_SHOW");
  }

  @Test
  void guestsCanBeToldToLeaveAfterwards() {
    Invitation.Open open = scene.invite(3);
    scene.join(open, Hosts.ANNA);
    cancel(open, false);

    cancel(open, true);
    Visit once = scene.visitOf(open, Hosts.ANNA);
    scene.after(Duration.ofSeconds(5));
    cancel(open, true);

    assertThat(once.state()).isEqualTo("COMPLETED");
    assertThat(scene.visitOf(open, Hosts.ANNA)).isEqualTo(once);
  }

  @Test
  void anotherEndThatWasFasterIsTheAnswer() {
    Invitation.Open open = scene.invite(3);
    Invitation.Ended expired = open.expire(open.facts().deadline());

    assertThat(cancelled(cancelling(end -> expired), open)).contains(expired);
  }

  @Test
  void aRoomThatTurnsOutToBeOnAirIsCancelledAllTheSame() {
    Invitation.Open open = scene.invite(3);
    scene.after(Invitation.ROOM_LEASE);
    List<Invitation.Ended> tried = new ArrayList<>();
    CancelInvitation raced =
        cancelling(
            end -> {
              tried.add(end);
              return tried.size() == 1
                  ? open.renewRoom(scene.now().plus(Invitation.ROOM_LEASE))
                  : end;
            });

    cancelled(raced, open);

    assertThat(tried)
        .extracting(Invitation.Ended::ending)
        .containsExactly(Invitation.Ending.ROOM_ENDED, Invitation.Ending.CANCELLED);
  }

  @Test
  void anInvitationThatNeverEndsIsABugAndNotALoop() {
    Invitation.Open open = scene.invite(3);
    CancelInvitation stuck = cancelling(end -> open);

    assertThatThrownBy(() -> cancelled(stuck, open)).isInstanceOf(IllegalStateException.class);
  }

  private CancelInvitation cancelling(EndInvitation endings) {
    return new CancelInvitation(
        scene.store.invitations(), endings, scene.store.visits(), scene.clock);
  }

  private Invitation.Ended cancel(Invitation invitation, boolean endVisits) {
    return cancel.cancel(Hosts.INVITER, invitation.facts().id(), endVisits).orElseThrow();
  }

  private static Optional<Invitation.Ended> cancelled(CancelInvitation by, Invitation invitation) {
    return by.cancel(Hosts.INVITER, invitation.facts().id(), false);
  }
}
