package dev.beckon.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.invitation.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What the table makes of conflicts, failed conditions and half answers. */
class TableTest {
  private static final String NAME = "beckon";
  private static final Schema.Key KEY = new Schema.Key("HOST#en-4022", "ASK");
  private static final Schema.Key OTHER = new Schema.Key("HOST#de-17", "ASK");
  private static final Change CHANGE =
      Change.update(KEY, "REMOVE #visiting").when("attribute_exists(#visiting)");
  private static final List<Duration> ALL_PAUSES =
      Stream.of(10, 20, 40, 80, 160, 200, 200).map(Duration::ofMillis).toList();

  private final StubDynamoDb stub = new StubDynamoDb();
  private final List<Duration> pauses = new ArrayList<>();
  private final Table table = new Table(stub, NAME, pauses::add);

  private static Item item(Schema.Key key) {
    return Item.at(key).put(Schema.ASK_ME, true);
  }

  private static CancellationReason reason(String code) {
    return CancellationReason.builder().code(code).build();
  }

  private static CancellationReason failedOn(Item current) {
    return CancellationReason.builder()
        .code("ConditionalCheckFailed")
        .item(current.attributes())
        .build();
  }

  private static TransactionCanceledException cancelled(CancellationReason... reasons) {
    return TransactionCanceledException.builder().cancellationReasons(reasons).build();
  }

  private static TransactionConflictException conflict() {
    return TransactionConflictException.builder().statusCode(400).build();
  }

  private Table.Committed commit() {
    return table.commit(List.of(CHANGE, CHANGE));
  }

  @Test
  void aTransactionThatMeetsAnotherIsTriedAgainAfterLongerAndLongerPauses() {
    stub.then(3, cancelled(reason("None"), reason("TransactionConflict")));

    assertThat(commit()).isEqualTo(new Table.Committed.Done());

    assertThat(stub.requests()).hasSize(4);
    assertThat(pauses).isEqualTo(ALL_PAUSES.subList(0, 3));
  }

  @Test
  void aTransactionThatIsThrottledInPartIsTriedAgain() {
    stub.then(cancelled(reason("ThrottlingError"), reason("None")));

    assertThat(commit()).isEqualTo(new Table.Committed.Done());
  }

  @Test
  void aTransactionThatStillMeetsOthersAfterEightTriesIsUnavailable() {
    TransactionCanceledException last =
        cancelled(reason("TransactionConflict"), reason("TransactionConflict"));
    stub.then(Table.MAX_TRIES, last);

    assertThatThrownBy(this::commit).isInstanceOf(Unavailable.class).hasCause(last);

    assertThat(stub.requests()).hasSize(8);
    assertThat(pauses).isEqualTo(ALL_PAUSES);
  }

