package dev.beckon.meter;

import static dev.beckon.meter.MeteredTable.item;
import static dev.beckon.meter.MeteredTable.key;
import static dev.beckon.meter.MeteredTable.shelved;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;

/** The examples of the developer guide's page on read and write operations, and on indexes. */
class ReadsTest {
  private static final int KB = 1024;

  private final MeteredTable table = new MeteredTable(MeteredTable.ALL);

  @AfterEach
  void close() {
    table.close();
  }

  @ParameterizedTest
  @CsvSource({"3584, 1", "4096, 1", "4097, 2", "8192, 2", "10240, 3"})
  void oneItemIsRoundedUpToFourKilobytes(int bytes, double units) {
    table.holds(item("a", bytes));

    assertThat(get("a", true).readUnits()).isEqualTo(units);
    assertThat(get("a", false).readUnits()).isEqualTo(units / 2);
    assertThat(getInTransaction("a").readUnits()).isEqualTo(units * 2);
    assertThat(get("a", true).bytesRead()).isEqualTo(bytes);
  }

  @Test
  void anItemThatIsNotThereCostsTheLeastUnit() {
    assertThat(get("none", true).readUnits()).isEqualTo(1);
    assertThat(get("none", false).readUnits()).isEqualTo(0.5);
    assertThat(getInTransaction("none").readUnits()).isEqualTo(2);
    assertThat(batch(true, "none", "nobody").readUnits()).isEqualTo(2);
    assertThat(batch(false, "none", "nobody").readUnits()).isEqualTo(1);
  }

  @Test
  void aBatchIsRoundedUpItemByItem() {
    table.holds(item("a", 3 * KB / 2));
    table.holds(item("b", 13 * KB / 2));

    assertThat(batch(true, "a", "b").readUnits()).isEqualTo(3);
    assertThat(batch(false, "a", "b", "none").readUnits()).isEqualTo(2);
    assertThat(batch(true, "a", "b").bytesRead()).isEqualTo(8 * KB);
  }

  @Test
  void aPartOfAnItemCostsTheWhole() {
    table.holds(item("a", 10 * KB));

    Bill alone =
        table.meter.of(
            () ->
                table.client.getItem(
                    get -> get.tableName(table.name).key(key("a")).projectionExpression("sk")));
    Bill inBatch =
        table.meter.of(
            () ->
                table.client.batchGetItem(
                    get ->
                        get.requestItems(
                            Map.of(
                                table.name,
                                KeysAndAttributes.builder()
                                    .keys(List.of(key("a"), key("none")))
                                    .projectionExpression("sk")
                                    .build()))));

    assertThat(alone.readUnits()).isEqualTo(1.5);
    assertThat(alone.bytesRead()).isEqualTo(3);
    assertThat(inBatch.readUnits()).isEqualTo(2);
  }

  @Test
  void aQueryIsRoundedUpOnce() {
    for (int i = 0; i < 10; i++) {
      table.holds(item("a" + i, i < 8 ? 4178 : 4177));
    }

    assertThat(query(query -> query.consistentRead(true)).readUnits()).isEqualTo(11);
    assertThat(query(query -> {}).readUnits()).isEqualTo(5.5);
    assertThat(query(query -> query.limit(1)).readUnits()).isEqualTo(1);
  }

  @Test
  void manySmallItemsInOneQueryCostTheirSum() {
    for (int i = 0; i < 150; i++) {
      table.holds(item(String.format("a%03d", i), 64));
    }

    assertThat(query(query -> query.consistentRead(true)).readUnits()).isEqualTo(3);
  }

  @Test
  void aQueryThatFindsNothingCostsTheLeastUnit() {
    assertThat(query(query -> {}).readUnits()).isEqualTo(0.5);
    assertThat(query(query -> query.consistentRead(true)).readUnits()).isEqualTo(1);
    assertThat(scan("attribute_exists(x)").readUnits()).isEqualTo(0.5);
  }

