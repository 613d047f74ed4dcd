package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.wave.AcceptRate;
import dev.beckon.invitation.wave.Waves;
import dev.beckon.selection.WaveBook.Pending;
import dev.beckon.selection.WaveBook.Standing;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How invitations stand with their waves. */
abstract class WaveBookContract extends Contract {
  private static final Instant NOW = T0.plusSeconds(20);

  private Standing standing(Invitation invitation) {
    return stores().waveBook().standing(invitation.facts().id()).orElseThrow();
  }

  private boolean isPending(Invitation invitation) {
    return stores().waveBook().pending(invitation.facts()).isPresent();
  }

  /** The wave after that goes out. */
  private static Standing next(Standing before, int offers, Instant now) {
    return new Standing(
        before.invitation(), before.waves().and(offers, now), before.listOf(), before.listed() + 7);
  }

  private Set<Rung> widened(Invitation invitation) {
    return stores().book().entry(inviter, invitation.facts().id()).orElseThrow().widened();
  }

  private int offers(Invitation invitation) {
    return stores().book().entry(inviter, invitation.facts().id()).orElseThrow().offered();
  }

  @Test
  void aNewInvitationWaitsForItsFirstWave() {
    Invitation.Open open = invitation(3);
    Standing none = new Standing(open, Waves.none(T0, AcceptRate.UNKNOWN), 0, 0);

    assertThat(stores().waveBook().pending(open.facts()))
        .contains(new Pending(none, Invitations.terms()));
    assertThat(stores().waveBook().standing(open.facts().id())).contains(none);
    assertThat(stores().waveBook().terms(open.facts())).isEqualTo(Invitations.terms());
  }

  @Test
  void aWaveThatIsOutIsThereWithAllThatTheNextOneGoesBy() {
    Invitation.Open open = invitation(3);
    Waves measured = Waves.none(T0, new AcceptRate(12_345, 2_000)).and(11, NOW);
    Standing first = new Standing(open, measured, 1, 13);

    stores().waveBook().waveIsOut(first, LOOK_AT, Set.of());

    assertThat(standing(open)).isEqualTo(first);
    assertThat(isPending(open)).isFalse();
    assertThat(offers(open)).isEqualTo(11);
  }

  @Test
  void wavesFollowOneAnother() {
    Invitation.Open open = invitation(3);
    waveIsOut(open, 12);
    Standing second = next(standing(open), 5, NOW);

    stores().waveBook().waveIsOut(second, LOOK_AT.plusSeconds(20), Set.of());

    assertThat(standing(open)).isEqualTo(second);
    assertThat(standing(open).waves().out()).isEqualTo(2);
    assertThat(offers(open)).isEqualTo(17);
  }

  @Test
  void aWaveIsOutOnceWhoeverSendsIt() {
    Invitation.Open open = invitation(3);
    waveIsOut(open, 12);
    Standing second = next(standing(open), 5, NOW);
    stores().waveBook().waveIsOut(second, LOOK_AT, Set.of());

    waveIsOut(open, 9);
    Standing late = next(Invitations.firstWave(open, 12), 3, NOW);
    stores().waveBook().waveIsOut(late, LOOK_AT, Set.of());

    assertThat(standing(open)).isEqualTo(second);
  }

  @Test
  void ofManyWhoSendTheSameWaveAtOnceOneDoes() {
    Invitation.Open open = invitation(3);

    Together.times(
        16,
        n ->
            () -> {
              waveIsOut(open, n + 1);
              return n;
            });

    assertThat(standing(open).waves().out()).isEqualTo(1);
    assertThat(offers(open)).isEqualTo(standing(open).listed());
  }

  @Test
  void whoTakesASeatIsCountedWithTheWaves() {
    Invitation.Open open = invitation(3);
    waveIsOut(open, 12);

    granted(open, anna, NOW);

    assertThat(standing(open).waves())
        .isEqualTo(Invitations.firstWave(open, 12).waves().taken(1, NOW));
    assertThat(standing(open).invitation().guests()).containsExactly(anna);
  }

  @Test
  void whoTakesASeatWhileAWaveGoesOutIsNotForgotten() {
    Invitation.Open open = invitation(3);
    waveIsOut(open, 12);
    Standing second = next(standing(open), 5, NOW);
    granted(open, anna, NOW);

    stores().waveBook().waveIsOut(second, LOOK_AT, Set.of());

    assertThat(standing(open).waves()).isEqualTo(second.waves().taken(1, NOW));
  }

