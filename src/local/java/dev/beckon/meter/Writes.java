package dev.beckon.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Bills writes: each by the larger of the item before and after, doubled in a transaction; a
 * condition that is only checked costs the same. Index entries are never doubled.
 */
final class Writes {
  private final Bystander bystander;

  Writes(Bystander bystander) {
    this.bystander = bystander;
  }

  /**
   * One item a request writes, deletes or checks, as it was before.
   *
   * @param put what it asks to be there; empty when it does not say so whole
   */
  record Write(
      String table,
      Map<String, AttributeValue> key,
      Map<String, AttributeValue> put,
      Map<String, AttributeValue> before) {}

  /** What the request is about to write; nothing when it only reads. */
  List<Write> before(SdkRequest request) {
    if (request instanceof PutItemRequest put) {
      return List.of(put(put.tableName(), put.item()));
    }
    if (request instanceof UpdateItemRequest update) {
      return List.of(change(update.tableName(), update.key()));
    }
    if (request instanceof DeleteItemRequest delete) {
      return List.of(change(delete.tableName(), delete.key()));
    }
    if (request instanceof BatchWriteItemRequest batch) {
      return batch(batch.requestItems());
    }
    if (request instanceof TransactWriteItemsRequest transaction) {
      return transaction.transactItems().stream().map(this::inTransaction).toList();
    }
    return List.of();
  }

  private Write inTransaction(TransactWriteItem item) {
    if (item.put() != null) {
      return put(item.put().tableName(), item.put().item());
    }
    if (item.update() != null) {
      return change(item.update().tableName(), item.update().key());
    }
    if (item.delete() != null) {
      return change(item.delete().tableName(), item.delete().key());
    }
    return change(item.conditionCheck().tableName(), item.conditionCheck().key());
  }

  private List<Write> batch(Map<String, List<WriteRequest>> requests) {
    List<Write> writes = new ArrayList<>();
    requests.forEach(
        (table, some) ->
            some.forEach(
                one ->
                    writes.add(
                        one.putRequest() == null
                            ? change(table, one.deleteRequest().key())
                            : put(table, one.putRequest().item()))));
    return writes;
  }

  private Write put(String table, Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = bystander.shape(table).keyOf(item);
    return new Write(table, key, item, bystander.item(table, key));
  }

  private Write change(String table, Map<String, AttributeValue> key) {
    return new Write(table, key, Map.of(), bystander.item(table, key));
  }

  /** What the request came to when it was carried out. */
  Bill done(SdkRequest request, SdkResponse response, List<Write> writes) {
    List<Map<String, AttributeValue>> left = left(response);
    Bill bill = Bill.NOTHING;
    for (Write write : writes) {
      if (!left.contains(write.key())) {
        Map<String, AttributeValue> after = bystander.item(write.table(), write.key());
        bill =
            bill.plus(
                Bill.writing(
                    factor(request) * units(write.before(), after),
                    bystander.shape(write.table()).indexWrites(write.before(), after)));
      }
    }
    return bill;
  }

  /** What a batch did not get round to. */
  private List<Map<String, AttributeValue>> left(SdkResponse response) {
    return response instanceof BatchWriteItemResponse batch
        ? batch(batch.unprocessedItems()).stream().map(Write::key).toList()
        : List.of();
  }

  /** What the request came to when a condition or a conflict stopped it. */
  static Bill refused(SdkRequest request, List<Write> writes) {
    return Bill.writing(
        writes.stream()
            .mapToLong(write -> factor(request) * units(write.before(), write.put()))
            .sum(),
        0);
  }

  private static int factor(SdkRequest request) {
    return request instanceof TransactWriteItemsRequest ? Units.IN_TRANSACTION : 1;
  }

  private static long units(Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
    return Units.write(Math.max(ItemSize.bytes(one), ItemSize.bytes(other)));
  }
}