  @Test
  void whatIsFilteredOutCountedOrCutIsPaidAllTheSame() {
    for (int i = 0; i < 10; i++) {
      table.holds(item("a" + i, 4 * KB));
    }

    assertThat(query(query -> query.filterExpression("attribute_exists(nothing)")).readUnits())
        .isEqualTo(5);
    assertThat(query(query -> query.select(Select.COUNT)).readUnits()).isEqualTo(5);
    assertThat(query(query -> query.projectionExpression("sk")).readUnits()).isEqualTo(5);
    assertThat(scan("attribute_exists(nothing)").readUnits()).isEqualTo(5);
  }

  @Test
  void anIndexIsPaidByItsEntries() {
    for (int i = 0; i < 8; i++) {
      table.holds(shelved("a" + i, "r", 2000));
    }

    Bill bill =
        table.meter.of(
            () ->
                table.client.query(
                    query ->
                        query
                            .tableName(table.name)
                            .indexName(MeteredTable.ALL)
                            .keyConditionExpression("shelf = :g")
                            .expressionAttributeValues(Map.of(":g", AttributeValue.fromS("g")))));

    assertThat(bill.readUnits()).isEqualTo(2);
  }

  @Test
  void requestsAreCountedByOperation() {
    Bill bill = get("a", true).plus(get("b", true)).plus(query(query -> {}));

    assertThat(bill.requests()).isEqualTo(Map.of("GetItem", 2, "Query", 1));
    assertThat(bill.calls()).isEqualTo(3);
  }

  @Test
  void dynamoDbLocalSaysTheSameOfWhatItIsRightAbout() {
    Stream.of(1, 4096, 4097, 9000)
        .map(bytes -> item("a" + bytes, 100 + bytes))
        .forEach(table::holds);

    double[] local = new double[1];
    Bill bill =
        query(
            query ->
                query.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).consistentRead(true),
            local);

    assertThat(bill.readUnits()).isEqualTo(local[0]);
  }

  @Test
  void dynamoDbLocalIsNotAskedAboutAQueryThatFindsNothing() {
    double[] local = {-1};
    Bill bill = query(query -> query.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL), local);

    assertThat(local[0]).isZero();
    assertThat(bill.readUnits()).isEqualTo(0.5);
  }

  private Bill get(String sort, boolean consistent) {
    return table.meter.of(
        () ->
            table.client.getItem(
                get -> get.tableName(table.name).key(key(sort)).consistentRead(consistent)));
  }

  private Bill getInTransaction(String sort) {
    return table.meter.of(
        () ->
            table.client.transactGetItems(
                transaction -> transaction.transactItems(List.of(inTransaction(sort)))));
  }

  private TransactGetItem inTransaction(String sort) {
    return TransactGetItem.builder().get(get -> get.tableName(table.name).key(key(sort))).build();
  }

  private Bill batch(boolean consistent, String... sorts) {
    KeysAndAttributes keys =
        KeysAndAttributes.builder()
            .keys(Arrays.stream(sorts).map(MeteredTable::key).toList())
            .consistentRead(consistent)
            .build();
    return table.meter.of(
        () -> table.client.batchGetItem(get -> get.requestItems(Map.of(table.name, keys))));
  }

  private Bill query(Consumer<QueryRequest.Builder> more) {
    return query(more, new double[1]);
  }

  private Bill query(Consumer<QueryRequest.Builder> more, double[] local) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table.name)
            .keyConditionExpression("pk = :p")
            .expressionAttributeValues(Map.of(":p", AttributeValue.fromS("p")));
    more.accept(query);
    return table.meter.of(
        () -> {
          var answer = table.client.query(query.build());
          if (answer.consumedCapacity() != null) {
            local[0] = answer.consumedCapacity().capacityUnits();
          }
        });
  }

  private Bill scan(String filter) {
    return table.meter.of(
        () -> table.client.scan(scan -> scan.tableName(table.name).filterExpression(filter)));
  }
}
