package dev.beckon.meter;

import static dev.beckon.meter.MeteredTable.item;
import static dev.beckon.meter.MeteredTable.shelved;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Each case of the developer guide's page on what writing costs a secondary index. */
class IndexWritesTest {
  private static final int KB = 1024;

  private final MeteredTable table = new MeteredTable(MeteredTable.KEYS);

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void anIndexEntryCostsOneToPutOneToRemoveAndTwoToMove() {
    assertThat(table.put(shelved("a", "low", 500)).indexWriteUnits()).isEqualTo(1);
    assertThat(table.update("a", "SET slot = :yes").indexWriteUnits()).isEqualTo(2);
    assertThat(table.update("a", "REMOVE slot").indexWriteUnits()).isEqualTo(1);
    assertThat(table.update("a", "SET slot = :yes").indexWriteUnits()).isEqualTo(1);
    assertThat(table.delete("a").indexWriteUnits()).isEqualTo(1);
  }

  @Test
  void anIndexCostsNothingWhereItsEntryStaysAsItIs() {
    assertThat(table.put(item("a", 500)).indexWriteUnits()).isZero();
    assertThat(table.delete("a").indexWriteUnits()).isZero();
    table.put(shelved("b", "low", 500));
    assertThat(table.update("b", "SET small = :yes").indexWriteUnits()).isZero();
    assertThat(table.put(shelved("b", "low", 600)).indexWriteUnits()).isZero();
  }

  @Test
  void anEntryWhoseProjectedAttributesAloneChangeIsPutAnew() {
    try (MeteredTable all = new MeteredTable(MeteredTable.ALL)) {
      Bill bill =
          all.meter.of(
              () -> {
                all.client.putItem(
                    put -> put.tableName(all.name).item(shelved("a", "low", 3 * KB)));
                all.client.putItem(put -> put.tableName(all.name).item(shelved("a", "low", 500)));
              });

      assertThat(bill.indexWriteUnits()).isEqualTo(3 + 3);
    }
  }

  @Test
  void aTransactionDoesNotDoubleItsIndexWrites() {
    assertThat(table.commit(table.putting(shelved("a", "low", 500))).indexWriteUnits())
        .isEqualTo(1);
    assertThat(table.commit(table.putting(shelved("a", "high", 500))).indexWriteUnits())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"1024, low", "1025, high", "5000, none"})
  void dynamoDbLocalSaysTheSameOfOneItem(int bytes, String slot) {
    table.holds(shelved("a", "low", 2000));
    Map<String, AttributeValue> item =
        slot.equals("none") ? item("a", bytes) : shelved("a", slot, bytes);

    ConsumedCapacity[] local = new ConsumedCapacity[1];
    Bill bill =
        table.meter.of(
            () ->
                local[0] =
                    table
                        .client
                        .putItem(
                            put ->
                                put.tableName(table.name)
                                    .item(item)
                                    .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                        .consumedCapacity());

    assertThat(bill.writeUnits()).isEqualTo(local[0].table().capacityUnits());
    assertThat(bill.writeUnits() + bill.indexWriteUnits()).isEqualTo(local[0].capacityUnits());
  }
}
