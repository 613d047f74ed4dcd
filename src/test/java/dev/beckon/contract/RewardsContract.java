package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.cleanup.DueBook;
import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.Wishes;
import dev.beckon.intake.InvitationBook;
import dev.beckon.intake.points.OperatorBook;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.ledger.Account;
import dev.beckon.invitation.ledger.Cap;
import dev.beckon.invitation.ledger.Cause;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Promise;
import dev.beckon.invitation.ledger.Reward;
import dev.beckon.invitation.ledger.Transfer;
import dev.beckon.visit.VisitBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Points are held, paid once, and given back; what is in an account follows from its lines. */
abstract class RewardsContract extends Contract {
  private static final Instant NOW = T0.plusSeconds(9);
  private static final Duration LONG_ENOUGH = Promise.DEFAULT_MINIMUM_DWELL;
  private static final long REWARD = 30;

  private Invitation.Open rewarding(int seats) {
    return rewarding(inviter, seats, T0);
  }

  private Invitation.Open rewarding(HostId by, int seats, Instant at) {
    give(by, REWARD * seats);
    return stored(
        Invitations.by(by)
            .key(at.toString())
            .at(at)
            .lease(Duration.ofMinutes(60))
            .stands(Duration.ofMinutes(60))
            .seats(seats)
            .reward(REWARD)
            .open());
  }

  /** The guest comes at that time, and is about to have stayed long enough. */
  private Visit.Joined almost(Invitation invitation, HostId guest, Instant at) {
    Visit.Joined visit = joined(invitation, guest, at);
    Instant enough = at.plus(LONG_ENOUGH);
    Instant beatAt = at.plus(Visit.BEAT_INTERVAL);
    for (; beatAt.isBefore(enough); beatAt = beatAt.plus(Visit.BEAT_INTERVAL)) {
      visit = beat(visit, beatAt);
    }
    return visit;
  }

  private Visit.Joined beat(Visit.Live before, Instant at) {
    VisitBook.Noted noted = stores().visits().beat(before, before.beat(at));
    assertThat(noted).isInstanceOf(VisitBook.Noted.Done.class);
    return (Visit.Joined) noted.visit();
  }

  private Visit.Joined stayed(Invitation invitation, HostId guest, Instant at) {
    return beat(almost(invitation, guest, at), at.plus(LONG_ENOUGH));
  }

  private Invitation ended(Invitation invitation) {
    return stores()
        .end()
        .end(((Invitation.Standing) current(invitation)).cancel(NOW.plusSeconds(1)));
  }

  private static Reward settled() {
    return new Reward.Settled(new Points(REWARD));
  }

  private static Reward released(Reward.Withheld why) {
    return new Reward.Released(new Points(REWARD), why);
  }

  private long held(Invitation invitation) {
    return current(invitation).escrow().held().value();
  }

  @Test
  void whatAnInvitationMayCostLeavesTheWalletWithIt() {
    give(inviter, 7);

    Invitation.Open open = rewarding(3);

    assertThat(balance(inviter)).isEqualTo(7);
    assertThat(held(open)).isEqualTo(90);
    assertThat(current(open)).isEqualTo(open);
    Transfer.Line line = stores().wallets().entries(inviter, Optional.empty(), 1).lines().get(0);
    assertThat(line.amount()).isEqualTo(-90);
    assertThat(line.cause()).isEqualTo(Cause.ESCROW);
    assertThat(line.counter()).isEqualTo(new Account.Escrow(open.facts().id()));
  }

  @Test
  void anInvitationThatIsTooDearIsNotStoredAndNothingMoves() {
    give(inviter, 89);
    Invitation.Open open = Invitations.by(inviter).seats(3).reward(REWARD).open();

    assertThat(stores().book().submit(open, Invitations.terms(), "body"))
        .isEqualTo(new InvitationBook.Submission.BalanceTooSmall(new Points(89), new Points(90)));

    assertThat(stores().find().find(open.facts().id())).isEmpty();
    assertThat(balance(inviter)).isEqualTo(89);
    assertThat(stores().hosts().openInvitation(inviter)).isEmpty();
  }

  @Test
  void whoNeverHadPointsHasNoneToPromise() {
    Invitation.Open open = Invitations.by(inviter).seats(1).reward(REWARD).open();

    assertThat(stores().book().submit(open, Invitations.terms(), "body"))
        .isEqualTo(new InvitationBook.Submission.BalanceTooSmall(Points.ZERO, new Points(REWARD)));
  }