  @Test
  void whenASeatComesFreeSomebodyHasToLookAgain() {
    Invitation.Open open = invitation(1);
    waveIsOut(open, 12);
    granted(open, anna, NOW);
    assertThat(isPending(open)).isFalse();

    doesNotCome(open, anna);

    assertThat(isPending(open)).isTrue();
    assertThat(standing(open).invitation()).isEqualTo(open);
    assertThat(standing(open).waves().taken()).isEqualTo(1);
  }

  @Test
  void onceSomebodyHasLookedItWaitsForNobody() {
    Invitation.Open open = invitation(1);
    waveIsOut(open, 12);
    granted(open, anna, NOW);
    doesNotCome(open, anna);
    Standing read = standing(open);

    stores().waveBook().looked(read, LOOK_AT);

    assertThat(isPending(open)).isFalse();
    assertThat(standing(open)).isEqualTo(read);
  }

  @Test
  void whoLookedBeforeAWaveWentOutHasNotLookedAfterIt() {
    Invitation.Open open = invitation(1);
    Standing early = standing(open);
    waveIsOut(open, 12);
    granted(open, anna, NOW);
    doesNotCome(open, anna);

    stores().waveBook().looked(early, LOOK_AT);

    assertThat(isPending(open)).isTrue();
  }

  private void doesNotCome(Invitation invitation, HostId guest) {
    Visit.Granted granted = Invitations.visit(invitation.facts(), guest, NOW);
    stores().endVisit().end(granted, granted.leave(NOW.plusSeconds(3)));
  }

  @Test
  void aWaveOfAnInvitationThatEndedMeanwhileChangesNothing() {
    Invitation.Open open = invitation(3);
    stores().end().end(open.cancel(NOW));

    waveIsOut(open, 12);
    stores().waveBook().looked(standing(open), LOOK_AT);

    assertThat(offers(open)).isZero();
    assertThat(current(open)).isEqualTo(open.cancel(NOW));
    assertThat(isPending(open)).isFalse();
  }

  @Test
  void whatCameOfTheInvitationBeforeIsKnownOfTheNextOne() {
    Invitation.Open first = invitation(1);
    waveIsOut(first, 40);
    granted(first, anna, NOW);
    Invitation.Standing filled = (Invitation.Standing) current(first);
    AcceptRate learnt = standing(first).waves().learnt(true, NOW);
    stores().end().end(filled.cancel(NOW.plusSeconds(90)));

    Invitation.Open next =
        stored(Invitations.by(inviter).key("next").at(T0.plusSeconds(120)).open());

    assertThat(learnt.share()).isLessThan(AcceptRate.UNKNOWN.share());
    assertThat(before(next)).isEqualTo(learnt);
    assertThat(before(stored(Invitations.by(bruno).open()))).isEqualTo(AcceptRate.UNKNOWN);
  }

  private AcceptRate before(Invitation invitation) {
    return stores()
        .waveBook()
        .pending(invitation.facts())
        .orElseThrow()
        .standing()
        .waves()
        .before();
  }

  @Test
  void howFarWavesWidenedIsWrittenWithThem() {
    Invitation.Open open = invitation(3);
    stores()
        .waveBook()
        .waveIsOut(Invitations.firstWave(open, 12), LOOK_AT, Set.of(Rung.SIDE_CATEGORIES));
    stores().waveBook().waveIsOut(next(standing(open), 5, NOW), LOOK_AT, Set.of(Rung.REGIONS));

    assertThat(widened(open)).containsExactlyInAnyOrder(Rung.REGIONS, Rung.SIDE_CATEGORIES);
  }

  @Test
  void howFarItWentInVainIsWrittenThoughTheInvitationIsOver() {
    Invitation.Open open = invitation(3);
    stores().exhaust().exhaust(open.exhaust(0, 0, NOW), 0);

    stores().waveBook().nobodyWasThere(open.facts().id(), Set.of(Rung.LEVEL));
    stores().waveBook().nobodyWasThere(open.facts().id(), Set.of());

    assertThat(widened(open)).containsExactly(Rung.LEVEL);
    assertThat(current(open).state()).isEqualTo("EXHAUSTED");
  }

  @Test
  void atFirstNothingWasWidened() {
    assertThat(widened(invitation(3))).isEmpty();
  }

  @Test
  void anUnknownInvitationHasNoWaves() {
    Invitation.Facts unknown = Invitations.by(inviter).facts();

    assertThat(stores().waveBook().standing(unknown.id())).isEmpty();
    assertThatThrownBy(() -> stores().waveBook().pending(unknown))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> stores().waveBook().terms(unknown))
        .isInstanceOf(IllegalStateException.class);
  }
}
