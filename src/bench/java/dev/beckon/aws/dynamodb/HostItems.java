package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.id.HostId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Everything about some hosts, key by key: DynamoDB Local sorts the whole table for each page of a
 * scan, which takes minutes where there are 200,000 items.
 */
public final class HostItems {
  private static final int BATCH = 100;

  private final DynamoDbClient client;
  private final String beckonTable;

  public HostItems(DynamoDbClient client, String beckonTable) {
    this.client = client;
    this.beckonTable = beckonTable;
  }

  /** Each item under one of these hosts, and the head of each invitation that is theirs. */
  public void each(Collection<HostId> hosts, Consumer<Map<String, AttributeValue>> reader) {
    Table table = new Table(client, beckonTable, atMost -> {});
    for (HostId host : hosts) {
      List<Schema.Key> heads = new ArrayList<>();
      client
          .queryPaginator(
              request ->
                  request
                      .tableName(beckonTable)
                      .consistentRead(true)
                      .keyConditionExpression("#pk = :host")
                      .expressionAttributeNames(Map.of("#pk", Schema.PK))
                      .expressionAttributeValues(
                          Map.of(":host", AttributeValue.fromS(Schema.hostPartition(host)))))
          .items()
          .forEach(
              attributes -> {
                reader.accept(attributes);
                String sort = attributes.get(Schema.SK).s();
                if (sort.compareTo(Schema.termsFrom()) >= 0
                    && sort.compareTo(Schema.termsTo()) <= 0) {
                  heads.add(Schema.head(Schema.termsOf(sort).invitation()));
                }
              });
      for (int from = 0; from < heads.size(); from += BATCH) {
        table
            .get(heads.subList(from, Math.min(heads.size(), from + BATCH)), true)
            .values()
            .forEach(head -> reader.accept(head.attributes()));
      }
    }
  }
}
