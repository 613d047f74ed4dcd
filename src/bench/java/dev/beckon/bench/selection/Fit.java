package dev.beckon.bench.selection;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.selection.pick.PickCandidates;
import dev.beckon.selection.pick.Wanted;
import java.util.List;
import java.util.Map;

/**
 * How good a pick is: a host just as asked for counts 1, and each rung below half of the one
 * before; who may not be asked counts nothing, and neither does a place of the 50 that stays empty.
 */
final class Fit {
  private static final List<Rung> LADDER = List.of(Rung.values());

  private Fit() {}

  static double of(Rung rung) {
    return 1.0 / (1 << LADDER.indexOf(rung));
  }

  /** The sum over those picked. */
  static double of(List<Candidate> picked, Wanted wanted) {
    return picked.stream()
        .filter(wanted::mayBeAsked)
        .mapToDouble(candidate -> of(wanted.condition().rung(candidate).orElseThrow()))
        .sum();
  }

  /**
   * The best there is.
   *
   * @param byRung how many hosts there are on each rung
   */
  static Best best(Map<Rung, Integer> byRung) {
    int left = PickCandidates.MAX_CANDIDATES;
    double fit = 0;
    for (Rung rung : LADDER) {
      int taken = Math.min(left, byRung.getOrDefault(rung, 0));
      fit += taken * of(rung);
      left -= taken;
    }
    return new Best(PickCandidates.MAX_CANDIDATES - left, fit);
  }

  /** How many hosts who sees everybody would pick, and the sum of their fit. */
  record Best(int found, double fit) {}
}
