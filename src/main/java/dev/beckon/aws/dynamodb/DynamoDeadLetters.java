package dev.beckon.aws.dynamodb;

import dev.beckon.stream.DeadLetters;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Dead letters in the beckon table: one partition per function, one query to see them all. */
public final class DynamoDeadLetters implements DeadLetters {
  /** How long a dead letter waits for a person. */
  private static final Duration KEPT = Duration.ofDays(14);

  /** The alarm on what was given up counts the lines of this logger. */
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private final Table table;
  private final Clock clock;

  public DynamoDeadLetters(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public void keep(String function, String recordId, String record, String why) {
    table.write(
        Change.put(
            Item.at(Schema.deadLetter(function, recordId))
                .put(Schema.RECORD, record)
                .put(Schema.WHY, why)
                .put(Schema.CREATED_AT, clock.instant())
                .forgetAt(clock.instant().plus(KEPT))));
    LOG.errorf("%s gave up %s: %s", function, recordId, why);
  }
}
