package dev.beckon.aws.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads dead letters as a person would: one query of the function's partition. */
public final class KeptLetters {
  private KeptLetters() {}

  /** What is kept for this function, each as {@code record id: record (why)}. */
  public static List<String> of(Table table, String function) {
    return table
        .query(
            QueryRequest.builder()
                .keyConditionExpression("#pk = :pk")
                .expressionAttributeNames(Map.of("#pk", Schema.PK))
                .expressionAttributeValues(
                    Map.of(":pk", AttributeValue.fromS(Schema.deadLetter(function, "").pk()))))
        .items()
        .stream()
        .map(Item::of)
        .map(
            item ->
                "%s: %s (%s)"
                    .formatted(
                        item.text(Schema.SK), item.text(Schema.RECORD), item.text(Schema.WHY)))
        .toList();
  }
}
