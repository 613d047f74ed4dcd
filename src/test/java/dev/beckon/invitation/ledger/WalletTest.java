package dev.beckon.invitation.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.OfferId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WalletTest {
  private static final HostId INVITER = new HostId("de-17");
  private static final HostId OTHER = new HostId("fr-400");
  private static final OfferId VISIT =
      OfferId.of(new InvitationId("sbu8f75khq0hqbmu"), Instant.EPOCH);

  private static Points points(long value) {
    return new Points(value);
  }

  private static Debt debt(HostId creditor, long value) {
    return new Debt(creditor, VISIT, points(value));
  }

  @Test
  void whatComesInIsTheHostsWhoOwesNothing() {
    Wallet.Credited credited = new Wallet(points(5), List.of()).credit(points(7));

    assertThat(credited.wallet()).isEqualTo(new Wallet(points(12), List.of()));
    assertThat(credited.repaid()).isEmpty();
  }

  @Test
  void debtsArePaidFirstTheOldestFirst() {
    Wallet owing = new Wallet(Points.ZERO, List.of(debt(INVITER, 10), debt(OTHER, 10)));

    Wallet.Credited little = owing.credit(points(12));
    assertThat(little.repaid()).containsExactly(debt(INVITER, 10), debt(OTHER, 2));
    assertThat(little.wallet()).isEqualTo(new Wallet(Points.ZERO, List.of(debt(OTHER, 8))));

    Wallet.Credited rest = little.wallet().credit(points(9));
    assertThat(rest.repaid()).containsExactly(debt(OTHER, 8));
    assertThat(rest.wallet()).isEqualTo(new Wallet(points(1), List.of()));
  }

  @Test
  void aReversalTakesWhatIsThereAndNamesTheRest() {
    Wallet.TakenBack all = new Wallet(points(30), List.of()).takeBack(debt(INVITER, 30));
    assertThat(all).isEqualTo(new Wallet.TakenBack(Wallet.EMPTY, points(30), Points.ZERO));

    Wallet.TakenBack some = new Wallet(points(10), List.of()).takeBack(debt(INVITER, 30));
    assertThat(some.taken()).isEqualTo(points(10));
    assertThat(some.owed()).isEqualTo(points(20));
    assertThat(some.wallet()).isEqualTo(new Wallet(Points.ZERO, List.of(debt(INVITER, 20))));
    assertThat(some.wallet().owed()).isEqualTo(points(20));
  }

  @Test
  void thereIsAnEndToOwing() {
    List<Debt> many = Collections.nCopies(Wallet.MAX_DEBTS, debt(INVITER, 1));
    Wallet owing = new Wallet(points(5), many);

    assertThat(owing.mayOwe(points(6))).isFalse();
    assertThat(owing.mayOwe(points(5))).isTrue();
    assertThatThrownBy(() -> owing.takeBack(debt(OTHER, 6)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whateverComesAndGoesNothingIsMadeOrLost() {
    SplittableRandom random = new SplittableRandom(17);
    for (int walk = 0; walk < 200; walk++) {
      Wallet wallet = Wallet.EMPTY;
      long in = 0;
      long out = 0;
      for (int step = 0; step < 50; step++) {
        Points some = points(1 + random.nextInt(40));
        if (random.nextInt(3) > 0) {
          Wallet.Credited credited = wallet.credit(some);
          in += some.value();
          out += credited.repaid().stream().mapToLong(debt -> debt.points().value()).sum();
          wallet = credited.wallet();
        } else if (wallet.mayOwe(some)) {
          Wallet.TakenBack back = wallet.takeBack(new Debt(INVITER, VISIT, some));
          out += back.taken().value();
          wallet = back.wallet();
        }
        assertThat(wallet.balance().value()).isEqualTo(in - out);
        assertThat(wallet.owed().isZero() || wallet.balance().isZero()).isTrue();
      }
    }
  }
}
