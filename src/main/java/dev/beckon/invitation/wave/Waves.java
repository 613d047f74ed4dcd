package dev.beckon.invitation.wave;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The waves of one invitation so far, and how large the next one is. A wave promises as many guests
 * as it has live offers times the measured accept rate. Who answers an offer does so soon, so what
 * an offer promises fades with its age; that way nobody has to look at offers, and two numbers tell
 * of all of them.
 *
 * @param out the number of the last wave that is out; 0 when none is
 * @param lastAt when it went out; when the invitation was made, if none did
 * @param live how many offers were live just then, the older ones as far as they had not faded, in
 *     thousandths
 * @param offered how many offers there are by now
 * @param taken how many of them were accepted; a guest who did not come is one of them
 * @param takenAt when the last of those was; {@code lastAt} or earlier if none was since
 * @param before what was known of the inviter's accept rate when the invitation was made
 */
public record Waves(
    int out,
    Instant lastAt,
    long live,
    int offered,
    int taken,
    Instant takenAt,
    AcceptRate before) {
  /** The most offers of one wave, K. */
  public static final int MAX_OFFERS = 50;

  /** The shortest time between two waves: half of those who accept do so within it. */
  public static final Duration PAUSE = Duration.ofSeconds(15);

  /** The longest time for which nobody looks whether another wave is wanted. */
  public static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  /** How long it takes until an offer without an answer promises only 37 % of what it did. */
  private static final double FADES_SECONDS = 30;

  /** A wave goes out when the others promise less than this share of the free seats, … */
  private static final double TOO_FEW = 0.4;

  /** … and makes it up to this one. Not to all of them: who comes too late was asked in vain. */
  private static final double ENOUGH = 0.5;

  /** So that a half is rounded up, whatever fractions it was made of. */
  private static final double ROUNDING = 1e-9;

  private static final double THOUSAND = 1000;

  public Waves {
    Objects.requireNonNull(lastAt, "lastAt");
    Objects.requireNonNull(takenAt, "takenAt");
    Objects.requireNonNull(before, "before");
    if (out < 0 || live < 0 || offered < 0 || taken < 0) {
      throw new IllegalArgumentException("fewer than no waves, offers or guests");
    }
  }

  /** Before the first wave. */
  public static Waves none(Instant createdAt, AcceptRate before) {
    return new Waves(0, createdAt, 0, 0, 0, createdAt, before);
  }

  /** One more wave goes out with so many offers. */
  public Waves and(int offers, Instant now) {
    return new Waves(
        out + 1,
        now,
        Math.round((live(now) + offers) * THOUSAND),
        offered + offers,
        taken,
        takenAt,
        before);
  }

  /** So many offers were accepted by now, the last one at that time. */
  public Waves taken(int guests, Instant now) {
    return new Waves(out, lastAt, live, offered, guests, now, before);
  }

  /** How many offers the next wave is to have, at most {@link #MAX_OFFERS}; 0 while none is due. */
  public int wanted(int freeSeats, Instant now) {
    if (freeSeats == 0 || (out > 0 && now.isBefore(lastAt.plus(PAUSE)))) {
      return 0;
    }
    double rate = rate(now).share();
    double promised = live(now) * rate;
    if (promised >= TOO_FEW * freeSeats) {
      return 0;
    }
    long missing = Math.round((ENOUGH * freeSeats - promised) / rate + ROUNDING);
    return (int) Math.min(MAX_OFFERS, Math.max(1, missing));
  }

  /** How long nobody has to look at it, if nobody answers: in whole seconds, 1 to 60. */
  public Duration pause(int freeSeats, Instant now) {
    Duration pause = Duration.ofSeconds(1);
    while (pause.compareTo(LONGEST_PAUSE) < 0 && wanted(freeSeats, now.plus(pause)) == 0) {
      pause = pause.plusSeconds(1);
    }
    return pause;
  }

  /**
   * How long nobody has to look while nobody is left to ask: as long as nobody was, in whole
   * seconds, 60 to 900.
   */
  public Duration longPause(Instant now) {
    long seconds = Duration.between(lastAt, now).toSeconds();
    return Duration.ofSeconds(Math.min(900, Math.max(LONGEST_PAUSE.toSeconds(), seconds)));
  }

  /**
   * What is known of the inviter's accept rate once this invitation is over. Who had not answered
   * when the last seat was taken says nothing about it.
   */
  public AcceptRate learnt(boolean endedFilled, Instant over) {
    return rate(endedFilled ? takenAt : over).aged();
  }

  /** The rate as measured by now, this invitation's own answers included. */
  private AcceptRate rate(Instant now) {
    return before.and(Math.max(0, offered - live(now)), taken);
  }

  /** How many offers are live, those that had time to be answered faded. */
  private double live(Instant now) {
    double ageSeconds = Math.max(0, Duration.between(lastAt, now).toMillis() / THOUSAND);
    return live / THOUSAND * Math.exp(-ageSeconds / FADES_SECONDS);
  }
}
