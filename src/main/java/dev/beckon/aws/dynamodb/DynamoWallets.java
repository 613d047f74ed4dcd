package dev.beckon.aws.dynamodb;

import dev.beckon.intake.points.WalletBook;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.ledger.Transfer;
import dev.beckon.invitation.ledger.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Wallets and their lines in the beckon table. */
public final class DynamoWallets implements WalletBook {
  private final Table table;

  public DynamoWallets(Table table) {
    this.table = table;
  }

  @Override
  public Purse purse(HostId host) {
    return table
        .get(Schema.wallet(host))
        .map(item -> new Purse(LedgerItems.wallet(item), LedgerItems.times(item)))
        .orElseGet(() -> new Purse(Wallet.EMPTY, List.of()));
  }

  @Override
  public Page entries(HostId host, Optional<String> cursor, int limit) {
    QueryResponse response =
        table.query(
            QueryRequest.builder()
                .keyConditionExpression("#pk = :pk AND #sk BETWEEN :from AND :to")
                .expressionAttributeNames(Map.of("#pk", Schema.PK, "#sk", Schema.SK))
                .expressionAttributeValues(
                    Map.of(
                        ":pk", AttributeValue.fromS(Schema.hostPartition(host)),
                        ":from", AttributeValue.fromS(Schema.entriesFrom()),
                        ":to",
                            AttributeValue.fromS(
                                cursor.map(Schema::entriesBefore).orElseGet(Schema::entriesTo))))
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(limit + 2));
    List<Transfer.Line> lines = new ArrayList<>();
    for (Map<String, AttributeValue> attributes : response.items()) {
      Transfer.Line line = LedgerItems.entry(Item.of(attributes));
      if (!Optional.of(line.id().value()).equals(cursor)) {
        lines.add(line);
      }
    }
    List<Transfer.Line> here = lines.subList(0, Math.min(limit, lines.size()));
    return new Page(
        here,
        lines.size() > limit
            ? Optional.of(here.get(here.size() - 1).id().value())
            : Optional.empty());
  }
}
