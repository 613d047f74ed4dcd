package dev.beckon.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.bench.Report;
import dev.beckon.local.Progress;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A benchmark that says all is well is worth as much as what it would have seen. */
class LedgerBenchmarkTest {
  private static final int TRANSFERS = 150;

  private static Report seats(UnaryOperator<DynamoDbClient> store) throws Exception {
    return new LedgerBenchmark(2, 40, 0, store).run(Progress.silent());
  }

  private static Report points(UnaryOperator<DynamoDbClient> store) throws Exception {
    return points(TRANSFERS, store);
  }

  private static Report points(int transfers, UnaryOperator<DynamoDbClient> store)
      throws Exception {
    return new LedgerBenchmark(0, 0, transfers, store).run(Progress.silent());
  }

  private static long figure(Report report, String name) {
    return ((Number) report.facts().get(name)).longValue();
  }

  @Test
  void aStoreThatHoldsItsConditionsIsWhole() throws Exception {
    Report seats = seats(store -> store);
    Report points = points(store -> store);

    assertThat(seats.broken()).isEmpty();
    assertThat(points.broken()).isEmpty();
    assertThat(figure(seats, "letIn")).isEqualTo(figure(seats, "seats")).isPositive();
    assertThat(figure(points, "transfers")).isGreaterThanOrEqualTo(TRANSFERS);
    assertThat(figure(points, "injectedTimeoutsAfterTheCommit")).isPositive();
  }

  @Test
  void seatsThatAreSoldTwiceAreSeen() throws Exception {
    Report report = seats(store -> BrokenStore.thatDoesNotHold("#free = #free - :one", store));

    assertThat(figure(report, "oversold")).isPositive();
    assertThat(report.broken()).anyMatch(words -> words.startsWith("oversold is "));
  }

  @Test
  void pointsThatNobodyHasAreSeen() throws Exception {
    Report report =
        points(store -> BrokenStore.thatDoesNotHold("#balance = #balance - :points", store));

    assertThat(figure(report, "negativeBalances")).isPositive();
    assertThat(report.broken()).anyMatch(words -> words.startsWith("negativeBalances is "));
  }

  @Test
  void aVisitThatIsPaidTwiceIsSeen() throws Exception {
    // Only what is settled late and comes again is paid a second time.
    Report report =
        points(
            4 * TRANSFERS, store -> BrokenStore.thatDoesNotHold("#rewardState = :reward", store));

    assertThat(figure(report, "doubleSettlements")).isPositive();
    assertThat(report.broken()).anyMatch(words -> words.startsWith("doubleSettlements is "));
  }

  @Test
  void pointsThatGetLostOnTheirWayAreSeen() throws Exception {
    Report report = points(store -> BrokenStore.thatForgets("#held = #held - :reward", store));

    assertThat(figure(report, "drift")).isPositive();
    assertThat(report.broken()).anyMatch(words -> words.startsWith("drift is "));
  }
}
