package dev.beckon.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fixtures.SharedDynamoDb;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What passes by on the wire is billed as the meter in the client bills it. */
class WireMeterTest {
  private final MeteredTable inClient = new MeteredTable(MeteredTable.KEYS);
  private final MeteredTable onWire = new MeteredTable(MeteredTable.KEYS);
  private WireMeter meter;
  private DynamoDbClient client;

  @BeforeEach
  void stand() throws IOException {
    meter = new WireMeter(SharedDynamoDb.endpoint());
    client = LocalDynamoDb.client(URI.create(meter.url() + "/visit/1"));
  }

  @AfterEach
  void close() {
    client.close();
    meter.close();
    inClient.close();
    onWire.close();
  }

  private interface Call {
    void on(DynamoDbClient client, String table);
  }

  private void billsAlike(Call call) {
    Bill expected = inClient.meter.of(() -> call.on(inClient.client, inClient.name));
    call.on(client, onWire.name);

    assertThat(meter.take("visit/1")).isEqualTo(expected);
    assertThat(meter.take("visit/1")).isEqualTo(Bill.NOTHING);
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static Map<String, AttributeValue> key(String sk) {
    return Map.of("pk", text("p"), "sk", text(sk));
  }

  private static Map<String, AttributeValue> item(String sk, int bytes) {
    return Map.of(
        "pk", text("p"),
        "sk", text(sk),
        "shelf", text("s"),
        "slot", text(sk),
        "freight", text("x".repeat(bytes)),
        "raw", AttributeValue.fromB(SdkBytes.fromUtf8String("raw")),
        "number", AttributeValue.fromN("17.5"),
        "flags", AttributeValue.fromM(Map.of("on", AttributeValue.fromBool(true))),
        "names", AttributeValue.fromL(List.of(text("a"), AttributeValue.fromNul(true))));
  }

  private static void put(DynamoDbClient client, String table, String sk, int bytes) {
    client.putItem(request -> request.tableName(table).item(item(sk, bytes)));
  }

  @Test
  void puts() {
    billsAlike((client, table) -> put(client, table, "a", 3000));
    billsAlike((client, table) -> put(client, table, "a", 10));
  }

  @Test
  void updatesAndDeletes() {
    billsAlike((client, table) -> put(client, table, "a", 100));
    billsAlike(
        (client, table) ->
            client.updateItem(
                request ->
                    request
                        .tableName(table)
                        .key(key("a"))
                        .updateExpression("SET slot = :slot, freight = :freight")
                        .expressionAttributeValues(
                            Map.of(":slot", text("z"), ":freight", text("y".repeat(2000))))));
    billsAlike(
        (client, table) -> client.deleteItem(request -> request.tableName(table).key(key("a"))));
  }

  @Test
  void readsAndQueriesEmptyOnesToo() {
    billsAlike(
        (client, table) ->
            client.getItem(
                request -> request.tableName(table).key(key("none")).consistentRead(true)));
    billsAlike((client, table) -> put(client, table, "a", 5000));
    billsAlike(
        (client, table) ->
            client.query(
                request ->
                    request
                        .tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .filterExpression("slot = :slot")
                        .expressionAttributeValues(
                            Map.of(":pk", text("p"), ":slot", text("none")))));
    billsAlike(
        (client, table) ->
            client.batchGetItem(
                request ->
                    request.requestItems(
                        Map.of(
                            table,
                            KeysAndAttributes.builder()
                                .keys(List.of(key("a"), key("none")))
                                .build()))));
  }

  @Test
  void whatIsRefusedAloneAndInATransaction() {
    billsAlike(
        (client, table) ->
            assertThatThrownBy(
                    () ->
                        client.putItem(
                            request ->
                                request
                                    .tableName(table)
                                    .item(item("a", 1500))
                                    .conditionExpression("attribute_exists(pk)")))
                .isInstanceOf(ConditionalCheckFailedException.class));
    billsAlike(
        (client, table) ->
            assertThatThrownBy(() -> transact(client, table, "attribute_exists(pk)"))
                .isInstanceOf(TransactionCanceledException.class));
    billsAlike((client, table) -> transact(client, table, "attribute_not_exists(pk)"));
  }

  private static void transact(DynamoDbClient client, String table, String condition) {
    client.transactWriteItems(
        request ->
            request.transactItems(
                IntStream.range(0, 3)
                    .mapToObj(
                        number ->
                            TransactWriteItem.builder()
                                .put(
                                    put ->
                                        put.tableName(table)
                                            .item(item("t" + number, 1200))
                                            .conditionExpression(condition))
                                .build())
                    .toList()));
  }

  @Test
  void eachAccountHasItsOwnBill() {
    put(client, onWire.name, "a", 10);
    try (DynamoDbClient other = LocalDynamoDb.client(URI.create(meter.url() + "/visit/2"))) {
      put(other, onWire.name, "b", 3000);
    }

    assertThat(meter.take("visit/2").writeUnits()).isEqualTo(3);
    assertThat(meter.take("visit/1").writeUnits()).isEqualTo(1);
    assertThat(meter.take("visit/3")).isEqualTo(Bill.NOTHING);
  }
}