  @Test
  void theSameRequestOnceMoreHoldsNothingMore() {
    Invitation.Open open = rewarding(2);
    give(inviter, 500);

    assertThat(stores().book().submit(open, Invitations.terms(), "body"))
        .isInstanceOf(InvitationBook.Submission.KeyReused.class);

    assertThat(balance(inviter)).isEqualTo(500);
  }

  @Test
  void theBeatThatStayedLongEnoughIsPaid() {
    Invitation.Open open = rewarding(2);
    Visit.Joined almost = almost(open, anna, NOW);
    assertThat(almost.reward()).isEqualTo(Reward.of(open.facts().promise()));
    assertThat(balance(anna)).isZero();

    Visit.Joined paid = beat(almost, NOW.plus(LONG_ENOUGH));

    assertThat(paid.reward()).isEqualTo(settled());
    assertThat(visit(open, anna)).isEqualTo(paid);
    assertThat(balance(anna)).isEqualTo(REWARD);
    assertThat(held(open)).isEqualTo(REWARD);
    Transfer.Line line = stores().wallets().entries(anna, Optional.empty(), 5).lines().get(0);
    assertThat(line.amount()).isEqualTo(REWARD);
    assertThat(line.about()).isEqualTo(open.facts().offerId().value());
    assertThat(line.at()).isEqualTo(NOW.plus(LONG_ENOUGH));
  }

  @Test
  void aStayIsPaidOnce() {
    Invitation.Open open = rewarding(2);
    Visit.Joined almost = almost(open, anna, NOW);
    Visit.Joined paid = beat(almost, NOW.plus(LONG_ENOUGH));

    VisitBook.Noted again =
        stores().visits().beat(almost, almost.beat(NOW.plus(LONG_ENOUGH).plusSeconds(1)));
    Visit.Joined later = beat(paid, NOW.plus(LONG_ENOUGH).plusSeconds(45));
    Visit.Ended left = later.leave(NOW.plus(LONG_ENOUGH).plusSeconds(60));
    stores().endVisit().end(later, left);
    stores().rewards().settle(left, NOW);

    assertThat(again).isEqualTo(new VisitBook.Noted.Moved(paid));
    assertThat(visit(open, anna)).isEqualTo(left);
    assertThat(left.reward()).isEqualTo(settled());
    assertThat(balance(anna)).isEqualTo(REWARD);
    assertThat(held(open)).isEqualTo(REWARD);
  }

  @Test
  void ofManyBeatsAtOnceOnePays() {
    Invitation.Open open = rewarding(1);
    Visit.Joined almost = almost(open, anna, NOW);

    Together.times(
        8,
        n ->
            () -> stores().visits().beat(almost, almost.beat(NOW.plus(LONG_ENOUGH).plusMillis(n))));

    assertThat(balance(anna)).isEqualTo(REWARD);
    assertThat(held(open)).isZero();
  }

  @Test
  void manyGuestsAreAllPaid() {
    Invitation.Open open = rewarding(8);
    List<Visit.Joined> guests =
        IntStream.range(0, 8).mapToObj(n -> almost(open, newHost("en"), NOW)).toList();

    Together.times(
        8,
        n ->
            () -> stores().visits().beat(guests.get(n), guests.get(n).beat(NOW.plus(LONG_ENOUGH))));

    Set<Long> balances = new HashSet<>();
    guests.forEach(
        guest -> {
          // Who met the others too often is paid by whoever looks next.
          stores().rewards().settle(visit(open, guest.facts().guest()), NOW.plus(LONG_ENOUGH));
          balances.add(balance(guest.facts().guest()));
        });
    assertThat(balances).containsExactly(REWARD);
    assertThat(held(open)).isZero();
  }

  @Test
  void whatALastMomentEarnsIsPaidAfterTheEnd() {
    Invitation.Open open = rewarding(1);
    Visit.Joined almost = almost(open, anna, NOW);
    Visit.Ended left = almost.leave(NOW.plus(LONG_ENOUGH));
    assertThat(left.reward()).isEqualTo(new Reward.Earned(new Points(REWARD)));

    assertThat(stores().endVisit().end(almost, left)).isEqualTo(left);
    assertThat(balance(anna)).isZero();
    assertThat(stores().due().due(left.endedAt(), 5000).toString()).contains(anna.value());
    assertThat(stores().rewards().settle(left, NOW)).isEqualTo(left.rewarded(settled()));
    assertThat(stores().rewards().settle(left, NOW)).isEqualTo(left.rewarded(settled()));

    assertThat(balance(anna)).isEqualTo(REWARD);
    assertThat(held(open)).isZero();
    assertThat(stores().due().due(left.endedAt(), 5000).toString()).doesNotContain(anna.value());
  }

