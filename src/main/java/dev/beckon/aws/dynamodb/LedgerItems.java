package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.ledger.Account;
import dev.beckon.invitation.ledger.Cause;
import dev.beckon.invitation.ledger.Debt;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Transfer;
import dev.beckon.invitation.ledger.Wallet;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Wallets and their lines as items. They are books: nothing of them is ever forgotten. */
final class LedgerItems {
  private static final String BETWEEN = "#";
  private static final String HOST = "HOST#";
  private static final String INVITATION = "INVITATION#";
  private static final String OPERATOR = "OPERATOR";

  private LedgerItems() {}

  static Wallet wallet(Item item) {
    return new Wallet(
        new Points(item.number(Schema.BALANCE, 0)),
        item.list(Schema.DEBTS).stream().map(LedgerItems::debt).toList());
  }

  static AttributeValue debts(List<Debt> debts) {
    return AttributeValue.fromL(
        debts.stream()
            .map(
                debt ->
                    AttributeValue.fromS(
                        String.join(
                            BETWEEN,
                            debt.points().toString(),
                            debt.visit().value(),
                            debt.creditor().value())))
            .toList());
  }

  private static Debt debt(String text) {
    String[] parts = text.split(BETWEEN, 3);
    return new Debt(
        new HostId(parts[2]), new OfferId(parts[1]), new Points(Long.parseLong(parts[0])));
  }

  /** A line of a wallet. Those of the other accounts follow from it, and are kept nowhere. */
  static Item entry(Transfer.Line line) {
    HostId host = ((Account.Wallet) line.account()).host();
    return Item.at(Schema.entry(host, line.id()))
        .put(Schema.COUNTER, text(line.counter()))
        .put(Schema.AMOUNT, line.amount())
        .put(Schema.CAUSE, line.cause().name())
        .put(Schema.ABOUT, line.about())
        .put(Schema.AT, line.at());
  }

  static Transfer.Line entry(Item item) {
    return new Transfer.Line(
        Schema.entryOf(item.text(Schema.SK)),
        new Account.Wallet(Schema.hostOf(item.text(Schema.PK))),
        account(item.text(Schema.COUNTER)),
        item.number(Schema.AMOUNT),
        Cause.valueOf(item.text(Schema.CAUSE)),
        item.text(Schema.ABOUT),
        item.time(Schema.AT));
  }

  static List<Instant> times(Item item) {
    AttributeValue list = item.attributes().get(Schema.REWARDED);
    return list == null
        ? List.of()
        : list.l().stream().map(time -> Instant.ofEpochMilli(Long.parseLong(time.n()))).toList();
  }

  private static String text(Account account) {
    if (account instanceof Account.Wallet wallet) {
      return HOST + wallet.host();
    }
    return account instanceof Account.Escrow escrow ? INVITATION + escrow.invitation() : OPERATOR;
  }

  private static Account account(String text) {
    if (text.startsWith(HOST)) {
      return new Account.Wallet(new HostId(text.substring(HOST.length())));
    }
    return text.startsWith(INVITATION)
        ? new Account.Escrow(new InvitationId(text.substring(INVITATION.length())))
        : new Account.Operator();
  }
}
