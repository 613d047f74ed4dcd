package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * One table. Passing faults of DynamoDB become {@link Unavailable}; a failed condition becomes a
 * value; everything else is a bug and stays what it is.
 */
public final class Table {
  /** How often a write that others are at is tried before the caller is told to come back. */
  static final int MAX_TRIES = 8;

  /** Of the 10 s that Lambda gives a start. */
  private static final Duration LONGEST_START = Duration.ofSeconds(8);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);
  private static final int MAX_BATCH_KEYS = 100;
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";
  private static final String INVALID = "ValidationError";

  private final DynamoDbClient client;
  private final String name;
  private final Jitter jitter;

  /** Waits before a retry: a random time of at most so long. Handed in, so that tests need not. */
  @FunctionalInterface
  public interface Jitter {
    void pause(Duration atMost);
  }

  public Table(DynamoDbClient client, String name, Jitter jitter) {
    this.client = client;
    this.name = name;
    this.jitter = jitter;
  }

  /**
   * Reads what is not there, at 0.5 RCU: connections are made and code is loaded before the first
   * event, while Lambda gives a whole CPU to the start.
   *
   * @throws NoSuchTable when there is no table of this name
   * @throws Unavailable when DynamoDB is away, so that the function does not start half
   */
  public void touch() {
    Map<String, KeysAndAttributes> nothing =
        Map.of(name, KeysAndAttributes.builder().keys(List.of(Schema.nothing().asMap())).build());
    try {
      calling(
          () ->
              client.batchGetItem(
                  BatchGetItemRequest.builder()
                      .requestItems(nothing)
                      .overrideConfiguration(start -> start.apiCallTimeout(LONGEST_START))
                      .build()));
    } catch (ResourceNotFoundException e) {
      throw new NoSuchTable(e);
    }
  }

  /** There is no table of the name that was given. */
  public static final class NoSuchTable extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoSuchTable(Throwable cause) {
      super(cause);
    }
  }

  /** The newest item under this key. */
  Optional<Item> get(Schema.Key key) {
    return get(key, true);
  }

  /** The item under this key; one that may be a moment old costs half. */
  Optional<Item> get(Schema.Key key, boolean consistent) {
    Map<String, AttributeValue> item =
        calling(
                () ->
                    client.getItem(
                        GetItemRequest.builder()
                            .tableName(name)
                            .key(key.asMap())
                            .consistentRead(consistent)
                            .build()))
            .item();
    return item == null || item.isEmpty() ? Optional.empty() : Optional.of(Item.of(item));
  }

  /** The newest items under these keys, at most 100; those that are there. */
  Map<Schema.Key, Item> get(List<Schema.Key> keys, boolean consistent) {
    Map<Schema.Key, Item> found = new HashMap<>();
    if (keys.isEmpty()) {
      return found;
    }
    if (keys.size() > MAX_BATCH_KEYS) {
      throw new IllegalArgumentException("at most 100 keys");
    }
    KeysAndAttributes asked =
        KeysAndAttributes.builder()
            .keys(keys.stream().map(Schema.Key::asMap).toList())
            .consistentRead(consistent)
            .build();
    for (int tries = 0; asked != null; tries++) {
      if (tries == MAX_TRIES) {
        throw new Unavailable("items left unread", null);
      }
      pauseBefore(tries);
      Map<String, KeysAndAttributes> request = Map.of(name, asked);
      var response =
          calling(
              () ->
                  client.batchGetItem(BatchGetItemRequest.builder().requestItems(request).build()));
      for (Map<String, AttributeValue> attributes :
          response.responses().getOrDefault(name, List.of())) {
        Item item = Item.of(attributes);
        found.put(item.key(), item);
      }
      asked = response.unprocessedKeys().get(name);
    }
    return found;
  }

  /** One page of a query. */
  QueryResponse query(QueryRequest.Builder query) {
    QueryRequest request = query.tableName(name).build();
    return calling(() -> client.query(request));
  }

  /** What a single conditional write came to. */
  sealed interface Written {
    /**
     * @param item the whole item, of an update as it is afterwards, of a delete as it was; empty
     *     otherwise
     */
    record Done(Item item) implements Written {}

    /**
     * @param current the item as it is, or empty when there is none
     */
    record ConditionFailed(Optional<Item> current) implements Written {}
  }

  /**
   * Writes one item. A conflict with somebody's transaction is tried again, with jitter.
   *
   * @throws Unavailable when it still conflicts after {@value #MAX_TRIES} tries
   */
  Written write(Change change) {
    TransactionConflictException last = null;
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      pauseBefore(tries);
      try {
        return new Written.Done(calling(() -> writeAlone(change)));
      } catch (ConditionalCheckFailedException e) {
        return new Written.ConditionFailed(
            e.hasItem() ? Optional.of(Item.of(e.item())) : Optional.empty());
      } catch (TransactionConflictException e) {
        last = e;
      }
    }
    throw new Unavailable("others were at the same item", last);
  }

  private Item writeAlone(Change change) {
    if (change.isPut()) {
      client.putItem(change.asPut(name).build());
      return Item.of(Map.of());
    }
    if (change.isUpdate()) {
      return Item.of(
          client
              .updateItem(change.asUpdate(name).returnValues(ReturnValue.ALL_NEW).build())
              .attributes());
    }
    return Item.of(
        client
            .deleteItem(change.asDelete(name).returnValues(ReturnValue.ALL_OLD).build())
            .attributes());
  }

  /** What a transaction came to. */
  sealed interface Committed {
    record Done() implements Committed {}

    /** Nothing was written: some conditions failed. */
    record ConditionsFailed(List<Optional<Failure>> byChange) implements Committed {
      /** How the condition of this change failed, or empty when it held. */
      Optional<Failure> of(int change) {
        return byChange.get(change);
      }
    }

    /**
     * @param current the item as it is, or empty when there is none
     */
    record Failure(Optional<Item> current) {}
  }

  /**
   * Writes all or nothing. A conflict with somebody else's transaction is tried again, with jitter,
   * at most {@value #MAX_TRIES} times.
   *
   * @throws Unavailable when it still conflicts then
   */
  Committed commit(List<Change> changes) {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder()
            .transactItems(changes.stream().map(change -> change.inTransaction(name)).toList())
            .build();
    TransactionCanceledException last = null;
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      pauseBefore(tries);
      try {
        calling(() -> client.transactWriteItems(request));
        return new Committed.Done();
      } catch (TransactionCanceledException e) {
        if (e.cancellationReasons().stream().anyMatch(why -> CONDITION_FAILED.equals(why.code()))) {
          return new Committed.ConditionsFailed(failures(e));
        }
        if (e.cancellationReasons().stream().anyMatch(why -> INVALID.equals(why.code()))) {
          throw e;
        }
        last = e;
      }
    }
    throw new Unavailable("others were at the same items", last);
  }

  private static List<Optional<Committed.Failure>> failures(TransactionCanceledException e) {
    List<Optional<Committed.Failure>> failures = new ArrayList<>();
    for (CancellationReason reason : e.cancellationReasons()) {
      failures.add(
          CONDITION_FAILED.equals(reason.code())
              ? Optional.of(
                  new Committed.Failure(
                      reason.hasItem() && !reason.item().isEmpty()
                          ? Optional.of(Item.of(reason.item()))
                          : Optional.empty()))
              : Optional.empty());
    }
    return failures;
  }

  private void pauseBefore(int tries) {
    if (tries > 0) {
      Duration longest = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
      jitter.pause(longest.compareTo(LONGEST_PAUSE) < 0 ? longest : LONGEST_PAUSE);
    }
  }

  private static <T> T calling(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkClientException e) {
      throw new Unavailable("DynamoDB did not answer", e);
    } catch (TransactionCanceledException
        | TransactionConflictException
        | ConditionalCheckFailedException e) {
      throw e;
    } catch (DynamoDbException e) {
      if (e.isThrottlingException() || e.retryable() || e.statusCode() >= 500) {
        throw new Unavailable("DynamoDB is busy", e);
      }
      throw e;
    }
  }
}
