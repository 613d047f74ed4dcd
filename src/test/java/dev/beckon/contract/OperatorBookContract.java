package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Invitations;
import dev.beckon.intake.points.OperatorBook.Carried;
import dev.beckon.intake.points.OperatorBook.Order;
import dev.beckon.intake.points.WalletBook;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.ledger.Account;
import dev.beckon.invitation.ledger.Cause;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Promise;
import dev.beckon.invitation.ledger.Reward;
import dev.beckon.invitation.ledger.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What operators order happens once, and stands in the books. */
abstract class OperatorBookContract extends Contract {
  private static final Instant NOW = T0.plusSeconds(9);

  /** The guest has come, and was paid. */
  private Visit.Joined paid(HostId by, HostId guest, Instant at) {
    give(by, 30);
    Invitation.Open open =
        stored(
            Invitations.by(by)
                .key(at.toString())
                .at(at)
                .lease(Duration.ofMinutes(60))
                .seats(1)
                .reward(30)
                .open());
    Visit.Joined visit = joined(open, guest, at);
    Instant enough = at.plus(Promise.DEFAULT_MINIMUM_DWELL);
    while (visit.lastBeatAt().isBefore(enough)) {
      Visit.Joined next = visit.beat(visit.lastBeatAt().plus(Visit.BEAT_INTERVAL));
      visit = (Visit.Joined) stores().visits().beat(visit, next).visit();
    }
    assertThat(visit.reward()).isEqualTo(new Reward.Settled(new Points(30)));
    return visit;
  }

  private static Carried.Out out(long moved, long owed) {
    return new Carried.Out(new Points(moved), new Points(owed));
  }

  @Test
  void aGrantIsInTheWalletAndOnItsLines() {
    Order order = order("a", NOW);

    assertThat(stores().orders().grant(order, anna, new Points(50))).isEqualTo(out(50, 0));

    assertThat(balance(anna)).isEqualTo(50);
    assertThat(stores().wallets().entries(anna, Optional.empty(), 5).lines())
        .containsExactly(
            new Transfer(
                    new Account.Operator(),
                    new Account.Wallet(anna),
                    new Points(50),
                    Cause.GRANT,
                    order.id(),
                    NOW)
                .credit());
  }

  @Test
  void theSameOrderOnceMoreChangesNothing() {
    Order order = order("a", NOW);
    stores().orders().grant(order, anna, new Points(50));

    Order later = new Order(order.id(), order.operator(), "GRANT", "", order.fingerprint(), NOW);
    assertThat(stores().orders().grant(later, anna, new Points(50))).isEqualTo(out(50, 0));
    assertThat(stores().orders().carried(later)).contains(out(50, 0));
    assertThat(stores().orders().note(later)).isEqualTo(out(50, 0));

    assertThat(balance(anna)).isEqualTo(50);
  }

  @Test
  void anotherOrderUnderTheSameKeyIsRefused() {
    Order order = order("a", NOW);
    stores().orders().grant(order, anna, new Points(50));
    Order other = new Order(order.id(), order.operator(), "GRANT", "", "another", NOW);

    assertThat(stores().orders().grant(other, anna, new Points(60)))
        .isEqualTo(new Carried.KeyReused());
    assertThat(stores().orders().carried(other)).contains(new Carried.KeyReused());

    assertThat(balance(anna)).isEqualTo(50);
  }

  @Test
  void anOrderThatNobodyGaveWasNotCarriedOut() {
    assertThat(stores().orders().carried(order("never", NOW))).isEmpty();
  }

  @Test
  void ofManySameGrantsAtOnceOneIsMade() {
    Order order = order("a", NOW);

    List<Carried> carried =
        Together.times(8, n -> () -> stores().orders().grant(order, anna, new Points(5)));

    assertThat(new HashSet<>(carried)).containsExactly(out(5, 0));
    assertThat(balance(anna)).isEqualTo(5);
  }

  @Test
  void aReversalGoesBackToTheInviter() {
    Visit.Joined visit = paid(inviter, anna, NOW);

    assertThat(stores().orders().reverse(order("a", NOW), visit)).isEqualTo(out(30, 0));
    assertThat(stores().orders().reverse(order("b", NOW), visit))
        .isEqualTo(new Carried.NothingToReverse());

    assertThat(balance(anna)).isZero();
    assertThat(owed(anna)).isZero();
    assertThat(balance(inviter)).isEqualTo(30);
    Visit now = stores().findVisit().find(anna, visit.facts().id()).orElseThrow();
    assertThat(now).isEqualTo(visit.rewarded(new Reward.Reversed(new Points(30))));
  }

  @Test
  void twoGuestsOfOneInvitationAreReversedInTheSameMoment() {
    give(inviter, 60);
    Invitation.Open two =
        stored(
            Invitations.by(inviter)
                .key("two")
                .at(NOW.plusSeconds(1))
                .lease(Duration.ofMinutes(60))
                .seats(2)
                .reward(30)
                .open());
    List<Visit> visits = new ArrayList<>();
    for (HostId guest : List.of(newHost("en"), newHost("en"))) {
      Visit.Joined visit = joined(two, guest, NOW.plusSeconds(1));
      while (visit.reward() instanceof Reward.Held) {
        Visit.Joined next = visit.beat(visit.lastBeatAt().plus(Visit.BEAT_INTERVAL));
        visit = (Visit.Joined) stores().visits().beat(visit, next).visit();
      }
      visits.add(visit);
    }
    long before = balance(inviter);

    assertThat(stores().orders().reverse(order("a", NOW), visits.get(0))).isEqualTo(out(30, 0));
    assertThat(stores().orders().reverse(order("b", NOW), visits.get(1))).isEqualTo(out(30, 0));

    assertThat(balance(inviter)).isEqualTo(before + 60);
  }

