package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.ledger.Account;
import dev.beckon.invitation.ledger.Cap;
import dev.beckon.invitation.ledger.Cause;
import dev.beckon.invitation.ledger.Reward;
import dev.beckon.invitation.ledger.Transfer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pays one reward in one transaction: the visit, the invitation that held it, what the two hosts
 * have rewarded each other, the guest's wallet and its line. Nothing is read where all is well.
 */
final class Settlement {
  private static final int VISIT = 0;
  private static final int HEAD = 1;
  private static final int PAIR = 2;
  private static final int WALLET = 3;

  private final Table table;

  Settlement(Table table) {
    this.table = table;
  }

  /** What came of it. */
  sealed interface Result {
    /** It is decided: settled or released. */
    record Decided(Reward reward) implements Result {}

    /** The visit is not as it was thought to be; nothing is written. */
    record Moved(Item visit) implements Result {}
  }

  /**
   * Pays it, or does not and says why.
   *
   * @param visit the change of the visit's own item to what became of the reward; what it depends
   *     on is its condition
   */
  Result pay(Function<Reward, Change> visit, Visit.Facts facts, Reward.Earned earned, Instant now) {
    Optional<Item> wallet = Optional.empty();
    Optional<Item> pair = Optional.empty();
    for (int tries = 0; tries < Table.MAX_TRIES; tries++) {
      List<Change> changes = new ArrayList<>();
      changes.add(visit.apply(earned.settle()));
      changes.add(payOut(facts, earned));
      changes.add(pair(facts, new Rewarded(Cap.OF_PAIR, now, pair)));
      changes.addAll(credit(facts, earned, now, wallet).changes());
      if (!(table.commit(changes) instanceof Table.Committed.ConditionsFailed failed)) {
        return new Result.Decided(earned.settle());
      }
      if (failed.of(VISIT).isPresent()) {
        return moved(failed.of(VISIT).get());
      }
      if (failed.of(HEAD).isPresent()) {
        throw new IllegalStateException("an invitation that does not hold what it promised");
      }
      pair = failed.of(PAIR).flatMap(Table.Committed.Failure::current).or(orAsBefore(pair));
      wallet = failed.of(WALLET).flatMap(Table.Committed.Failure::current).or(orAsBefore(wallet));
      Optional<Reward.Withheld> why = withheld(pair, wallet, now);
      if (why.isPresent()) {
        return release(visit, facts, earned.withhold(why.get()));
      }
    }
    throw new Unavailable("a wallet that changes each time it is read", null);
  }

  private static java.util.function.Supplier<Optional<? extends Item>> orAsBefore(
      Optional<Item> before) {
    return () -> before;
  }

  private static Optional<Reward.Withheld> withheld(
      Optional<Item> pair, Optional<Item> wallet, Instant now) {
    if (pair.filter(item -> item.flag(Schema.KIN)).isPresent()) {
      return Optional.of(Reward.Withheld.SAME_PERSON);
    }
    if (pair.filter(item -> Cap.OF_PAIR.isReached(LedgerItems.times(item), now)).isPresent()) {
      return Optional.of(Reward.Withheld.PAIR_CAP);
    }
    return wallet
        .filter(item -> Cap.OF_GUEST.isReached(LedgerItems.times(item), now))
        .map(item -> Reward.Withheld.DAY_CAP);
  }

  private Result release(Function<Reward, Change> visit, Visit.Facts facts, Reward.Released why) {
    Table.Committed committed = table.commit(List.of(visit.apply(why), resolve(facts)));
    if (committed instanceof Table.Committed.ConditionsFailed failed) {
      return moved(failed.of(VISIT).orElseThrow());
    }
    return new Result.Decided(why);
  }

  private static Result moved(Table.Committed.Failure failure) {
    return new Result.Moved(failure.current().orElseThrow());
  }

  private static Crediting credit(
      Visit.Facts visit, Reward.Earned earned, Instant now, Optional<Item> wallet) {
    Transfer transfer =
        new Transfer(
            new Account.Escrow(visit.id().invitation()),
            new Account.Wallet(visit.guest()),
            earned.points(),
            Cause.SETTLEMENT,
            visit.id().value(),
            now);
    // A wallet that came back because of debts has a list that is fine, as a rule.
    Optional<Item> inOrder =
        wallet.filter(item -> LedgerItems.times(item).size() >= Cap.OF_GUEST.perDay() * 2);
    return new Crediting(transfer, wallet, Optional.of(new Rewarded(Cap.OF_GUEST, now, inOrder)));
  }

  /** The reward leaves the escrow, and the guest has no claim any more. */
  static Change payOut(Visit.Facts visit, Reward.Earned earned) {
    return Change.update(
            Schema.head(visit.id().invitation()),
            "SET #held = #held - :reward, #resolved = #resolved + :one")
        .when("#held >= :reward")
        .with(":reward", earned.points().value())
        .with(":one", 1);
  }

  /** The guest has no claim any more, and is not paid. */
  static Change resolve(Visit.Facts visit) {
    return Change.update(Schema.head(visit.id().invitation()), "SET #resolved = #resolved + :one")
        .when("attribute_exists(#resolved)")
        .with(":one", 1);
  }

  /** The two are not one person, and have not rewarded each other too often within a day. */
  static Change pair(Visit.Facts visit, Rewarded rewarded) {
    Change change =
        Change.update(
                Schema.pair(visit.guest(), visit.inviter()),
                "SET " + rewarded.set() + ", #ttl = :forget")
            .when("attribute_not_exists(#kin) AND " + rewarded.condition())
            .with(":forget", rewarded.now().plus(Schema.KEPT).getEpochSecond());
    return rewarded.fill(change);
  }

  /** The two have had the same phone: for good, neither is rewarded by the other. */
  static Change kin(HostId one, HostId other) {
    return Change.update(Schema.pair(one, other), "SET #kin = :yes REMOVE #ttl").with(":yes", true);
  }
}