  @Test
  void whatIsEarnedAndNotPaidIsNotTakenOffTheIndex() {
    Invitation.Open open = rewarding(1);
    Visit.Joined almost = almost(open, anna, NOW);
    Visit.Ended left = almost.leave(NOW.plus(LONG_ENOUGH));
    stores().endVisit().end(almost, left);

    stores().due().settle(new DueBook.Due.OfOffer(anna, open.facts().offerId()));

    assertThat(stores().due().due(left.endedAt(), 5000).toString()).contains(anna.value());
  }

  @Test
  void whoLeavesTooSoonEarnsNothingAndTheRestComesBackAtTheEnd() {
    Invitation.Open open = rewarding(2);
    Visit.Joined joined = joined(open, anna, NOW);
    Visit.Ended left = joined.leave(NOW.plusSeconds(30));
    stores().endVisit().end(joined, left);
    assertThat(left.reward()).isEqualTo(released(Reward.Withheld.TOO_SHORT));
    assertThat(held(open)).isEqualTo(2 * REWARD);

    Invitation over = ended(open);

    assertThat(over.escrow().held()).isEqualTo(Points.ZERO);
    assertThat(current(open)).isEqualTo(over);
    assertThat(balance(inviter)).isEqualTo(2 * REWARD);
    assertThat(visit(open, anna)).isEqualTo(left);
  }

  @Test
  void aGuestWhoIsStillThereAtTheEndMayStillEarnIt() {
    Invitation.Open open = rewarding(3);
    Visit.Joined almost = almost(open, anna, NOW);

    Invitation over = ended(open);

    assertThat(over.escrow().held()).isEqualTo(new Points(REWARD));
    assertThat(balance(inviter)).isEqualTo(2 * REWARD);
    assertThat(beat(almost, NOW.plus(LONG_ENOUGH)).reward()).isEqualTo(settled());
    assertThat(balance(anna)).isEqualTo(REWARD);
    assertThat(held(open)).isZero();
  }

  @Test
  void whatAGuestOfAnEndedInvitationDoesNotEarnIsFoundAndComesBack() {
    Invitation.Open open = rewarding(1);
    Visit.Joined joined = joined(open, anna, NOW);
    Invitation over = ended(open);
    assertThat(balance(inviter)).isZero();
    stores().endVisit().end(joined, joined.leave(NOW.plusSeconds(30)));

    assertThat(stores().due().due(NOW.plusSeconds(60), 5000).toString())
        .contains(open.facts().id().value());
    assertThat(stores().escrows().release(open.facts().id(), NOW).held()).isEqualTo(Points.ZERO);
    assertThat(stores().escrows().release(open.facts().id(), NOW).held()).isEqualTo(Points.ZERO);

    assertThat(balance(inviter)).isEqualTo(REWARD);
    assertThat(stores().due().due(NOW.plusSeconds(60), 5000).toString())
        .doesNotContain(open.facts().id().value());
    assertThat(over).isInstanceOf(Invitation.Ended.class);
  }

  @Test
  void nothingIsReleasedWhileTheInvitationStands() {
    Invitation.Open open = rewarding(2);

    assertThat(stores().escrows().release(open.facts().id(), NOW).held())
        .isEqualTo(new Points(2 * REWARD));

    assertThat(balance(inviter)).isZero();
  }

  @Test
  void theSeatOfANoShowMayBeEarnedByTheNext() {
    Invitation.Open open = rewarding(1);
    Visit.Granted granted = granted(open, anna, NOW);
    stores().endVisit().end(granted, granted.noShow(granted.facts().joinBy()));

    assertThat(stayed(open, bruno, NOW.plusSeconds(90)).reward()).isEqualTo(settled());

    assertThat(balance(bruno)).isEqualTo(REWARD);
    assertThat(held(open)).isZero();
  }

  @Test
  void aNoShowAfterTheEndGivesTheRewardBack() {
    Invitation.Open open = rewarding(1);
    Visit.Granted granted = granted(open, anna, NOW);
    ended(open);
    stores().endVisit().end(granted, granted.noShow(granted.facts().joinBy()));

    stores().escrows().release(open.facts().id(), NOW.plusSeconds(99));

    assertThat(balance(inviter)).isEqualTo(REWARD);
    assertThat(visit(open, anna).reward()).isEqualTo(released(Reward.Withheld.NO_SHOW));
  }

