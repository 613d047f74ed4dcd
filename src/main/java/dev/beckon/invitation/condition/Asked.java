package dev.beckon.invitation.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How often a host was asked lately: counted by days of UTC, read as a window of 24 hours that
 * slides, with what the day before counts for fading out. Two numbers stand for a list of times.
 *
 * @param day the last day on which the host was asked, days since 1970
 * @param onDay how often on that day, 0 or more
 * @param onDayBefore how often on the day before it, 0 or more
 * @param last when last, {@link Instant#EPOCH} when never
 */
public record Asked(long day, int onDay, int onDayBefore, Instant last) {
  /** Of a host whom nobody has asked yet. */
  public static final Asked NEVER = new Asked(0, 0, 0, Instant.EPOCH);

  private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

  public Asked {
    Objects.requireNonNull(last, "last");
    if (day < 0 || onDay < 0 || onDayBefore < 0) {
      throw new IllegalArgumentException("nobody is asked less than never");
    }
  }

  /** The day of this time. */
  public static long dayOf(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), DAY_SECONDS);
  }

  /** The same, asked once more at this time. */
  public Asked again(Instant now) {
    long today = dayOf(now);
    if (today == day) {
      return new Asked(day, onDay + 1, onDayBefore, now);
    }
    return new Asked(today, 1, today == day + 1 ? onDay : 0, now);
  }

  /** How often in the 24 hours before this time, about, in thousandths. */
  public long lately(Instant now) {
    long fading = 1000 - Math.floorMod(now.getEpochSecond(), DAY_SECONDS) * 1000 / DAY_SECONDS;
    long age = dayOf(now) - day;
    if (age <= 0) {
      return onDay * 1000L + onDayBefore * fading;
    }
    return age == 1 ? onDay * fading : 0;
  }
}
