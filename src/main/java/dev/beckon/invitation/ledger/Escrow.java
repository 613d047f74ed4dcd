package dev.beckon.invitation.ledger;

import java.util.Objects;

/**
 * What an invitation holds. Each guest has a claim to one reward until it is settled or cannot be
 * earned any more; each free seat may still bring a claim until the invitation ends. What is held
 * for neither goes back to the inviter at the end.
 *
 * @param reward what each guest is promised
 * @param held what is there
 * @param resolved how many guests, of those who have a seat, have no claim any more
 */
public record Escrow(Points reward, Points held, int resolved) {
  public static final Escrow NONE = new Escrow(Points.ZERO, Points.ZERO, 0);

  public Escrow {
    Objects.requireNonNull(reward, "reward");
    Objects.requireNonNull(held, "held");
    if (resolved < 0) {
      throw new IllegalArgumentException("nobody has less than no claim");
    }
  }

  /** All that an invitation of so many seats may come to cost. */
  public static Escrow of(Promise promise, int seats) {
    return promise.isNone() ? NONE : new Escrow(promise.reward(), promise.reward().times(seats), 0);
  }

  /** Whether points were ever held. */
  public boolean isNone() {
    return reward.isZero();
  }

  /** A guest is paid. */
  public Escrow settle() {
    return new Escrow(reward, held.minus(reward), resolved + 1);
  }

  /** A guest who keeps the seat cannot earn it any more. */
  public Escrow resolve() {
    return isNone() ? this : new Escrow(reward, held, resolved + 1);
  }

  /**
   * What is held for nobody once the invitation has ended.
   *
   * @param guests how many have a seat
   */
  public Points releasable(int guests) {
    return held.minus(reward.times(guests - resolved));
  }

  /** That goes back to the inviter. */
  public Escrow release(int guests) {
    return new Escrow(reward, held.minus(releasable(guests)), resolved);
  }
}
