package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.ledger.Account;
import dev.beckon.invitation.ledger.Cause;
import dev.beckon.invitation.ledger.Escrow;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Transfer;
import dev.beckon.invitation.port.ReleaseEscrow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What invitations hold, on their heads. */
public final class DynamoEscrows implements ReleaseEscrow {
  private static final int HEAD = 0;
  private static final int WALLET = 1;

  private final Table table;

  public DynamoEscrows(Table table) {
    this.table = table;
  }

  @Override
  public Escrow release(InvitationId id, Instant now) {
    Optional<Item> wallet = Optional.empty();
    for (int tries = 0; tries < Table.MAX_TRIES; tries++) {
      Invitation invitation = InvitationItems.invitation(table.get(Schema.head(id)).orElseThrow());
      Escrow escrow = invitation.escrow();
      if (!(invitation instanceof Invitation.Ended ended) || releasable(ended).isZero()) {
        return escrow;
      }
      List<Change> changes = new ArrayList<>();
      changes.add(takeOut(ended));
      changes.addAll(giveBack(ended, now, wallet));
      if (!(table.commit(changes) instanceof Table.Committed.ConditionsFailed failed)) {
        return escrow.release(ended.guests().size());
      }
      if (failed.of(HEAD).isEmpty()) {
        wallet = failed.of(WALLET).flatMap(Table.Committed.Failure::current);
      }
    }
    throw new Unavailable("an escrow that changes each time it is read", null);
  }

  /** What is held for nobody. */
  static Points releasable(Invitation.Ended ended) {
    return ended.escrow().releasable(ended.guests().size());
  }

  /** The points go into the inviter's wallet; the wallet is the first change. */
  static List<Change> giveBack(Invitation.Ended ended, Instant now, Optional<Item> wallet) {
    Invitation.Facts facts = ended.facts();
    Transfer transfer =
        new Transfer(
            new Account.Escrow(facts.id()),
            new Account.Wallet(facts.inviter()),
            releasable(ended),
            Cause.RELEASE,
            facts.id().value(),
            now);
    return Crediting.of(transfer, wallet).changes();
  }

  /** It has ended, and nobody was paid or lost a claim since it was read. */
  static Change takeOut(Invitation.Ended ended) {
    Escrow left = ended.escrow().release(ended.guests().size());
    return Change.update(
            Schema.head(ended.facts().id()),
            "SET #held = :left" + (left.held().isZero() ? " REMOVE #duePartition, #dueAt" : ""))
        .when("#state <> :open AND #held = :held AND #resolved = :resolved")
        .with(":open", Schema.STATE_OPEN)
        .with(":left", left.held().value())
        .with(":held", ended.escrow().held().value())
        .with(":resolved", ended.escrow().resolved());
  }
}
