package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.ledger.Account;
import dev.beckon.invitation.ledger.Cause;
import dev.beckon.invitation.ledger.Debt;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Transfer;
import dev.beckon.invitation.ledger.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Points come into a wallet, by changes of one transaction. At first it is taken that its host owes
 * nothing, which the wallet's condition holds; should it fail, the wallet as it came back says who
 * is to be paid first.
 *
 * @param transfer into a wallet
 * @param wallet as it was found, once it was
 * @param rewarded what is noted about rewards beside, when this is one
 */
record Crediting(Transfer transfer, Optional<Item> wallet, Optional<Rewarded> rewarded) {

  /** Points that come in for any other reason than a reward. */
  static Crediting of(Transfer transfer, Optional<Item> wallet) {
    return new Crediting(transfer, wallet, Optional.empty());
  }

  /** The changes; the first of them is the wallet's own. */
  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    Optional<Item> owing = wallet.filter(item -> item.has(Schema.DEBTS));
    if (owing.isEmpty()) {
      changes.add(walletOfWhoOwesNothing());
      changes.add(line(transfer.credit()));
    } else {
      Wallet.Credited credited = LedgerItems.wallet(owing.get()).credit(transfer.points());
      changes.add(walletOfWhoOwes(owing.get(), credited));
      changes.add(line(transfer.credit()));
      repay(credited.repaid(), changes);
    }
    return changes;
  }

  private HostId host() {
    return ((Account.Wallet) transfer.to()).host();
  }

  private Change walletOfWhoOwesNothing() {
    return wallet(
            "SET #balance = if_not_exists(#balance, :zero) + :points",
            "",
            "attribute_not_exists(#debts) AND (attribute_not_exists(#balance) OR #balance <= :room)",
            transfer.points())
        .with(":room", Points.MAX - transfer.points().value());
  }

  private Change walletOfWhoOwes(Item owing, Wallet.Credited credited) {
    Points kept =
        credited.repaid().stream().map(Debt::points).reduce(transfer.points(), Points::minus);
    List<Debt> left = credited.wallet().debts();
    Change change =
        wallet(
            "SET #balance = if_not_exists(#balance, :zero) + :points"
                + (left.isEmpty() ? "" : ", #debts = :left"),
            left.isEmpty() ? " REMOVE #debts" : "",
            "#debts = :debts",
            kept);
    change.with(":debts", owing.attributes().get(Schema.DEBTS));
    return left.isEmpty() ? change : change.with(":left", LedgerItems.debts(left));
  }

  private Change wallet(String set, String remove, String condition, Points points) {
    Change change =
        Change.update(
                Schema.wallet(host()),
                set + rewarded.map(list -> ", " + list.set()).orElse("") + remove)
            .when(condition + rewarded.map(list -> " AND " + list.condition()).orElse(""))
            .with(":points", points.value())
            .with(":zero", 0);
    return rewarded.map(list -> list.fill(change)).orElse(change);
  }

  /** What is repaid stays with the creditor: it is not passed on to whom that one owes. */
  private void repay(List<Debt> repaid, List<Change> changes) {
    Map<HostId, Points> byCreditor = new TreeMap<>();
    for (Debt debt : repaid) {
      byCreditor.merge(debt.creditor(), debt.points(), Points::plus);
      Transfer back =
          new Transfer(
              transfer.to(),
              new Account.Wallet(debt.creditor()),
              debt.points(),
              Cause.REPAYMENT,
              debt.visit().value(),
              transfer.at());
      changes.add(line(back.debit()));
      changes.add(line(back.credit()));
    }
    byCreditor.forEach((creditor, points) -> changes.add(gift(creditor, points)));
  }

  /** Points come into a wallet, whatever its host owes. */
  static Change gift(HostId host, Points points) {
    return Change.update(
            Schema.wallet(host), "SET #balance = if_not_exists(#balance, :zero) + :points")
        .with(":points", points.value())
        .with(":zero", 0);
  }

  /** Points leave a wallet that has them. */
  static Change debit(HostId host, Points points) {
    return Change.update(Schema.wallet(host), "SET #balance = #balance - :points")
        .when("#balance >= :points")
        .with(":points", points.value());
  }

  /** A line of a wallet. */
  static Change line(Transfer.Line line) {
    return Change.put(LedgerItems.entry(line)).when("attribute_not_exists(#pk)");
  }
}
