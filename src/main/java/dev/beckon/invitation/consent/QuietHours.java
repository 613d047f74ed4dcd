package dev.beckon.invitation.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;

/**
 * Hours of each day in which the host is left alone, by the clock on the host's wall: from 22:00 to
 * 07:00 means the night. Where the clock is put back, an hour that comes twice is quiet as long as
 * either is; where it is put forward, a time that does not come is the moment of that.
 *
 * @param from when they begin, to the minute
 * @param to when they end, to the minute; not the same
 */
public record QuietHours(LocalTime from, LocalTime to) {
  public QuietHours {
    if (!isMinute(from) || !isMinute(to)) {
      throw new IllegalArgumentException("quiet hours are told to the minute");
    }
    if (from.equals(to)) {
      throw new IllegalArgumentException("quiet hours begin and end at different times");
    }
  }

  private static boolean isMinute(LocalTime time) {
    return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
  }

  /** Whether this moment is one of them in this zone. */
  public boolean contain(Instant moment, ZoneId zone) {
    LocalDate today = moment.atZone(zone).toLocalDate();
    return isIn(moment, today.minusDays(1), zone) || isIn(moment, today, zone);
  }

  private boolean isIn(Instant moment, LocalDate day, ZoneId zone) {
    return !moment.isBefore(begin(day, zone)) && moment.isBefore(end(day, zone));
  }

  /** When they begin next, after this moment. */
  Instant nextBegin(Instant moment, ZoneId zone) {
    LocalDate day = moment.atZone(zone).toLocalDate().minusDays(1);
    while (!begin(day, zone).isAfter(moment)) {
      day = day.plusDays(1);
    }
    return begin(day, zone);
  }

  private Instant begin(LocalDate day, ZoneId zone) {
    return moment(day.atTime(from), zone).withEarlierOffsetAtOverlap().toInstant();
  }

  /** The end of those that begin on this day. */
  private Instant end(LocalDate day, ZoneId zone) {
    LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
    return moment(last.atTime(to), zone).withLaterOffsetAtOverlap().toInstant();
  }

  /** The time on the wall; where it does not come, the moment at which the clock is put forward. */
  static ZonedDateTime moment(LocalDateTime time, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(time);
    return change != null && change.isGap() ? change.getInstant().atZone(zone) : time.atZone(zone);
  }
}
