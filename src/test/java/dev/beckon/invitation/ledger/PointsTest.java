package dev.beckon.invitation.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointsTest {
  private static final Account.Wallet WALLET = new Account.Wallet(new HostId("de-17"));
  private static final Account.Escrow ESCROW =
      new Account.Escrow(new InvitationId("sbu8f75khq0hqbmu"));

  @Test
  void thereAreNeverFewerThanNoneNorTooMany() {
    assertThatThrownBy(() -> new Points(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Points(Points.MAX + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Points(3).minus(new Points(4)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Points(Points.MAX).plus(new Points(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Points(Points.MAX).times(Integer.MAX_VALUE))
        .isInstanceOf(ArithmeticException.class);
    assertThat(new Points(Points.MAX).times(1).minus(new Points(Points.MAX)).isZero()).isTrue();
  }

  @Test
  void bothLinesOfATransferComeToNothing() {
    Transfer transfer =
        new Transfer(
            WALLET, ESCROW, new Points(60), Cause.ESCROW, "sbu8f75khq0hqbmu", Instant.EPOCH);

    assertThat(transfer.debit().amount() + transfer.credit().amount()).isZero();
    assertThat(transfer.debit().account()).isEqualTo(transfer.credit().counter());
    assertThat(transfer.debit().counter()).isEqualTo(transfer.credit().account());
    assertThat(transfer.debit().id()).isNotEqualTo(transfer.credit().id());
  }

  @Test
  void linesSortByTimeAndTheSameCauseIsTheSameLine() {
    List<String> ids =
        List.of(
            line(Instant.EPOCH),
            line(Instant.ofEpochMilli(1)),
            line(Instant.ofEpochSecond(1L << 33)));

    assertThat(ids).isSorted().doesNotHaveDuplicates();
    assertThat(line(Instant.ofEpochMilli(1))).isEqualTo(ids.get(1));
  }

  private static String line(Instant at) {
    return new Transfer(ESCROW, WALLET, new Points(1), Cause.SETTLEMENT, "visit", at)
        .credit()
        .id()
        .value();
  }

  @Test
  void aTransferMovesSomethingToSomewhereElse() {
    assertThatThrownBy(
            () -> new Transfer(WALLET, ESCROW, Points.ZERO, Cause.ESCROW, "a", Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Transfer(WALLET, WALLET, new Points(1), Cause.GRANT, "a", Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPromiseHasItsBounds() {
    Duration second = Duration.ofSeconds(1);
    assertThat(new Promise(Points.ZERO, second).isNone()).isTrue();
    assertThatThrownBy(() -> new Promise(new Points(Promise.MAX_REWARD + 1), second))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Promise(new Points(1), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRewardGoesItsWayAndNoOther() {
    Promise promise = new Promise(new Points(30), Duration.ofMinutes(3));
    Reward held = Reward.of(promise);
    Reward.Released tooShort = new Reward.Released(new Points(30), Reward.Withheld.TOO_SHORT);

    assertThat(Reward.of(Promise.NONE)).isEqualTo(new Reward.None());
    assertThat(held.after(Duration.ofSeconds(179))).isEqualTo(held);
    assertThat(held.after(Duration.ofMinutes(3))).isEqualTo(new Reward.Earned(new Points(30)));
    assertThat(held.over(Reward.Withheld.TOO_SHORT)).isEqualTo(tooShort);
    assertThat(new Reward.Earned(new Points(30)).over(Reward.Withheld.TOO_SHORT))
        .isEqualTo(new Reward.Earned(new Points(30)));
    assertThat(new Reward.Earned(new Points(30)).voided().withheld())
        .contains(Reward.Withheld.VOIDED);
    assertThat(tooShort.after(Duration.ofHours(1))).isEqualTo(tooShort);
    Reward.Settled settled = new Reward.Settled(new Points(30));
    assertThat(settled.voided()).isEqualTo(settled);
    for (Reward reward : List.of(held, tooShort, settled, settled.reverse())) {
      assertThat(Reward.kept(reward.state(), reward.withheld(), promise)).isEqualTo(reward);
    }
  }

  @Test
  void anEscrowGivesBackWhatNoGuestCanEarn() {
    Escrow escrow = Escrow.of(new Promise(new Points(10), Duration.ofMinutes(3)), 4);
    assertThat(escrow.held()).isEqualTo(new Points(40));

    Escrow later = escrow.settle().resolve();

    assertThat(later.held()).isEqualTo(new Points(30));
    assertThat(later.releasable(3)).isEqualTo(new Points(20));
    assertThat(later.release(3)).isEqualTo(new Escrow(new Points(10), new Points(10), 2));
    assertThat(later.release(3).settle().held()).isEqualTo(Points.ZERO);
    assertThat(Escrow.NONE.resolve()).isEqualTo(Escrow.NONE);
  }

  @Test
  void aCapIsReachedWithinADayAndOverAfterwards() {
    Cap cap = new Cap(2);
    Instant now = Instant.EPOCH.plus(Duration.ofDays(9));
    Instant dayAgo = now.minus(Cap.DAY);

    assertThat(cap.isReached(List.of(now), now)).isFalse();
    assertThat(cap.isReached(List.of(now, dayAgo.plusMillis(1)), now)).isTrue();
    assertThat(cap.isReached(List.of(now, dayAgo), now)).isFalse();
  }
}
