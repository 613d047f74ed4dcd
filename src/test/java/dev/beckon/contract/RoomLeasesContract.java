package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.acceptance.Seats;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Refusal;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** How long a room is on air. */
abstract class RoomLeasesContract extends Contract {
  private static final Instant BEAT = T0.plusSeconds(45);
  private static final Instant UNTIL = BEAT.plus(Invitation.ROOM_LEASE);

  private Optional<Invitation> renew(Invitation invitation, Instant now, Instant until) {
    return stores().rooms().renew(inviter, invitation.facts().id(), now, until);
  }

  private Optional<Invitation> endRoom(Invitation invitation, Instant now) {
    return stores().rooms().end(inviter, invitation.facts().id(), now);
  }

  @Test
  void aBeatMovesTheLeaseOn() {
    Invitation.Open open = invitation(3);

    assertThat(renew(open, BEAT, UNTIL)).contains(open.renewRoom(UNTIL));
    assertThat(current(open)).isEqualTo(open.renewRoom(UNTIL));
  }

  @Test
  void aLateBeatNeverShortensTheLease() {
    Invitation.Open open = invitation(3);
    renew(open, BEAT, UNTIL);

    assertThat(renew(open, BEAT, UNTIL.minusSeconds(30))).contains(open.renewRoom(UNTIL));
    assertThat(current(open).roomUntil()).isEqualTo(UNTIL);
  }

  @Test
  void theLastMomentOfALeaseRenewsIt() {
    Invitation.Open open = invitation(3);

    renew(open, open.roomUntil().minus(TICK), UNTIL);

    assertThat(current(open).roomUntil()).isEqualTo(UNTIL);
  }

  @Test
  void aLeaseThatHasRunOutJustNowOrLongAgoIsNotRevived() {
    Invitation.Open open = invitation(3);

    for (Instant now : List.of(open.roomUntil(), open.roomUntil().plusSeconds(60))) {
      assertThat(renew(open, now, now.plus(Invitation.ROOM_LEASE))).contains(open);
    }

    assertThat(current(open)).isEqualTo(open);
  }

  @Test
  void aRoomThatWentOffTheAirIsNotRevived() {
    Invitation.Open open = invitation(3);
    endRoom(open, BEAT);

    renew(open, BEAT, UNTIL);
    renew(open, BEAT.plusSeconds(1), UNTIL.plusSeconds(1));

    assertThat(current(open).roomIsLive(BEAT)).isFalse();
    assertThat(current(open)).isEqualTo(open.endRoom(BEAT));
  }

  @Test
  void theRoomOfACancelledInvitationStaysOnAirForItsGuests() {
    Invitation.Open open = invitation(3);
    granted(open, anna, T0.plusSeconds(1));
    stores().end().end(open.cancel(T0.plusSeconds(2)));

    Invitation renewed = renew(open, BEAT, UNTIL).orElseThrow();

    assertThat(renewed.roomUntil()).isEqualTo(UNTIL);
    assertThat(renewed.state()).isEqualTo("CANCELLED");
  }

  @Test
  void nobodyElseRenewsOrEndsARoom() {
    Invitation.Open open = invitation(3);
    InvitationId id = open.facts().id();

    assertThat(stores().rooms().renew(anna, id, BEAT, UNTIL)).isEmpty();
    assertThat(stores().rooms().end(anna, id, BEAT)).isEmpty();
    assertThat(current(open)).isEqualTo(open);
  }

  @Test
  void anUnknownInvitationHasNoRoomAndGetsNone() {
    Invitation.Open never = Invitations.by(inviter).key("never").open();

    assertThat(renew(never, BEAT, UNTIL)).isEmpty();
    assertThat(endRoom(never, BEAT)).isEmpty();
    assertThat(stores().find().find(never.facts().id())).isEmpty();
  }

  @Test
  void goingOffTheAirEndsTheInvitationAndFreesTheRoom() {
    Invitation.Open open = invitation(3);

    assertThat(endRoom(open, BEAT)).contains(open.endRoom(BEAT));
    assertThat(current(open)).isEqualTo(open.endRoom(BEAT));
    assertThat(stores().hosts().openInvitation(inviter)).isEmpty();
  }

