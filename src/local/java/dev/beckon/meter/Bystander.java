package dev.beckon.meter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Looks at tables by a client of its own that nobody bills, to see what requests do not show. */
final class Bystander {
  private final DynamoDbClient unmetered;
  private final Map<String, TableShape> shapes = new ConcurrentHashMap<>();

  Bystander(DynamoDbClient unmetered) {
    this.unmetered = unmetered;
  }

  /** How the table is made; asked for once. */
  TableShape shape(String table) {
    return shapes.computeIfAbsent(
        table,
        name -> TableShape.of(unmetered.describeTable(request -> request.tableName(name)).table()));
  }

  /** The whole item as it is now; empty when there is none. */
  Map<String, AttributeValue> item(String table, Map<String, AttributeValue> key) {
    return unmetered
        .getItem(request -> request.tableName(table).key(key).consistentRead(true))
        .item();
  }
}