  @Test
  void aRoomThatEndsGivesBackWhatNobodyCanEarn() {
    Invitation.Open open = rewarding(2);

    stores().rooms().end(inviter, open.facts().id(), NOW);

    assertThat(held(open)).isZero();
    assertThat(balance(inviter)).isEqualTo(2 * REWARD);
  }

  @Test
  void twoHostsRewardEachOtherTwiceADayAndNoMore() {
    preferences =
        Wishes.willing()
            .pace(Preferences.MAX_PER_HOUR, Preferences.MAX_PER_DAY)
            .pause(Duration.ZERO)
            .all();
    List<Reward> rewards = new ArrayList<>();
    Instant at = NOW;
    for (int n = 0; n < 4; n++) {
      HostId asks = n % 2 == 0 ? inviter : anna;
      HostId comes = n % 2 == 0 ? anna : inviter;
      Invitation.Open open = rewarding(asks, 1, at);
      Visit.Joined visit = stayed(open, comes, at);
      rewards.add(visit.reward());
      stores().endVisit().end(visit, visit.leave(visit.lastBeatAt()));
      ended(open);
      assertThat(held(open)).isZero();
      at = n == 2 ? at.plus(Cap.DAY) : at.plus(Duration.ofMinutes(10));
    }

    assertThat(rewards)
        .containsExactly(settled(), settled(), released(Reward.Withheld.PAIR_CAP), settled());
  }

  @Test
  void aGuestIsRewardedSoOftenADayAndNoMore() {
    preferences =
        Wishes.willing()
            .pace(Preferences.MAX_PER_HOUR, Preferences.MAX_PER_DAY)
            .pause(Duration.ZERO)
            .all();
    List<String> states = new ArrayList<>();
    for (int n = 0; n <= Cap.OF_GUEST.perDay() + 1; n++) {
      // One more than the cap on the same day, one on the next.
      Instant at = NOW.plus(n > Cap.OF_GUEST.perDay() ? Cap.DAY : Duration.ofMinutes(12L * n));
      Invitation.Open open = rewarding(newHost("de"), 1, at);
      Visit.Joined visit = stayed(open, anna, at);
      states.add(visit.reward().state());
      stores().endVisit().end(visit, visit.leave(visit.lastBeatAt()));
    }

    assertThat(states.subList(0, Cap.OF_GUEST.perDay())).containsOnly("SETTLED");
    assertThat(states.subList(Cap.OF_GUEST.perDay(), states.size()))
        .containsExactly("RELEASED", "SETTLED");
    assertThat(balance(anna)).isEqualTo(REWARD * (Cap.OF_GUEST.perDay() + 1));
  }

  @Test
  void whoseAccountsHaveHadTheSamePhoneOneAfterTheOtherAreNotRewardedByThemselves() {
    willing(anna);
    stores().hosts().removeDevice(anna, Hosts.device(anna).id());
    stores().hosts().saveDevice(inviter, Hosts.device(anna), "hash-of-" + anna);
    Invitation.Open open = rewarding(1);

    Visit.Joined visit = stayed(open, anna, NOW);

    assertThat(visit.reward()).isEqualTo(released(Reward.Withheld.SAME_PERSON));
    assertThat(balance(anna)).isZero();
    ended(open);
    assertThat(balance(inviter)).isEqualTo(REWARD);
  }

  @Test
  void whoOwesPaysOutOfTheNextReward() {
    Invitation.Open first = rewarding(1);
    Visit.Joined visit = stayed(first, anna, NOW);
    spend(anna, REWARD);
    stores().endVisit().end(visit, visit.leave(visit.lastBeatAt()));
    assertThat(stores().orders().reverse(order("r", NOW), visit))
        .isEqualTo(new OperatorBook.Carried.Out(Points.ZERO, new Points(REWARD)));
    assertThat(owed(anna)).isEqualTo(REWARD);
    HostId another = newHost("de");

    Invitation.Open second = rewarding(another, 1, NOW.plusSeconds(600));
    assertThat(stayed(second, anna, NOW.plusSeconds(600)).reward()).isEqualTo(settled());

    assertThat(balance(anna)).isZero();
    assertThat(owed(anna)).isZero();
    assertThat(balance(inviter)).isEqualTo(REWARD);
    assertThat(balance(another)).isZero();
  }

  /** The host's points go into an invitation of their own. */
  private void spend(HostId host, long points) {
    stored(Invitations.by(host).key("spent").seats(1).reward(points).open());
  }
}
