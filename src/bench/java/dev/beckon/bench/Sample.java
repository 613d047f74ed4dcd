package dev.beckon.bench;

import java.util.Collection;

/** Times that were measured, and what they come to. */
public final class Sample {
  private static final double NANOS_PER_MILLI = 1e6;

  private final long[] nanos;

  /** Takes one measurement at least. */
  public Sample(Collection<Long> nanos) {
    if (nanos.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    this.nanos = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  /**
   * The smallest measurement that so many percent do not exceed, in milliseconds with one decimal.
   *
   * @param percent above 0, up to 100: the worst
   */
  public double millis(double percent) {
    int rank = (int) Math.ceil(percent / 100 * nanos.length);
    return Math.round(nanos[Math.max(1, rank) - 1] / NANOS_PER_MILLI * 10) / 10.0;
  }
}
