package dev.beckon.bench.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A client that misbehaves as networks and DynamoDB do: writes meet others, calls are lost on their
 * way, and answers are lost after the write was done. DynamoDB Local reports no conflicts itself.
 */
final class FaultyDynamoDb {
  /** Their answers get lost, too, and there was nothing to commit. */
  private static final Set<Class<?>> READS =
      Set.of(GetItemRequest.class, BatchGetItemRequest.class, QueryRequest.class);

  /** Of a hundred writes so many meet another transaction. */
  private static final int CONFLICTS = 4;

  /** Of a hundred calls so many never arrive. */
  private static final int LOST_BEFORE = 2;

  /** Of a hundred calls so many are carried out, and nobody hears of it. */
  private static final int LOST_AFTER = 3;

  private final DynamoDbClient client;
  private final ThreadLocal<Random> random;
  private final LongAdder conflicts = new LongAdder();
  private final LongAdder lostBefore = new LongAdder();
  private final LongAdder lostAfter = new LongAdder();

  FaultyDynamoDb(DynamoDbClient client, ThreadLocal<Random> random) {
    this.client = client;
    this.random = random;
  }

  /** What went wrong on purpose: how often, by kind. */
  Map<String, Long> faults() {
    Map<String, Long> faults = new LinkedHashMap<>();
    faults.put("injectedConflicts", conflicts.sum());
    faults.put("injectedTimeoutsBeforeTheCall", lostBefore.sum());
    faults.put("injectedTimeoutsAfterTheCommit", lostAfter.sum());
    return faults;
  }

  DynamoDbClient client() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> call(method, arguments));
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    boolean isCall = arguments != null && arguments.length == 1;
    if (isCall) {
      before(arguments[0]);
    }
    Object answer;
    try {
      answer = method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (isCall && happens(LOST_AFTER)) {
      if (!READS.contains(arguments[0].getClass())) {
        lostAfter.increment();
      }
      throw SdkClientException.create("timed out, though it was carried out");
    }
    return answer;
  }

  private void before(Object request) {
    if (request instanceof TransactWriteItemsRequest transaction && happens(CONFLICTS)) {
      conflicts.increment();
      throw TransactionCanceledException.builder()
          .cancellationReasons(
              transaction.transactItems().stream()
                  .map(item -> CancellationReason.builder().code("TransactionConflict").build())
                  .toList())
          .build();
    }
    if (request instanceof UpdateItemRequest && happens(CONFLICTS)) {
      conflicts.increment();
      throw TransactionConflictException.builder().message("another transaction").build();
    }
    if (happens(LOST_BEFORE)) {
      lostBefore.increment();
      throw SdkClientException.create("timed out before it arrived");
    }
  }

  private boolean happens(int ofHundred) {
    return random.get().nextInt(100) < ofHundred;
  }
}
