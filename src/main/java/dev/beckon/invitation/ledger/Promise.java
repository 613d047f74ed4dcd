package dev.beckon.invitation.ledger;

import java.time.Duration;
import java.util.Objects;

/**
 * What a guest is promised, and for how long a stay. It goes with the invitation to its offers and
 * visits, so that a change of the settings touches no promise that was given.
 *
 * @param reward 0, for none, to {@value #MAX_REWARD}
 * @param minimumDwell how long the guest has to stay, one second or more
 */
public record Promise(Points reward, Duration minimumDwell) {
  /** The highest reward of one guest. */
  public static final long MAX_REWARD = 1_000_000;

  /** How long a guest has to stay, unless the operator says otherwise. */
  public static final Duration DEFAULT_MINIMUM_DWELL = Duration.ofMinutes(3);

  public static final Promise NONE = new Promise(Points.ZERO, DEFAULT_MINIMUM_DWELL);

  public Promise {
    Objects.requireNonNull(reward, "reward");
    if (reward.value() > MAX_REWARD) {
      throw new IllegalArgumentException("a reward is at most " + MAX_REWARD);
    }
    if (minimumDwell.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("a reward is for a stay of one second or more");
    }
  }

  /** Whether nothing is promised. */
  public boolean isNone() {
    return reward.isZero();
  }
}
