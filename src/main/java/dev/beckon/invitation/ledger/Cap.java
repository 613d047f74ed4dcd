package dev.beckon.invitation.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How often rewards are paid within any 24 hours, so that being rewarded is no trade of its own.
 *
 * @param perDay 1 or more
 */
public record Cap(int perDay) {
  public static final Duration DAY = Duration.ofDays(1);

  /** How often one guest is rewarded, by whomever; nobody is asked more than 12 times a day. */
  public static final Cap OF_GUEST = new Cap(10);

  /** How often two hosts reward each other, whoever of them the other. */
  public static final Cap OF_PAIR = new Cap(2);

  public Cap {
    if (perDay < 1) {
      throw new IllegalArgumentException("a cap of nothing is a no");
    }
  }

  /**
   * @param times when it happened lately, the newest first: at least {@code perDay} of them
   */
  public boolean isReached(List<Instant> times, Instant now) {
    return times.size() >= perDay && times.get(perDay - 1).isAfter(now.minus(DAY));
  }
}
