package dev.beckon.aws.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Counts the functions' dead letters, of every function, in a table small enough to be scanned. */
public final class DeadLetterCount {
  private final DynamoDbClient client;
  private final String beckonTable;

  public DeadLetterCount(DynamoDbClient client, String beckonTable) {
    this.client = client;
    this.beckonTable = beckonTable;
  }

  public int count() {
    return client
        .scanPaginator(
            request ->
                request
                    .tableName(beckonTable)
                    .filterExpression("begins_with(#pk, :dead)")
                    .expressionAttributeNames(Map.of("#pk", Schema.PK))
                    .expressionAttributeValues(
                        Map.of(":dead", AttributeValue.fromS(Schema.deadLetter("", "").pk()))))
        .stream()
        .mapToInt(page -> page.count())
        .sum();
  }
}
