package dev.beckon.invitation.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How often something may happen, over any hour and any day of 24 hours, wherever they begin.
 *
 * @param perHour 1 or more
 * @param perDay 1 or more
 */
public record Pace(int perHour, int perDay) {
  public static final Duration HOUR = Duration.ofHours(1);
  public static final Duration DAY = Duration.ofDays(1);

  /** How often a host may invite. Accepting has no such limit. */
  public static final Pace INVITING = new Pace(10, 40);

  public Pace {
    if (perHour < 1 || perDay < 1) {
      throw new IllegalArgumentException("a pace of nothing is a no");
    }
  }

  /** Which of the two limits is reached. */
  public enum Limit {
    PER_HOUR,
    PER_DAY
  }

  /**
   * A limit that is reached.
   *
   * @param until when the next one is all right again
   */
  public record Reached(Limit limit, Instant until) {}

  /**
   * Which limit is reached now; of both the one that lasts longer.
   *
   * @param times when it happened lately, the newest first: all of the last 24 hours, or at least
   *     {@code perDay} of them
   */
  public Optional<Reached> reached(List<Instant> times, Instant now) {
    Optional<Reached> hour = reached(Limit.PER_HOUR, perHour, HOUR, times, now);
    Optional<Reached> day = reached(Limit.PER_DAY, perDay, DAY, times, now);
    if (hour.isPresent() && day.isPresent()) {
      return hour.get().until().isAfter(day.get().until()) ? hour : day;
    }
    return hour.or(() -> day);
  }

  private static Optional<Reached> reached(
      Limit limit, int most, Duration window, List<Instant> times, Instant now) {
    return times.size() < most
        ? Optional.empty()
        : Optional.of(new Reached(limit, times.get(most - 1).plus(window)))
            .filter(reached -> reached.until().isAfter(now));
  }
}
