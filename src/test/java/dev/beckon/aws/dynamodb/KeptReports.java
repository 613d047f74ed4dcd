package dev.beckon.aws.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads reports as a person would: one query of their partition. */
public final class KeptReports {
  private KeptReports() {}

  /** What was reported, each as host and reason. */
  public static List<String> of(Table table) {
    return table
        .query(
            QueryRequest.builder()
                .keyConditionExpression("#pk = :pk")
                .expressionAttributeNames(Map.of("#pk", Schema.PK))
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(Schema.REPORTS))))
        .items()
        .stream()
        .map(Item::of)
        .map(item -> item.text(Schema.HOST) + " " + item.text(Schema.REASON))
        .toList();
  }
}
