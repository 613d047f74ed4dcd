package dev.beckon.invitation.condition;

/** Whole numbers from {@code min} to {@code max}, both included. */
public record Range(long min, long max) {
  /** Every number there is. */
  public static final Range ANY = new Range(0, Long.MAX_VALUE);

  public Range {
    if (min < 0 || min > max) {
      throw new IllegalArgumentException("a range goes up from zero or more");
    }
  }

  /** Whether the number lies within. */
  public boolean contains(long number) {
    return number >= min && number <= max;
  }

  /** The same, down to half of it and up to double. */
  public Range wider() {
    return new Range(min / 2, max > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : max * 2);
  }
}
