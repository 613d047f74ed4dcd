package dev.beckon.presence.lease;

import dev.beckon.invitation.condition.Availability;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Every knob of the heartbeat. A renewal is two writes, one on the host's own item and one on the
 * presence row, and comes when half of the lease is gone: 8 in an hour, 16 WCU and 0 RCU. A lease
 * of 12 minutes would already be 20 WCU; a longer one keeps a lost phone in its cell for longer.
 */
public final class Lease {
  /** How long a host can be asked without another beat. */
  public static final Duration LENGTH = Duration.ofMinutes(15);

  /** A beat renews the lease once so much of it is gone, and writes nothing before. */
  public static final Duration RENEWED_AFTER = LENGTH.dividedBy(2);

  /**
   * How often a host on air beats: the room's own lease of two minutes has to outlast one beat that
   * gets lost. No host is told to beat more often than that.
   */
  public static final Duration LIVE_BEAT = Duration.ofSeconds(45);

  private Lease() {}

  /** When a lease given now ends, in whole seconds as DynamoDB's TTL has them. */
  public static Instant until(Instant now) {
    return now.plus(LENGTH).truncatedTo(ChronoUnit.SECONDS);
  }

  /** Whether a lease that ends then is to be renewed. */
  public static boolean isHalfGone(Instant until, Instant now) {
    return !now.isBefore(until.minus(RENEWED_AFTER));
  }

  /**
   * How long the app waits before its next beat: a host off air until half of the lease is gone.
   */
  public static Duration nextBeat(Availability availability, Instant until, Instant now) {
    Duration toHalf = Duration.between(now, until.minus(RENEWED_AFTER));
    Duration wholeSeconds = Duration.ofSeconds(toHalf.plusSeconds(1).minusNanos(1).toSeconds());
    return switch (availability) {
      case LIVE -> LIVE_BEAT;
      case ONLINE -> wholeSeconds.compareTo(LIVE_BEAT) < 0 ? LIVE_BEAT : wholeSeconds;
    };
  }
}
