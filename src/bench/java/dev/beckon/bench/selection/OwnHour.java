package dev.beckon.bench.selection;

import dev.beckon.aws.dynamodb.DynamoHosts;
import dev.beckon.aws.dynamodb.DynamoInvitations;
import dev.beckon.aws.dynamodb.DynamoPresence;
import dev.beckon.aws.dynamodb.DynamoVisits;
import dev.beckon.aws.dynamodb.Table;
import dev.beckon.fixtures.MovableClock;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.id.HostId;
import dev.beckon.meter.Bill;
import dev.beckon.meter.CostMeter;
import dev.beckon.presence.AppearOnline;
import dev.beckon.presence.Beat;
import dev.beckon.presence.lease.Ticket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * One host, whom the tables know, online for an hour: every beat goes through {@link AppearOnline}.
 */
final class OwnHour {
  static final Duration BEAT = Duration.ofSeconds(45);

  private final AppearOnline online;
  private final MovableClock clock;
  private final CostMeter meter;

  OwnHour(DynamoDbClient metered, CostMeter meter, Map<String, String> tables, MovableClock clock) {
    Table beckon = new Table(metered, tables.get("BeckonTable"), pause -> {});
    Table presence = new Table(metered, tables.get("PresenceTable"), pause -> {});
    DynamoVisits visits = new DynamoVisits(beckon);
    this.online =
        new AppearOnline(
            new DynamoHosts(beckon),
            new DynamoPresence(presence),
            new DynamoInvitations(beckon),
            visits,
            visits,
            clock);
    this.clock = clock;
    this.meter = meter;
  }

  Bill bill(HostId host) {
    return meter.of(
        () -> {
          Ticket ticket =
              ticket(online.beat(host, Availability.ONLINE, Set.of(), Optional.empty()));
          for (Duration gone = BEAT; gone.toHours() < 1; gone = gone.plus(BEAT)) {
            clock.advance(BEAT);
            ticket = ticket(online.beat(ticket, Availability.ONLINE, Set.of()));
          }
        });
  }

  private static Ticket ticket(AppearOnline.Answer answer) {
    if (answer.beat() instanceof Beat.Reachable reachable) {
      return reachable.ticket();
    }
    throw new IllegalStateException("the host is not reachable any more: " + answer.beat());
  }
}
