package dev.beckon.aws.dynamodb;

import dev.beckon.intake.points.OperatorBook;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.ledger.Account;
import dev.beckon.invitation.ledger.Cause;
import dev.beckon.invitation.ledger.Debt;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Reward;
import dev.beckon.invitation.ledger.Transfer;
import dev.beckon.invitation.ledger.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The orders of operators in the beckon table; each is written with what it does. */
public final class DynamoOrders implements OperatorBook {
  private static final int ORDER = 0;
  private static final int VISIT = 1;
  private static final int WALLET = 1;

  private final Table table;

  public DynamoOrders(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Carried> carried(Order order) {
    return table.get(Schema.order(order.id())).map(item -> carried(item, order));
  }

  private static Carried carried(Item item, Order order) {
    return item.text(Schema.FINGERPRINT).equals(order.fingerprint())
        ? new Carried.Out(
            new Points(item.number(Schema.AMOUNT)), new Points(item.number(Schema.OWED)))
        : new Carried.KeyReused();
  }

  @Override
  public Carried grant(Order order, HostId host, Points points) {
    Transfer transfer =
        new Transfer(
            new Account.Operator(),
            new Account.Wallet(host),
            points,
            Cause.GRANT,
            order.id(),
            order.at());
    Optional<Item> wallet = Optional.empty();
    for (int tries = 0; tries < Table.MAX_TRIES; tries++) {
      List<Change> changes = new ArrayList<>();
      changes.add(put(order, points, Points.ZERO));
      changes.addAll(Crediting.of(transfer, wallet).changes());
      if (!(table.commit(changes) instanceof Table.Committed.ConditionsFailed failed)) {
        return new Carried.Out(points, Points.ZERO);
      }
      if (failed.of(ORDER).isPresent()) {
        return carried(failed.of(ORDER).get().current().orElseThrow(), order);
      }
      wallet = failed.of(WALLET).flatMap(Table.Committed.Failure::current);
    }
    throw new Unavailable("a wallet that changes each time it is read", null);
  }

  @Override
  public Carried reverse(Order order, Visit visit) {
    Visit.Facts facts = visit.facts();
    if (!(visit.reward() instanceof Reward.Settled settled)) {
      return new Carried.NothingToReverse();
    }
    Debt back = new Debt(facts.inviter(), facts.id(), settled.points());
    for (int tries = 0; tries < Table.MAX_TRIES; tries++) {
      Item wallet = table.get(Schema.wallet(facts.guest())).orElseThrow();
      if (!LedgerItems.wallet(wallet).mayOwe(settled.points())) {
        return new Carried.TooManyDebts();
      }
      Wallet.TakenBack taken = LedgerItems.wallet(wallet).takeBack(back);
      List<Change> changes = new ArrayList<>();
      changes.add(put(order, taken.taken(), taken.owed()));
      changes.add(reversed(facts, settled));
      changes.add(takeBack(facts.guest(), wallet, taken.wallet()));
      if (!taken.taken().isZero()) {
        giveBack(order, facts, taken.taken(), changes);
      }
      if (!(table.commit(changes) instanceof Table.Committed.ConditionsFailed failed)) {
        return new Carried.Out(taken.taken(), taken.owed());
      }
      if (failed.of(ORDER).isPresent()) {
        return carried(failed.of(ORDER).get().current().orElseThrow(), order);
      }
      if (failed.of(VISIT).isPresent()) {
        return new Carried.NothingToReverse();
      }
    }
    throw new Unavailable("a wallet that changes each time it is read", null);
  }

  /** The reward is the one that was paid, and was not taken back yet. */
  static Change reversed(Visit.Facts visit, Reward.Settled settled) {
    return Change.update(Schema.offer(visit.guest(), visit.id()), "SET #rewardState = :reversed")
        .when("#rewardState = :settled")
        .with(":settled", settled.state())
        .with(":reversed", settled.reverse().state());
  }

  /** The wallet is as it was read. */
  static Change takeBack(HostId guest, Item before, Wallet after) {
    boolean owes = !after.debts().isEmpty();
    Change change =
        Change.update(
                Schema.wallet(guest), "SET #balance = :left" + (owes ? ", #debts = :debts" : ""))
            .when(
                "#balance = :balance AND "
                    + (before.has(Schema.DEBTS)
                        ? "#debts = :before"
                        : "attribute_not_exists(#debts)"))
            .with(":balance", before.number(Schema.BALANCE))
            .with(":left", after.balance().value());
    if (before.has(Schema.DEBTS)) {
      change.with(":before", before.attributes().get(Schema.DEBTS));
    }
    return owes ? change.with(":debts", LedgerItems.debts(after.debts())) : change;
  }

  private static void giveBack(Order order, Visit.Facts visit, Points taken, List<Change> changes) {
    Transfer transfer =
        new Transfer(
            new Account.Wallet(visit.guest()),
            new Account.Wallet(visit.inviter()),
            taken,
            Cause.REVERSAL,
            visit.id().value(),
            order.at());
    changes.add(Crediting.line(transfer.debit()));
    changes.add(Crediting.gift(visit.inviter(), taken));
    changes.add(Crediting.line(transfer.credit()));
  }

  @Override
  public Visit voidOver(Visit.Ended over) {
    Visit.Ended voided = over.voidIt();
    boolean unpaid = over.reward() instanceof Reward.Earned;
    List<Change> changes = new ArrayList<>();
    changes.add(voiding(over, voided));
    if (unpaid) {
      changes.add(Settlement.resolve(over.facts()));
    }
    return table.commit(changes) instanceof Table.Committed.ConditionsFailed failed
        ? failed.of(0).orElseThrow().current().flatMap(OfferItems::visit).orElseThrow()
        : voided;
  }

  /** The visit ended as it was read, and so does its reward stand. */
  private static Change voiding(Visit.Ended over, Visit.Ended voided) {
    Visit.Facts facts = over.facts();
    boolean unpaid = over.reward() instanceof Reward.Earned;
    boolean promised = !(over.reward() instanceof Reward.None);
    Change change =
        Change.update(
                Schema.offer(facts.guest(), facts.id()),
                "SET #visitState = :voided"
                    + (unpaid ? ", #rewardState = :released, #rewardWhy = :why" : "")
                    + " REMOVE #duePartition, #dueAt")
            .when("#visitState = :before" + (promised ? " AND #rewardState = :reward" : ""))
            .with(":voided", voided.state())
            .with(":before", over.state());
    if (promised) {
      change.with(":reward", over.reward().state());
    }
    return unpaid
        ? change
            .with(":released", voided.reward().state())
            .with(":why", Reward.Withheld.VOIDED.name())
        : change;
  }

  @Override
  public Carried note(Order order) {
    return table.write(put(order, Points.ZERO, Points.ZERO))
            instanceof Table.Written.ConditionFailed failed
        ? carried(failed.current().orElseThrow(), order)
        : new Carried.Out(Points.ZERO, Points.ZERO);
  }

  /** An order is carried out once. */
  static Change put(Order order, Points moved, Points owed) {
    return Change.put(
            Item.at(Schema.order(order.id()))
                .put(Schema.HOST, order.operator().value())
                .put(Schema.CAUSE, order.what())
                .put(Schema.TEXT, order.note())
                .put(Schema.FINGERPRINT, order.fingerprint())
                .put(Schema.AT, order.at())
                .put(Schema.AMOUNT, moved.value())
                .put(Schema.OWED, owed.value()))
        .when("attribute_not_exists(#pk)");
  }
}