  @Test
  void aFailedConditionOfATransactionIsAValueThatTellsWhichAndOnWhat() {
    stub.then(cancelled(reason("None"), failedOn(item(OTHER))));

    Table.Committed.ConditionsFailed failed = (Table.Committed.ConditionsFailed) commit();

    assertThat(failed.of(0)).isEmpty();
    assertThat(failed.of(1).orElseThrow().current().orElseThrow().key()).isEqualTo(OTHER);
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void aConditionThatFailedOnNoItemTellsSo() {
    stub.then(cancelled(reason("ConditionalCheckFailed"), reason("None")));

    Table.Committed.ConditionsFailed failed = (Table.Committed.ConditionsFailed) commit();

    assertThat(failed.of(0)).contains(new Table.Committed.Failure(Optional.empty()));
  }

  @Test
  void aFailedConditionCountsMoreThanAConflictBesideIt() {
    stub.then(cancelled(reason("TransactionConflict"), failedOn(item(KEY))));

    assertThat(commit()).isInstanceOf(Table.Committed.ConditionsFailed.class);
    assertThat(pauses).isEmpty();
  }

  @Test
  void aTransactionThatIsNotValidIsABug() {
    TransactionCanceledException bug = cancelled(reason("ValidationError"), reason("None"));
    stub.then(bug);

    assertThatThrownBy(this::commit).isSameAs(bug);
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void aWriteThatMeetsATransactionIsTriedAgain() {
    stub.then(2, conflict());

    assertThat(table.write(CHANGE)).isInstanceOf(Table.Written.Done.class);

    assertThat(stub.requests()).hasSize(3);
    assertThat(pauses).isEqualTo(ALL_PAUSES.subList(0, 2));
  }

  @Test
  void aWriteThatStillMeetsTransactionsAfterEightTriesIsUnavailable() {
    stub.then(Table.MAX_TRIES, conflict());

    assertThatThrownBy(() -> table.write(CHANGE))
        .isInstanceOf(Unavailable.class)
        .hasCauseInstanceOf(TransactionConflictException.class);

    assertThat(stub.requests()).hasSize(8);
    assertThat(pauses).isEqualTo(ALL_PAUSES);
  }

  @Test
  void aFailedConditionOfAWriteIsAValueWithTheItemAsItIs() {
    stub.then(ConditionalCheckFailedException.builder().item(item(KEY).attributes()).build());
    stub.then(ConditionalCheckFailedException.builder().build());

    Table.Written onItem = table.write(CHANGE);
    Table.Written onNone = table.write(CHANGE);

    assertThat(((Table.Written.ConditionFailed) onItem).current().orElseThrow().key())
        .isEqualTo(KEY);
    assertThat(onNone).isEqualTo(new Table.Written.ConditionFailed(Optional.empty()));
    assertThat(pauses).isEmpty();
  }

  @Test
  void anUpdateAnswersWithTheWholeItemAfterwards() {
    stub.holding(item(KEY));

    Table.Written.Done done = (Table.Written.Done) table.write(CHANGE);

    assertThat(done.item().flag(Schema.ASK_ME)).isTrue();
    assertThat(((UpdateItemRequest) stub.requests().get(0)).returnValues())
        .isEqualTo(ReturnValue.ALL_NEW);
  }

  @Test
  void aReadOfOneItemIsConsistentAndNoneIsNone() {
    stub.holding(item(KEY));

    assertThat(table.get(KEY).orElseThrow().key()).isEqualTo(KEY);
    assertThat(table.get(OTHER)).isEmpty();
    assertThat(((GetItemRequest) stub.requests().get(0)).consistentRead()).isTrue();
  }

  private static BatchGetItemResponse half(Item found, Schema.Key unread) {
    KeysAndAttributes rest =
        KeysAndAttributes.builder().keys(List.of(unread.asMap())).consistentRead(true).build();
    return BatchGetItemResponse.builder()
        .responses(Map.of(NAME, List.of(found.attributes())))
        .unprocessedKeys(Map.of(NAME, rest))
        .build();
  }

  @Test
  void keysABatchDidNotGetToAreReadAgainAndOnlyThose() {
    stub.holding(item(OTHER)).thenAnswer(half(item(KEY), OTHER));

    Map<Schema.Key, Item> found = table.get(List.of(KEY, OTHER), true);

    assertThat(found).containsOnlyKeys(KEY, OTHER);
    KeysAndAttributes again =
        ((BatchGetItemRequest) stub.requests().get(1)).requestItems().get(NAME);
    assertThat(again.keys()).isEqualTo(List.of(OTHER.asMap()));
    assertThat(again.consistentRead()).isTrue();
    assertThat(pauses).isEqualTo(ALL_PAUSES.subList(0, 1));
  }

  @Test
  void aBatchThatNeverGetsToAKeyIsUnavailable() {
    for (int tries = 0; tries < Table.MAX_TRIES; tries++) {
      stub.thenAnswer(half(item(KEY), OTHER));
    }

    assertThatThrownBy(() -> table.get(List.of(KEY, OTHER), true)).isInstanceOf(Unavailable.class);

    assertThat(stub.requests()).hasSize(8);
    assertThat(pauses).isEqualTo(ALL_PAUSES);
  }

  @Test
  void aBatchIsOfOneToAHundredKeys() {
    List<Schema.Key> tooMany =
        IntStream.rangeClosed(0, 100).mapToObj(n -> new Schema.Key("HOST#en-" + n, "ASK")).toList();

    assertThatThrownBy(() -> table.get(tooMany, true)).isInstanceOf(IllegalArgumentException.class);
    assertThat(table.get(List.of(), true)).isEmpty();
    assertThat(stub.requests()).isEmpty();
  }
}
