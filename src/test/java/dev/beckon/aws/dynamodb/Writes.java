package dev.beckon.aws.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Writes as text: {@code verb KIND if condition}, the kind being the head of the sort key. */
final class Writes {
  private Writes() {}

  /** Every write among the requests, those of a transaction one by one. */
  static List<String> of(List<DynamoDbRequest> requests) {
    List<String> writes = new ArrayList<>();
    for (DynamoDbRequest request : requests) {
      if (request instanceof PutItemRequest put) {
        writes.add(text("put", put.item(), put.conditionExpression()));
      } else if (request instanceof UpdateItemRequest update) {
        writes.add(text("update", update.key(), update.conditionExpression()));
      } else if (request instanceof DeleteItemRequest delete) {
        writes.add(text("delete", delete.key(), delete.conditionExpression()));
      } else if (request instanceof TransactWriteItemsRequest transaction) {
        transaction.transactItems().forEach(item -> writes.add(text(item)));
      }
    }
    return writes;
  }

  private static String text(TransactWriteItem item) {
    if (item.put() != null) {
      return text("put", item.put().item(), item.put().conditionExpression());
    }
    if (item.update() != null) {
      return text("update", item.update().key(), item.update().conditionExpression());
    }
    return text("delete", item.delete().key(), item.delete().conditionExpression());
  }

  private static String text(String verb, Map<String, AttributeValue> key, String condition) {
    String sort = key.get(Schema.SK).s();
    int end = sort.indexOf('#');
    String kind = end < 0 ? sort : sort.substring(0, end);
    return verb + " " + kind + (condition == null ? ", always" : " if " + condition);
  }
}