  @Test
  void aReversalTakesWhatIsThereAndNamesTheRest() {
    Visit.Joined visit = paid(inviter, anna, NOW);
    stored(Invitations.by(anna).seats(1).reward(20).open());

    assertThat(stores().orders().reverse(order("a", NOW), visit)).isEqualTo(out(10, 20));

    assertThat(balance(anna)).isZero();
    assertThat(owed(anna)).isEqualTo(20);
    assertThat(balance(inviter)).isEqualTo(10);
  }

  @Test
  void whatComesInLaterPaysTheDebtFirst() {
    Visit.Joined visit = paid(inviter, anna, NOW);
    stored(Invitations.by(anna).seats(1).reward(30).open());
    stores().orders().reverse(order("a", NOW), visit);

    stores().orders().grant(order("b", NOW), anna, new Points(12));
    assertThat(owed(anna)).isEqualTo(18);
    assertThat(balance(anna)).isZero();
    stores().orders().grant(order("c", NOW), anna, new Points(20));

    assertThat(owed(anna)).isZero();
    assertThat(balance(anna)).isEqualTo(2);
    assertThat(balance(inviter)).isEqualTo(30);
    assertThat(stores().wallets().entries(inviter, Optional.empty(), 50).lines())
        .extracting(line -> line.cause() + " " + line.amount())
        .contains("REPAYMENT 12", "REPAYMENT 18");
  }

  @Test
  void whatIsNotPaidIsNotReversed() {
    Invitation.Open open = invitation(1);
    Visit.Joined visit = joined(open, anna, NOW);

    assertThat(stores().orders().reverse(order("a", NOW), visit))
        .isEqualTo(new Carried.NothingToReverse());
  }

  @Test
  void aVisitThatIsOverIsVoided() {
    Visit.Joined visit = paid(inviter, anna, NOW);
    Visit.Ended left = visit.leave(visit.lastBeatAt());
    stores().endVisit().end(visit, left);

    Visit voided = stores().orders().voidOver(left);

    assertThat(voided).isEqualTo(left.voidIt());
    assertThat(stores().findVisit().find(anna, visit.facts().id())).contains(voided);
    assertThat(stores().orders().reverse(order("a", NOW), voided)).isEqualTo(out(30, 0));
  }

  @Test
  void aVisitThatEarnedAndIsVoidedBeforeItIsPaidIsNotPaid() {
    give(inviter, 30);
    Invitation.Open open = stored(Invitations.by(inviter).seats(1).reward(30).open());
    Visit.Joined visit = joined(open, anna, NOW);
    for (int beats = 0; beats < 3; beats++) {
      Visit.Joined next = visit.beat(visit.lastBeatAt().plus(Visit.BEAT_INTERVAL));
      visit = (Visit.Joined) stores().visits().beat(visit, next).visit();
    }
    Visit.Ended left = visit.leave(visit.lastBeatAt().plus(Visit.BEAT_INTERVAL));
    stores().endVisit().end(visit, left);

    Visit voided = stores().orders().voidOver(left);

    assertThat(voided.reward())
        .isEqualTo(new Reward.Released(new Points(30), Reward.Withheld.VOIDED));
    assertThat(stores().rewards().settle(left, NOW)).isEqualTo(voided);
    stores().end().end(((Invitation.Standing) current(open)).cancel(NOW));
    assertThat(balance(anna)).isZero();
    assertThat(balance(inviter)).isEqualTo(30);
  }

  @Test
  void aVisitThatMovedOnIsNotVoidedAsItWas() {
    Visit.Joined visit = paid(inviter, anna, NOW);
    Visit.Ended left = visit.leave(visit.lastBeatAt());
    stores().endVisit().end(visit, left);
    stores().orders().reverse(order("a", NOW), left);

    Visit now = stores().orders().voidOver(left);

    assertThat(now).isEqualTo(left.rewarded(new Reward.Reversed(new Points(30))));
  }

  @Test
  void linesComePageByPageNewestFirst() {
    for (int n = 1; n <= 5; n++) {
      stores().orders().grant(order("n" + n, NOW.plusSeconds(n)), anna, new Points(n));
    }
    List<Long> amounts = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      WalletBook.Page page = stores().wallets().entries(anna, cursor, 2);
      page.lines().forEach(line -> amounts.add(line.amount()));
      cursor = page.next();
    } while (cursor.isPresent());

    assertThat(amounts).containsExactly(5L, 4L, 3L, 2L, 1L);
    assertThat(stores().wallets().entries(newHost("en"), Optional.empty(), 2))
        .isEqualTo(new WalletBook.Page(List.of(), Optional.empty()));
  }
}
