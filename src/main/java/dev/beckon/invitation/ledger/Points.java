package dev.beckon.invitation.ledger;

/**
 * Points, whole and never below zero. So few that sums fit a {@code long} and every JSON reader's
 * numbers.
 *
 * @param value 0 to {@value #MAX}
 */
public record Points(long value) implements Comparable<Points> {
  /** 10^15: below 2^53, up to which every JSON reader counts exactly. */
  public static final long MAX = 1_000_000_000_000_000L;

  public static final Points ZERO = new Points(0);

  public Points {
    if (value < 0 || value > MAX) {
      throw new IllegalArgumentException("points must be 0 to 10^15");
    }
  }

  /**
   * @throws IllegalArgumentException beyond {@value #MAX}
   */
  public Points plus(Points more) {
    return new Points(value + more.value);
  }

  /**
   * @throws IllegalArgumentException when there are fewer
   */
  public Points minus(Points fewer) {
    return new Points(value - fewer.value);
  }

  /**
   * @throws ArithmeticException beyond what a number holds
   * @throws IllegalArgumentException beyond {@value #MAX}
   */
  public Points times(int count) {
    return new Points(Math.multiplyExact(value, count));
  }

  public boolean isZero() {
    return value == 0;
  }

  /** The fewer of the two. */
  public Points min(Points other) {
    return value <= other.value ? this : other;
  }

  @Override
  public int compareTo(Points other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
