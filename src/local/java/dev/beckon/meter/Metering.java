package dev.beckon.meter;

import dev.beckon.meter.Writes.Write;
import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;

/** Reckons requests one by one: looks at the items before, and again once there is an answer. */
final class Metering {
  private final Reads reads;
  private final Writes writes;

  /** Looks at the tables by {@code unmetered}, which stays the caller's. */
  Metering(DynamoDbClient unmetered) {
    Bystander bystander = new Bystander(unmetered);
    reads = new Reads(bystander);
    writes = new Writes(bystander);
  }

  /** A request on its way. */
  final class Pending {
    private final SdkRequest request;
    private final List<Write> written;

    private Pending(SdkRequest request, List<Write> written) {
      this.request = request;
      this.written = written;
    }

    /** What it came to when it was answered. */
    Bill answered(SdkResponse response) {
      return named()
          .plus(
              reads
                  .bill(request, response)
                  .orElseGet(() -> writes.done(request, response, written)));
    }

    /** What it came to when a condition or a conflict stopped it. */
    Bill refused() {
      return named().plus(Writes.refused(request, written));
    }

    /** What it came to when AWS did not even try, and bills nothing. */
    Bill failed() {
      return named();
    }

    private Bill named() {
      return Bill.requesting(request.getClass().getSimpleName().replace("Request", ""));
    }
  }

  /** What a request is about to do; {@link Reads#showing} is what is to be sent. */
  Pending before(SdkRequest request) {
    if (request instanceof ExecuteStatementRequest
        || request instanceof BatchExecuteStatementRequest
        || request instanceof ExecuteTransactionRequest) {
      throw new UnsupportedOperationException("the meter does not know what PartiQL costs");
    }
    return new Pending(request, writes.before(request));
  }
}