  @Test
  void goingOffTheAirAfterTheLeaseRanOutEndsItWhenTheLeaseDid() {
    Invitation.Open open = invitation(3);
    Instant muchLater = open.roomUntil().plusSeconds(100);

    assertThat(endRoom(open, muchLater)).contains(open.endRoom(muchLater));
    assertThat(current(open).roomUntil()).isEqualTo(open.roomUntil());
  }

  @Test
  void goingOffTheAirPastTheDeadlineFindsTheInvitationExpiredAndEndsTheRoom() {
    Invitation.Open open = stored(Invitations.by(inviter).stands(Duration.ofSeconds(60)).open());
    Instant later = open.facts().deadline();

    Invitation ended = endRoom(open, later).orElseThrow();

    assertThat(ended.state()).isEqualTo("EXPIRED");
    assertThat(ended.roomIsLive(later)).isFalse();
    assertThat(ended).isEqualTo(current(open));
    assertThat(stores().hosts().openInvitation(inviter)).isEmpty();
  }

  @Test
  void goingOffTheAirTwiceChangesNothing() {
    Invitation.Open open = invitation(3);
    endRoom(open, BEAT);

    assertThat(endRoom(open, BEAT.plusSeconds(9))).contains(open.endRoom(BEAT));
    assertThat(current(open)).isEqualTo(open.endRoom(BEAT));
  }

  @Test
  void goingOffTheAirEndsTheRoomOfACancelledInvitationToo() {
    Invitation.Open open = invitation(3);
    stores().end().end(open.cancel(T0.plusSeconds(2)));

    Invitation ended = endRoom(open, BEAT).orElseThrow();

    assertThat(ended.state()).isEqualTo("CANCELLED");
    assertThat(ended.roomUntil()).isEqualTo(BEAT);
    assertThat(current(open).roomIsLive(BEAT)).isFalse();
  }

  @Test
  void goingOffTheAirLeavesTheNextInvitationAlone() {
    Invitation.Open open = invitation(3);
    stores().end().end(open.cancel(T0.plusSeconds(2)));
    Invitation.Open next = stored(Invitations.by(inviter).key("next").at(T0.plusSeconds(3)).open());

    endRoom(open, BEAT);

    assertThat(current(next)).isEqualTo(next);
    assertThat(stores().hosts().openInvitation(inviter)).contains(next.facts().id());
  }

  @Test
  void anAcceptAndTheRoomsEndAtOnceAreOneBeforeTheOther() {
    Invitation.Open open = stored(Invitations.by(inviter).seats(20).open());
    List<HostId> guests = new ArrayList<>();
    List<Callable<Object>> moves = new ArrayList<>();
    for (int n = 0; n < 16; n++) {
      HostId guest = newHost("en");
      offered(open, guest);
      guests.add(guest);
      moves.add(() -> take(open, guest, BEAT));
    }
    moves.add(8, () -> endRoom(open, BEAT).orElseThrow());

    List<Object> answers = new ArrayList<>(Together.all(moves));
    Invitation told = (Invitation) answers.remove(8);

    Set<HostId> letIn = new HashSet<>();
    for (int n = 0; n < guests.size(); n++) {
      if (answers.get(n).equals(taken())) {
        letIn.add(guests.get(n));
      } else {
        assertThat(answers.get(n)).isEqualTo(new Seats.Taking.Refused(Refusal.ROOM_ENDED));
      }
    }
    assertThat(told).isEqualTo(current(open));
    assertThat(told.guests()).isEqualTo(letIn);
    assertThat(told.roomIsLive(BEAT)).isFalse();
  }

  @Test
  void beatsAndTheRoomsEndAtOnceLeaveItOffTheAir() {
    Invitation.Open open = invitation(3);
    List<Callable<Object>> moves = new ArrayList<>();
    for (int n = 0; n < 12; n++) {
      Instant until = UNTIL.plusSeconds(n);
      moves.add(() -> renew(open, BEAT, until));
    }
    moves.add(6, () -> endRoom(open, BEAT));

    Together.all(moves);

    assertThat(current(open).roomIsLive(BEAT)).isFalse();
    assertThat(current(open).state()).isEqualTo("ROOM_ENDED");
  }
}
