package dev.beckon.bench.selection;

import dev.beckon.meter.Bill;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which figure meets its goal, and which misses. */
final class Goals {
  private static final String OWN = "beckon";
  private static final int MANY = 1_000_000;
  private static final int FEW = 10_000;
  private static final double MAX_RCU = 4.5;
  private static final double MAX_WCU = 18;
  private static final double MAX_GROWTH = 1.2;
  private static final double MIN_FIT = 0.95;
  private static final double MAX_GINI = 0.15;
  private static final double MAX_NEVER = 0.001;
  private static final double MAX_BEHIND_ORACLE = 0.05;
  private static final double MAX_LOAD_SECONDS = 900;
  private static final double RATES_LOAD = 1_000_000;

  private final Map<String, Object> facts = new LinkedHashMap<>();

  Goals(String hosts) {
    facts.put("hosts drawn from", hosts);
    facts.put(
        "java, processors", Runtime.version() + ", " + Runtime.getRuntime().availableProcessors());
  }

  Map<String, Object> facts() {
    return facts;
  }

  void loaded(int online, double seconds) {
    facts.put(
        String.format(Locale.ROOT, "%,d rows of presence loaded", online),
        atMost(seconds, online * MAX_LOAD_SECONDS / RATES_LOAD, "s"));
  }

  void beats(Bill own, double naive) {
    facts.put(
        "WCU of a host's hour", atMost(own.writeUnits() + own.indexWriteUnits(), MAX_WCU, ""));
    facts.put(
        "RCU of a host's hour, the first beat's included", Measured.rounded(own.readUnits(), 1));
    facts.put("WCU of a host's hour, a row in a score index", Measured.rounded(naive, 1));
  }

  void costs(List<Measured> measured) {
    measured.stream()
        .filter(one -> one.picker().equals(OWN))
        .forEach(
            one -> {
              String at = String.format(Locale.ROOT, " at %,d", one.online());
              facts.put("RCU" + at, atMost(one.rcu(), MAX_RCU, ""));
              facts.put(
                  "fit of the oracle's, mean of the picked" + at,
                  atLeast(one.fitOfPicked(), MIN_FIT));
              facts.put(
                  "fit of the oracle's, empty places count 0" + at,
                  atLeast(one.fitOfOracle(), MIN_FIT));
            });
    Optional<Measured> few = own(measured, FEW);
    Optional<Measured> many = own(measured, MANY);
    if (few.isPresent() && many.isPresent()) {
      facts.put(
          "RCU at 1,000,000 by RCU at 10,000",
          atMost(many.get().rcu() / few.get().rcu(), MAX_GROWTH, ""));
    }
  }

  void fairness(Fairness fairness) {
    Spread equal = fairness.equalDemand(OwnPicker::new);
    facts.put("Gini, equal demand", atMost(equal.gini(), MAX_GINI, ""));
    facts.put("never asked, equal demand", atMost(equal.noneShare(), MAX_NEVER, ""));
    Spread random = fairness.equalDemand(RandomPicker::new);
    facts.put(
        "the same of random cells",
        "Gini %s, never asked %s"
            .formatted(
                Measured.rounded(random.gini(), 3), Measured.rounded(random.noneShare(), 4)));
    double oracle = fairness.realDemand((rows, clock) -> fairness.oracle()).gini();
    facts.put("Gini of the oracle, real demand", Measured.rounded(oracle, 3));
    facts.put(
        "Gini, real demand",
        atMost(fairness.realDemand(OwnPicker::new).gini(), oracle + MAX_BEHIND_ORACLE, ""));
  }

  private static Optional<Measured> own(List<Measured> measured, int online) {
    return measured.stream()
        .filter(one -> one.picker().equals(OWN) && one.online() == online)
        .findFirst();
  }

  private static String atMost(double figure, double goal, String unit) {
    return verdict(figure, "at most", goal, unit, figure <= goal);
  }

  private static String atLeast(double figure, double goal) {
    return verdict(figure, "at least", goal, "", figure >= goal);
  }

  private static String verdict(
      double figure, String bound, double goal, String unit, boolean met) {
    String in = unit.isEmpty() ? "" : " " + unit;
    return "%s%s, goal %s %s%s: %s"
        .formatted(
            Measured.rounded(figure, 4),
            in,
            bound,
            Measured.rounded(goal, 4),
            in,
            met ? "met" : "MISSED");
  }
}
