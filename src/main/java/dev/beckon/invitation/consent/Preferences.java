package dev.beckon.invitation.consent;

import dev.beckon.invitation.id.HostId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How a host wants to be asked. Who never said is not asked at all.
 *
 * @param askMe whether the host wants to be asked
 * @param matureRooms whether also into rooms for adults
 * @param friendsAlways whether friends may ask at any time and above the pace
 * @param doNotDisturbUntil no offers before that time
 * @param zone where the host is, for all that is said in hours of the day
 * @param quietHours the hours of each day without offers; only with a zone
 * @param pace the most offers in an hour, 1 to 6, and in a day, 1 to 12
 * @param pause between two offers of the same inviter, in whole minutes up to a day
 * @param muted 0 to 100 hosts whose invitations are not wanted
 */
public record Preferences(
    boolean askMe,
    boolean matureRooms,
    boolean friendsAlways,
    Optional<Instant> doNotDisturbUntil,
    Optional<ZoneId> zone,
    Optional<QuietHours> quietHours,
    Pace pace,
    Duration pause,
    Set<HostId> muted) {
  public static final int MAX_MUTED = 100;
  public static final int MAX_PER_HOUR = 6;
  public static final int MAX_PER_DAY = Askings.KEPT;
  public static final Duration MAX_PAUSE = Pace.DAY;

  /** Of whoever does not say how often. */
  public static final Pace DEFAULT_PACE = new Pace(3, 8);

  public static final Duration DEFAULT_PAUSE = Duration.ofHours(2);

  /** Of a host who never said. */
  public static final Preferences NEVER_SAID =
      new Preferences(false, false, Optional.empty(), Set.of());

  /** When a night ends, for hosts who say where they are and not when they sleep. */
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  /** How long a night is taken to be, for hosts who do not say where they are. */
  private static final Duration NIGHT = Duration.ofHours(10);

  public Preferences {
    Objects.requireNonNull(doNotDisturbUntil, "doNotDisturbUntil");
    Objects.requireNonNull(zone, "zone");
    muted = Set.copyOf(muted);
    if (muted.size() > MAX_MUTED) {
      throw new IllegalArgumentException("at most 100 hosts can be muted");
    }
    if (quietHours.isPresent() && zone.isEmpty()) {
      throw new IllegalArgumentException("quiet hours are those of a zone");
    }
    if (pace.perHour() > MAX_PER_HOUR || pace.perDay() > MAX_PER_DAY) {
      throw new IllegalArgumentException("at most 6 an hour and 12 a day");
    }
    if (pause.isNegative() || pause.compareTo(MAX_PAUSE) > 0 || pause.toSecondsPart() > 0) {
      throw new IllegalArgumentException("a pause is of whole minutes up to a day");
    }
  }

  /** Of a host who leaves hours and numbers to the service. */
  public Preferences(
      boolean askMe, boolean matureRooms, Optional<Instant> doNotDisturbUntil, Set<HostId> muted) {
    this(
        askMe,
        matureRooms,
        false,
        doNotDisturbUntil,
        Optional.empty(),
        Optional.empty(),
        DEFAULT_PACE,
        DEFAULT_PAUSE,
        muted);
  }

  /**
   * When the night is over that "not tonight" speaks of: the next end of the quiet hours; without
   * any, the next morning at eight where the host is; where that is not known, in ten hours.
   */
  public Instant endOfNight(Instant now) {
    if (zone.isEmpty()) {
      return now.plus(NIGHT);
    }
    LocalTime end = quietHours.map(QuietHours::to).orElse(MORNING);
    LocalDate today = now.atZone(zone.get()).toLocalDate();
    Instant morning = morning(today, end);
    return morning.isAfter(now) ? morning : morning(today.plusDays(1), end);
  }

  private Instant morning(LocalDate day, LocalTime end) {
    return QuietHours.moment(day.atTime(end), zone.orElseThrow())
        .withLaterOffsetAtOverlap()
        .toInstant();
  }

  /** Whether this moment is within the quiet hours. */
  boolean isQuiet(Instant now) {
    return quietHours.filter(hours -> hours.contain(now, zone.orElseThrow())).isPresent();
  }

  /** Before which moment there are no quiet hours, seen from this one: now when it is one. */
  public Optional<Instant> quietFrom(Instant now) {
    return quietHours.map(hours -> isQuiet(now) ? now : hours.nextBegin(now, zone.orElseThrow()));
  }
}
