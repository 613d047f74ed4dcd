package dev.beckon.intake.points;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Json;
import dev.beckon.invitation.ledger.Account;
import dev.beckon.invitation.ledger.Cap;
import dev.beckon.invitation.ledger.Transfer;
import java.time.Instant;

/** Points as whoever they are of sees them. */
final class WalletJson {
  private WalletJson() {}

  static ObjectNode of(WalletBook.Purse purse, Instant now) {
    Instant dayAgo = now.minus(Cap.DAY);
    ObjectNode json =
        Json.object()
            .put("balance", purse.wallet().balance().value())
            .put("owed", purse.wallet().owed().value());
    json.putObject("rewards")
        .put("lastDay", purse.rewarded().stream().filter(dayAgo::isBefore).count())
        .put("most", Cap.OF_GUEST.perDay());
    return json;
  }

  static ObjectNode of(Transfer.Line line) {
    ObjectNode json =
        Json.object()
            .put("id", line.id().value())
            .put("at", line.at().toString())
            .put("cause", line.cause().name())
            .put("points", line.amount())
            .put("about", line.about());
    json.set("with", account(line.counter()));
    return json;
  }

  private static ObjectNode account(Account account) {
    if (account instanceof Account.Wallet wallet) {
      return Json.object().put("account", "WALLET").put("host", wallet.host().value());
    }
    return account instanceof Account.Escrow escrow
        ? Json.object().put("account", "ESCROW").put("invitation", escrow.invitation().value())
        : Json.object().put("account", "OPERATOR");
  }

  static ObjectNode of(OperatorBook.Carried.Out out) {
    return Json.object().put("moved", out.moved().value()).put("owed", out.owed().value());
  }
}
