package dev.beckon.bench.selection;

import java.util.Arrays;

/** How evenly something is spread over hosts. */
final class Spread {
  private final int[] sorted;

  Spread(int[] times) {
    sorted = times.clone();
    Arrays.sort(sorted);
  }

  /** 0 when everybody has the same, near 1 when few have all; 0 also when there is nothing. */
  double gini() {
    double weighted = 0;
    double sum = 0;
    for (int i = 0; i < sorted.length; i++) {
      weighted += (2.0 * (i + 1) - sorted.length - 1) * sorted[i];
      sum += sorted[i];
    }
    return sum == 0 ? 0 : weighted / (sorted.length * sum);
  }

  /** The share of those who have none. */
  double noneShare() {
    return (double) Arrays.stream(sorted).filter(times -> times == 0).count() / sorted.length;
  }
}
