package dev.beckon.invitation.ledger;

import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of the promise to one guest: {@code HELD → EARNED → SETTLED}, or {@code RELEASED}
 * back to the inviter; moderation makes of a settled one {@code REVERSED}.
 */
public sealed interface Reward {

  /** The state's name, as the design and the wire have it. */
  String state();

  /** What a guest who was just let in can hope for. */
  static Reward of(Promise promise) {
    return promise.isNone() ? new None() : new Held(promise);
  }

  /**
   * What was kept of it under its {@link #state}'s name.
   *
   * @param why of one that is released
   * @throws IllegalArgumentException when there is no such state
   */
  static Reward kept(String state, Optional<Withheld> why, Promise promise) {
    Points points = promise.reward();
    return switch (state) {
      case "NONE", "HELD" -> of(promise);
      case "EARNED" -> new Earned(points);
      case "SETTLED" -> new Settled(points);
      case "RELEASED" -> new Released(points, why.orElseThrow());
      case "REVERSED" -> new Reversed(points);
      default -> throw new IllegalArgumentException("a reward in a state nobody knows");
    };
  }

  /** Why it is not paid, of one that is released. */
  default Optional<Withheld> withheld() {
    return Optional.empty();
  }

  /** What the reward comes to once so much of the stay is attested. */
  default Reward after(Duration dwell) {
    return this;
  }

  /**
   * What it comes to when the visit is over: what was not earned is not earned any more.
   *
   * @param why what the guest hears who has earned nothing
   */
  default Reward over(Withheld why) {
    return this;
  }

  /** What it comes to when moderation takes the visit back. */
  default Reward voided() {
    return over(Withheld.VOIDED);
  }

  /** Why a reward is not paid. */
  enum Withheld {
    /** The guest did not stay for as long as was asked for. */
    TOO_SHORT,
    /** The guest did not come. */
    NO_SHOW,
    /** Moderation took the visit back. */
    VOIDED,
    /** These two have rewarded each other often enough within a day. */
    PAIR_CAP,
    /** The guest was rewarded often enough within a day. */
    DAY_CAP,
    /** The two accounts have had the same phone. */
    SAME_PERSON
  }

  /** Nothing was promised. */
  record None() implements Reward {
    @Override
    public String state() {
      return "NONE";
    }
  }

  /** The invitation holds it. */
  record Held(Promise promise) implements Reward {
    @Override
    public String state() {
      return "HELD";
    }

    @Override
    public Reward after(Duration dwell) {
      return dwell.compareTo(promise.minimumDwell()) < 0 ? this : new Earned(promise.reward());
    }

    @Override
    public Released over(Withheld why) {
      return new Released(promise.reward(), why);
    }
  }

  /** The guest stayed long enough; it is still to be paid. */
  record Earned(Points points) implements Reward {
    @Override
    public String state() {
      return "EARNED";
    }

    /** It is in the guest's wallet. */
    public Settled settle() {
      return new Settled(points);
    }

    /** It is not to be paid after all. */
    public Released withhold(Withheld why) {
      return new Released(points, why);
    }

    @Override
    public Released voided() {
      return withhold(Withheld.VOIDED);
    }
  }

  /** It is in the guest's wallet. */
  record Settled(Points points) implements Reward {
    @Override
    public String state() {
      return "SETTLED";
    }

    /** Moderation takes it back. */
    public Reversed reverse() {
      return new Reversed(points);
    }
  }

  /** It goes back to the inviter, at the end of the invitation at the latest. */
  record Released(Points points, Withheld why) implements Reward {
    @Override
    public String state() {
      return "RELEASED";
    }

    @Override
    public Optional<Withheld> withheld() {
      return Optional.of(why);
    }
  }

  /** It was paid and taken back, as far as it was there; the rest is a debt. */
  record Reversed(Points points) implements Reward {
    @Override
    public String state() {
      return "REVERSED";
    }
  }
}
