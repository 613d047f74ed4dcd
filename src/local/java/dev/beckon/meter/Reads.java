package dev.beckon.meter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;

/**
 * Bills reads. An item asked for alone, or in a batch or a transaction, is rounded up by itself and
 * costs the least unit when it is not there; a query's or a scan's items are summed up first.
 */
final class Reads {
  private final Bystander bystander;

  Reads(Bystander bystander) {
    this.bystander = bystander;
  }

  /**
   * The request, asking for its capacity as well where the answer will not show all that was read:
   * DynamoDB Local is right about that.
   */
  static SdkRequest showing(SdkRequest request) {
    if (request instanceof QueryRequest query && hides(query)) {
      return query.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
    }
    if (request instanceof ScanRequest scan && hides(scan)) {
      return scan.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
    }
    return request;
  }

  private static boolean hides(QueryRequest query) {
    return query.filterExpression() != null
        || query.hasQueryFilter()
        || query.projectionExpression() != null
        || query.hasAttributesToGet()
        || query.select() == Select.COUNT;
  }

  private static boolean hides(ScanRequest scan) {
    return scan.filterExpression() != null
        || scan.hasScanFilter()
        || scan.projectionExpression() != null
        || scan.hasAttributesToGet()
        || scan.select() == Select.COUNT;
  }

  /** What this request came to; empty when it reads nothing. */
  Optional<Bill> bill(SdkRequest request, SdkResponse response) {
    if (request instanceof GetItemRequest get) {
      return Optional.of(one(get, ((GetItemResponse) response).item()));
    }
    if (request instanceof BatchGetItemRequest batch) {
      return Optional.of(batch(batch, (BatchGetItemResponse) response));
    }
    if (request instanceof TransactGetItemsRequest transaction) {
      return Optional.of(transaction(transaction, (TransactGetItemsResponse) response));
    }
    if (request instanceof QueryRequest query) {
      QueryResponse answer = (QueryResponse) response;
      boolean consistent = Boolean.TRUE.equals(query.consistentRead());
      return Optional.of(
          together(answer.items(), consistent, hides(query), answer.consumedCapacity()));
    }
    if (request instanceof ScanRequest scan) {
      ScanResponse answer = (ScanResponse) response;
      boolean consistent = Boolean.TRUE.equals(scan.consistentRead());
      return Optional.of(
          together(answer.items(), consistent, hides(scan), answer.consumedCapacity()));
    }
    return Optional.empty();
  }

  private static Bill together(
      List<Map<String, AttributeValue>> items,
      boolean consistent,
      boolean hides,
      ConsumedCapacity local) {
    long bytes = ItemSize.bytes(items);
    double least = Units.read(hides ? 0 : bytes, consistent);
    return Bill.reading(hides ? Math.max(least, local.capacityUnits()) : least, bytes);
  }

  private Bill one(GetItemRequest get, Map<String, AttributeValue> answer) {
    boolean part = get.projectionExpression() != null || get.hasAttributesToGet();
    return one(
        part ? bystander.item(get.tableName(), get.key()) : answer,
        answer,
        Boolean.TRUE.equals(get.consistentRead()));
  }

  private static Bill one(
      Map<String, AttributeValue> whole, Map<String, AttributeValue> answer, boolean consistent) {
    return Bill.reading(Units.read(ItemSize.bytes(whole), consistent), ItemSize.bytes(answer));
  }

  private Bill batch(BatchGetItemRequest request, BatchGetItemResponse response) {
    Bill bill = Bill.NOTHING;
    for (Map.Entry<String, KeysAndAttributes> asked : request.requestItems().entrySet()) {
      String table = asked.getKey();
      KeysAndAttributes left = response.unprocessedKeys().get(table);
      bill =
          bill.plus(
              batch(
                  table,
                  asked.getValue(),
                  response.responses().getOrDefault(table, List.of()),
                  left == null ? List.of() : left.keys()));
    }
    return bill;
  }

  private Bill batch(
      String table,
      KeysAndAttributes asked,
      List<Map<String, AttributeValue>> answers,
      List<Map<String, AttributeValue>> left) {
    boolean consistent = Boolean.TRUE.equals(asked.consistentRead());
    boolean part = asked.projectionExpression() != null || asked.hasAttributesToGet();
    if (part) {
      return asked.keys().stream()
          .filter(key -> !left.contains(key))
          .map(key -> one(bystander.item(table, key), Map.of(), consistent))
          .reduce(Bill.reading(0, ItemSize.bytes(answers)), Bill::plus);
    }
    int missing = asked.keys().size() - left.size() - answers.size();
    return answers.stream()
        .map(item -> one(item, item, consistent))
        .reduce(Bill.reading(missing * Units.read(0, consistent), 0), Bill::plus);
  }

  private Bill transaction(TransactGetItemsRequest request, TransactGetItemsResponse response) {
    Bill bill = Bill.NOTHING;
    for (int i = 0; i < request.transactItems().size(); i++) {
      TransactGetItem item = request.transactItems().get(i);
      Get get = item.get();
      Map<String, AttributeValue> answer = response.responses().get(i).item();
      Map<String, AttributeValue> whole =
          get.projectionExpression() == null ? answer : bystander.item(get.tableName(), get.key());
      bill =
          bill.plus(
              Bill.reading(
                  Units.IN_TRANSACTION * Units.read(ItemSize.bytes(whole), true),
                  ItemSize.bytes(answer)));
    }
    return bill;
  }
}
