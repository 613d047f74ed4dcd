package dev.beckon.meter;

import dev.beckon.fixtures.SharedDynamoDb;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * A table {@code pk, sk} in DynamoDB Local with a meter before it. Its two indexes are keyed by
 * {@code shelf, slot}: {@link #KEYS} holds keys only, {@link #ALL} everything.
 */
final class MeteredTable implements AutoCloseable {
  static final String KEYS = "keys";
  static final String ALL = "all";

  final String name = "meter-" + UUID.randomUUID();
  final DynamoDbClient unmetered = SharedDynamoDb.client();
  final CostMeter meter = new CostMeter(unmetered);
  final DynamoDbClient client = SharedDynamoDb.client(meter);

  MeteredTable(String... indexes) {
    unmetered.createTable(
        table -> {
          table
              .tableName(name)
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .attributeDefinitions(text("pk"), text("sk"))
              .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE));
          if (indexes.length > 0) {
            table
                .attributeDefinitions(text("pk"), text("sk"), text("shelf"), text("slot"))
                .globalSecondaryIndexes(Arrays.stream(indexes).map(MeteredTable::index).toList());
          }
        });
    unmetered.waiter().waitUntilTableExists(table -> table.tableName(name));
  }

  private static GlobalSecondaryIndex index(String name) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(key("shelf", KeyType.HASH), key("slot", KeyType.RANGE))
        .projection(
            projection ->
                projection.projectionType(
                    name.equals(ALL) ? ProjectionType.ALL : ProjectionType.KEYS_ONLY))
        .build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /** The key of the item of this name, in partition {@code p}. */
  static Map<String, AttributeValue> key(String sort) {
    return Map.of("pk", AttributeValue.fromS("p"), "sk", AttributeValue.fromS(sort));
  }

  /** An item that weighs so many bytes. */
  static Map<String, AttributeValue> item(String sort, int bytes) {
    return filled(new HashMap<>(key(sort)), bytes);
  }

  /** An item that weighs so many bytes and has an entry in the indexes. */
  static Map<String, AttributeValue> shelved(String sort, String slot, int bytes) {
    Map<String, AttributeValue> item = new HashMap<>(key(sort));
    item.put("shelf", AttributeValue.fromS("g"));
    item.put("slot", AttributeValue.fromS(slot));
    return filled(item, bytes);
  }

  private static Map<String, AttributeValue> filled(Map<String, AttributeValue> item, int bytes) {
    int missing = (int) (bytes - ItemSize.bytes(item)) - 1;
    item.put("x", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[missing])));
    return item;
  }

  /** The item is there, and nobody billed it. */
  void holds(Map<String, AttributeValue> item) {
    unmetered.putItem(put -> put.tableName(name).item(item));
  }

  /** Puts the item. */
  Bill put(Map<String, AttributeValue> item) {
    return meter.of(() -> client.putItem(put -> put.tableName(name).item(item)));
  }

  /** Updates the item; {@code :yes} stands for a short text. */
  Bill update(String sort, String expression) {
    return meter.of(
        () ->
            client.updateItem(
                update -> {
                  update.tableName(name).key(key(sort)).updateExpression(expression);
                  if (expression.contains(":yes")) {
                    update.expressionAttributeValues(Map.of(":yes", AttributeValue.fromS("yes")));
                  }
                }));
  }

  /** Deletes the item. */
  Bill delete(String sort) {
    return meter.of(() -> client.deleteItem(delete -> delete.tableName(name).key(key(sort))));
  }

  /** Writes all of these, or none. */
  Bill commit(TransactWriteItem... items) {
    return meter.of(() -> transact(items));
  }

  /** The same, for those who expect it to fail. */
  void transact(TransactWriteItem... items) {
    client.transactWriteItems(transaction -> transaction.transactItems(items));
  }

  TransactWriteItem putting(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(put -> put.tableName(name).item(item)).build();
  }

  TransactWriteItem deleting(String sort) {
    return TransactWriteItem.builder()
        .delete(delete -> delete.tableName(name).key(key(sort)))
        .build();
  }

  TransactWriteItem checking(String sort, String condition) {
    return TransactWriteItem.builder()
        .conditionCheck(
            check -> check.tableName(name).key(key(sort)).conditionExpression(condition))
        .build();
  }

  @Override
  public void close() {
    client.close();
    unmetered.deleteTable(table -> table.tableName(name));
  }
}
