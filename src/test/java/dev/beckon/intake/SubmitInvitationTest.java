package dev.beckon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Promise;
import dev.beckon.scene.Scene;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host asks for other hosts: once per key, one open invitation per room. */
class SubmitInvitationTest {
  private static final Duration STANDS = Duration.ofMinutes(5);

  private final Scene scene = new Scene();
  private final Random random = new Random(7);
  private final SubmitInvitation submit =
      new SubmitInvitation(
          scene.store.invitations(),
          scene.store.hosts(),
          scene.store.invitations(),
          scene.clock,
          () -> InvitationId.random(random),
          Promise.DEFAULT_MINIMUM_DWELL);

  @BeforeEach
  void theInviterToldWhoTheyAre() {
    scene.known(Hosts.INVITER);
  }

  @Test
  void anInvitationIsStoredWithTheHostsOwnNameAndRoom() {
    Invitation stored = stored(submit.submit(wish("key"))).invitation();

    assertThat(stored).isInstanceOf(Invitation.Open.class);
    assertThat(stored.facts().inviter()).isEqualTo(Hosts.INVITER);
    assertThat(stored.facts().room().value()).isEqualTo("room-de-17");
    assertThat(stored.facts().createdAt()).isEqualTo(scene.now());
    assertThat(stored.facts().deadline()).isEqualTo(scene.now().plus(STANDS));
    assertThat(stored.roomUntil()).isEqualTo(scene.now().plus(Invitation.ROOM_LEASE));
    assertThat(scene.written(stored)).isEqualTo(stored);
    assertThat(scene.store.pendingWaves()).containsExactly((Invitation.Open) stored);
    Terms terms = scene.store.waveBook().pending(stored.facts()).orElseThrow().terms();
    assertThat(terms)
        .isEqualTo(new Terms("Host de-17", false, Invitations.anyone(), "Come and see"));
  }

  @Test
  void theRoomOfAHostForAdultsIsForAdults() {
    HostId adult = new HostId("de-101");
    scene.known(adult);

    Invitation stored = stored(submit.submit(wish(adult, Optional.empty(), "body"))).invitation();

    assertThat(scene.store.waveBook().pending(stored.facts()).orElseThrow().terms().matureRoom())
        .isTrue();
  }

  @Test
  void whatIsStoredHasNoMoreThanMilliseconds() {
    scene.after(Duration.ofNanos(123_456_789));

    assertThat(stored(submit.submit(wish("key"))).invitation().facts().createdAt())
        .isEqualTo(Invitations.EVENING.plusMillis(123));
  }

  @Test
  void whoNeverToldWhoTheyAreIsAskedToAndNothingIsStored() {
    assertThat(submit.submit(wish(Hosts.ANNA, Optional.empty(), "body")))
        .isEqualTo(new SubmitInvitation.Outcome.NoProfile());
    assertThat(scene.store.pendingWaves()).isEmpty();
  }

  @Test
  void theSameKeyAndBodyTwiceIsOneInvitation() {
    InvitationBook.Entry first = stored(submit.submit(wish("key")));
    scene.after(Duration.ofSeconds(3));

    assertThat(stored(submit.submit(wish("key")))).isEqualTo(first);
    assertThat(scene.store.pendingWaves()).hasSize(1);
  }

  @Test
  void theSameKeyAndBodyAnswersTheSameInvitationEvenAfterItsEnd() {
    Invitation first = stored(submit.submit(wish("key"))).invitation();
    scene.store.invitations().end(((Invitation.Open) first).cancel(scene.now()));

    Invitation again = stored(submit.submit(wish("key"))).invitation();

    assertThat(again.facts()).isEqualTo(first.facts());
    assertThat(again.state()).isEqualTo("CANCELLED");
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    submit.submit(wish("key"));

    assertThat(submit.submit(wish(Hosts.INVITER, Optional.of("key"), "another body")))
        .isEqualTo(new SubmitInvitation.Outcome.KeyReused());
  }

  @Test
  void theSameKeyOfAnotherHostIsAnotherInvitation() {
    scene.known(Hosts.ANNA);
    InvitationBook.Entry first = stored(submit.submit(wish("key")));

    assertThat(stored(submit.submit(wish(Hosts.ANNA, Optional.of("key"), "body"))))
        .isNotEqualTo(first);
  }

  @Test
  void aRoomHasOneOpenInvitation() {
    Invitation first = stored(submit.submit(wish("key"))).invitation();

    assertThat(submit.submit(wish(Hosts.INVITER, Optional.empty(), "body")))
        .isEqualTo(new SubmitInvitation.Outcome.AlreadyOpen(first.facts().id()));
  }

  @Test
  void aFilledInvitationCountsAsOpen() {
    Invitation.Open open = scene.invite(1);
    scene.grant(open, Hosts.ANNA);

    assertThat(submit.submit(wish("key")))
        .isEqualTo(new SubmitInvitation.Outcome.AlreadyOpen(open.facts().id()));
  }

  @Test
  void anInvitationPastItsDeadlineGivesWayThoughCleanupHasNotComeYet() {
    Invitation.Open open =
        scene.invite(Invitations.by(Hosts.INVITER).lease(Duration.ofMinutes(20)));
    scene.after(Duration.ofMinutes(10));

    Invitation next = stored(submit.submit(wish("key"))).invitation();

    assertThat(next.facts().id()).isNotEqualTo(open.facts().id());
    assertThat(scene.written(open).state()).isEqualTo("EXPIRED");
  }

  @Test
  void anInvitationWhoseRoomWentSilentGivesWayToo() {
    Invitation.Open open = scene.invite(3);
    scene.after(Invitation.ROOM_LEASE);

    stored(submit.submit(wish("key")));

    assertThat(scene.written(open).state()).isEqualTo("ROOM_ENDED");
  }

  private static SubmitInvitation.Wish wish(String key) {
    return wish(Hosts.INVITER, Optional.of(key), "body");
  }

  private static SubmitInvitation.Wish wish(
      HostId inviter, Optional<String> key, String fingerprint) {
    return new SubmitInvitation.Wish(
        inviter,
        RoomId.of(inviter),
        Invitations.anyone(),
        3,
        Points.ZERO,
        STANDS,
        "Come and see",
        key,
        fingerprint);
  }

  private static InvitationBook.Entry stored(SubmitInvitation.Outcome outcome) {
    assertThat(outcome).isInstanceOf(SubmitInvitation.Outcome.Stored.class);
    return ((SubmitInvitation.Outcome.Stored) outcome).entry();
  }
}
