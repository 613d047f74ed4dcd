package dev.beckon.bench.selection;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.meter.Bill;
import dev.beckon.meter.CostMeter;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One host, online for an hour, each of whose beats writes the lease into the score table. */
final class NaiveHour {
  private static final int BEAT_SECONDS = 45;

  private final DynamoDbClient metered;
  private final CostMeter meter;

  NaiveHour(DynamoDbClient metered, CostMeter meter) {
    this.metered = metered;
    this.meter = meter;
  }

  /** WCU, those of the index included. */
  double writes(Candidate host) {
    Bill bill =
        meter.of(
            () -> {
              for (long second = 0;
                  second < Duration.ofHours(1).toSeconds();
                  second += BEAT_SECONDS) {
                ScoreTable.beat(
                    metered, host.host(), host.reachableUntil().plusSeconds(second + 1));
              }
            });
    return bill.writeUnits() + bill.indexWriteUnits();
  }
}
