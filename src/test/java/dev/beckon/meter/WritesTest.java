package dev.beckon.meter;

import static dev.beckon.meter.MeteredTable.item;
import static dev.beckon.meter.MeteredTable.key;
import static dev.beckon.meter.MeteredTable.shelved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The examples of the developer guide's pages on write operations and transactions. */
class WritesTest {
  private static final int KB = 1024;

  private final MeteredTable table = new MeteredTable(MeteredTable.KEYS);

  @AfterEach
  void close() {
    table.close();
  }

  @ParameterizedTest
  @CsvSource({"500, 1", "512, 1", "1024, 1", "1025, 2", "1639, 2", "9000, 9"})
  void anItemIsRoundedUpToOneKilobyteWhetherItIsPutOrDeleted(int bytes, double units) {
    assertThat(table.put(item("a", bytes)).writeUnits()).isEqualTo(units);
    assertThat(table.delete("a").writeUnits()).isEqualTo(units);
  }

  @Test
  void theLargerOfBeforeAndAfterCounts() {
    table.holds(item("a", 3 * KB));

    assertThat(table.put(item("a", 500)).writeUnits()).isEqualTo(3);
    assertThat(table.put(item("a", 4 * KB)).writeUnits()).isEqualTo(4);
    assertThat(table.update("a", "SET small = :yes").writeUnits()).isEqualTo(5);
    assertThat(table.update("a", "REMOVE x").writeUnits()).isEqualTo(5);
    assertThat(table.update("a", "SET small = :yes").writeUnits()).isEqualTo(1);
  }

  @Test
  void deletingWhatIsNotThereCostsOne() {
    assertThat(table.delete("none").writeUnits()).isEqualTo(1);
  }

  @Test
  void aBatchIsRoundedUpItemByItem() {
    table.holds(item("c", 2 * KB));

    Bill bill =
        table.meter.of(
            () ->
                table.client.batchWriteItem(
                    batch ->
                        batch.requestItems(
                            Map.of(
                                table.name,
                                List.of(
                                    write(item("a", 500)),
                                    write(item("b", 7 * KB / 2)),
                                    WriteRequest.builder()
                                        .deleteRequest(delete -> delete.key(key("c")))
                                        .build())))));

    assertThat(bill.writeUnits()).isEqualTo(1 + 4 + 2);
  }

  @Test
  void aFailedConditionIsPaidByTheLargerItem() {
    assertThat(putWhereSomethingIs(item("none", 500)).writeUnits()).isEqualTo(1);
    table.holds(item("a", 3 * KB));
    assertThat(updateWhere("a", "attribute_exists(nothing)").writeUnits()).isEqualTo(3);
    assertThat(updateWhere("none", "attribute_exists(nothing)").writeUnits()).isEqualTo(1);
    assertThat(putWhere(item("a", KB), "attribute_not_exists(pk)").writeUnits()).isEqualTo(3);
    assertThat(putWhere(item("a", 5 * KB), "attribute_not_exists(pk)").writeUnits()).isEqualTo(5);
  }

  @Test
  void aTransactionCountsEachItemTwice() {
    Bill three =
        table.commit(
            table.putting(item("a", 500)),
            table.putting(item("b", 500)),
            table.putting(item("c", 500)));
    Bill larger = table.commit(table.putting(item("d", 3 * KB / 2)), table.deleting("a"));

    assertThat(three.writeUnits()).isEqualTo(6);
    assertThat(larger.writeUnits()).isEqualTo(4 + 2);
  }

  @Test
  void aConditionThatATransactionOnlyChecksCountsAsAWriteOfItsItem() {
    table.holds(item("a", 3 * KB));

    assertThat(
            table
                .commit(table.checking("a", "attribute_exists(pk)"), table.putting(item("b", 100)))
                .writeUnits())
        .isEqualTo(6 + 2);
  }

  @Test
  void aTransactionWhoseConditionFailsIsPaidWhole() {
    table.holds(item("a", 3 * KB));

    Bill bill =
        table.meter.of(
            () ->
                assertThatThrownBy(
                        () ->
                            table.transact(
                                table.checking("a", "attribute_not_exists(pk)"),
                                table.putting(shelved("b", "r", 500))))
                    .isInstanceOf(TransactionCanceledException.class));

    assertThat(bill.writeUnits()).isEqualTo(6 + 2);
    assertThat(bill.indexWriteUnits()).isZero();
    assertThat(bill.requests()).isEqualTo(Map.of("TransactWriteItems", 1));
  }

  @Test
  void writesOfManyThreadsAreAllCounted() {
    Bill bill =
        table.meter.of(
            () ->
                IntStream.range(0, 200)
                    .parallel()
                    .forEach(
                        n ->
                            table.client.putItem(
                                put -> put.tableName(table.name).item(item("n" + n, 1500)))));

    assertThat(bill.writeUnits()).isEqualTo(400);
    assertThat(bill.calls()).isEqualTo(200);
  }

  @Test
  void aRequestThatIsNotValidIsFree() {
    Bill bill =
        table.meter.of(
            () ->
                assertThatThrownBy(() -> table.update("a", "SET pk = :yes"))
                    .isInstanceOf(DynamoDbException.class));

    assertThat(bill.writeUnits()).isZero();
    assertThat(bill.calls()).isEqualTo(1);
  }

  @Test
  void whatTheMeterCannotBillItRefuses() {
    assertThatThrownBy(
            () ->
                table.client.executeStatement(
                    statement -> statement.statement("SELECT * FROM \"" + table.name + "\"")))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void dynamoDbLocalIsNotAskedAboutTransactions() {
    double[] local = new double[1];
    Bill bill =
        table.meter.of(
            () ->
                local[0] =
                    table
                        .client
                        .transactWriteItems(
                            transaction ->
                                transaction
                                    .transactItems(
                                        table.putting(item("a", 500)),
                                        table.putting(item("b", 500)),
                                        table.putting(item("c", 3 * KB)))
                                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                        .consumedCapacity()
                        .get(0)
                        .capacityUnits());

    assertThat(bill.writeUnits()).isEqualTo(2 + 2 + 6);
    assertThat(local[0]).isNotEqualTo(10);
  }

  private Bill putWhereSomethingIs(Map<String, AttributeValue> item) {
    return putWhere(item, "attribute_exists(pk)");
  }

  private Bill putWhere(Map<String, AttributeValue> item, String condition) {
    return table.meter.of(
        () ->
            assertThatThrownBy(
                    () ->
                        table.client.putItem(
                            put ->
                                put.tableName(table.name)
                                    .item(item)
                                    .conditionExpression(condition)))
                .isInstanceOf(ConditionalCheckFailedException.class));
  }

  private Bill updateWhere(String sort, String condition) {
    return table.meter.of(
        () ->
            assertThatThrownBy(
                    () ->
                        table.client.updateItem(
                            update ->
                                update
                                    .tableName(table.name)
                                    .key(key(sort))
                                    .updateExpression("REMOVE small")
                                    .conditionExpression(condition)))
                .isInstanceOf(ConditionalCheckFailedException.class));
  }

  private static WriteRequest write(Map<String, AttributeValue> item) {
    return WriteRequest.builder().putRequest(put -> put.item(item)).build();
  }
}
