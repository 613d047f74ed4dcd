package dev.beckon.meter;

import java.util.Set;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Adds up what AWS would bill for the requests of the clients it is put on, as AWS documents it:
 * for tests and benchmarks. It reckons for itself, as DynamoDB Local bills transactions and empty
 * queries wrongly. Clients on any number of threads may share one.
 *
 * <p>Its limits:
 *
 * <ul>
 *   <li>Around each write it reads the item, unbilled. Somebody else writing the same item in
 *       between is taken for this write; and each write takes three requests' time.
 *   <li>What an update that was refused would have made of its item is not known: it counts as the
 *       item was.
 *   <li>A transaction that was cancelled counts whole, also where a conflict stopped it early. A
 *       repeated request token counts as writes, where AWS bills reads.
 *   <li>Requests that the SDK repeats by itself count once; those that AWS throttles or finds
 *       invalid are free. PartiQL is refused. Streams, storage and backups are not billed here.
 * </ul>
 */
public final class CostMeter implements ExecutionInterceptor {
  private static final ExecutionAttribute<Metering.Pending> PENDING =
      new ExecutionAttribute<>("dev.beckon.meter.Pending");

  /** Why a transaction was cancelled that is billed all the same. */
  static final Set<String> BILLED = Set.of("ConditionalCheckFailed", "TransactionConflict");

  private final Metering metering;
  private Bill bill = Bill.NOTHING;

  /**
   * A meter at zero.
   *
   * @param unmetered sees the same tables, does not carry this meter, and stays the caller's
   */
  public CostMeter(DynamoDbClient unmetered) {
    metering = new Metering(unmetered);
  }

  /** Everything so far. */
  public synchronized Bill bill() {
    return bill;
  }

  /** What this comes to, and whatever else goes on meanwhile. */
  public Bill of(Runnable step) {
    Bill before = bill();
    step.run();
    return bill().minus(before);
  }

  private synchronized void add(Bill more) {
    bill = bill.plus(more);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    attributes.putAttribute(PENDING, metering.before(context.request()));
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    return Reads.showing(context.request());
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    add(attributes.getAttribute(PENDING).answered(context.response()));
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    Metering.Pending pending = attributes.getAttribute(PENDING);
    if (pending != null) {
      add(isBilled(context.exception()) ? pending.refused() : pending.failed());
    }
  }

  private static boolean isBilled(Throwable failure) {
    return failure instanceof ConditionalCheckFailedException
        || failure instanceof TransactionConflictException
        || (failure instanceof TransactionCanceledException cancelled
            && cancelled.cancellationReasons().stream()
                .anyMatch(reason -> BILLED.contains(reason.code())));
  }
}
