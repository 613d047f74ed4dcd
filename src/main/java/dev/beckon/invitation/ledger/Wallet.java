package dev.beckon.invitation.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A host's points, and what the host owes. Whoever owes has nothing: what comes in goes to the
 * oldest debt first.
 *
 * @param debts the oldest first, {@value #MAX_DEBTS} at most
 */
public record Wallet(Points balance, List<Debt> debts) {
  /** So many reversed rewards may be owed; moderation has other means before that. */
  public static final int MAX_DEBTS = 20;

  public static final Wallet EMPTY = new Wallet(Points.ZERO, List.of());

  public Wallet {
    Objects.requireNonNull(balance, "balance");
    debts = List.copyOf(debts);
    if (debts.size() > MAX_DEBTS) {
      throw new IllegalArgumentException("at most " + MAX_DEBTS + " debts");
    }
  }

  /** All that is owed. */
  public Points owed() {
    return debts.stream().map(Debt::points).reduce(Points.ZERO, Points::plus);
  }

  /**
   * What a credit comes to.
   *
   * @param repaid what of it went to whom, the oldest debt first
   */
  public record Credited(Wallet wallet, List<Debt> repaid) {
    public Credited {
      repaid = List.copyOf(repaid);
    }
  }

  /** Points that were earned, granted or released come in; debts are paid first. */
  public Credited credit(Points points) {
    Points rest = points;
    List<Debt> left = new ArrayList<>();
    List<Debt> repaid = new ArrayList<>();
    for (Debt debt : debts) {
      Points paid = debt.points().min(rest);
      if (!paid.isZero()) {
        repaid.add(new Debt(debt.creditor(), debt.visit(), paid));
      }
      if (paid.compareTo(debt.points()) < 0) {
        left.add(new Debt(debt.creditor(), debt.visit(), debt.points().minus(paid)));
      }
      rest = rest.minus(paid);
    }
    return new Credited(new Wallet(balance.plus(rest), left), repaid);
  }

  /**
   * What a reversal comes to.
   *
   * @param taken what was there
   * @param owed the rest
   */
  public record TakenBack(Wallet wallet, Points taken, Points owed) {}

  /** Whether one debt more can be noted, should a reversal need it. */
  public boolean mayOwe(Points reversed) {
    return balance.compareTo(reversed) >= 0 || debts.size() < MAX_DEBTS;
  }

  /** A reward is taken back: what is there at once, the rest is a debt. */
  public TakenBack takeBack(Debt reversed) {
    Points taken = balance.min(reversed.points());
    Points owed = reversed.points().minus(taken);
    List<Debt> more = new ArrayList<>(debts);
    if (!owed.isZero()) {
      more.add(new Debt(reversed.creditor(), reversed.visit(), owed));
    }
    return new TakenBack(new Wallet(balance.minus(taken), more), taken, owed);
  }
}
