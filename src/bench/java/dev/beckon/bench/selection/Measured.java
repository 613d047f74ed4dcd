package dev.beckon.bench.selection;

import dev.beckon.bench.Sample;
import dev.beckon.meter.Bill;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one picker came to with so many hosts online, as means per selection.
 *
 * @param parts how many times what it read it would have had to read; costs are for all of it
 * @param found how many hosts it picked
 * @param fitShare the share of the picked who fit what was asked for
 * @param fitOfOracle the sum of {@link Fit}, as a share of the oracle's: a place of the wave that
 *     stays empty where the oracle fills it counts nothing
 * @param fitOfPicked the mean fit of those picked, as a share of the mean fit of the oracle's
 */
record Measured(
    String picker,
    int online,
    int selections,
    double parts,
    Bill bill,
    Sample times,
    double found,
    double fitShare,
    double fitOfOracle,
    double fitOfPicked,
    Spread spread) {
  private static final double P50 = 50;
  private static final double P99 = 99;

  double rcu() {
    return bill.readUnits() * parts / selections;
  }

  Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("picker", picker);
    row.put("online", online);
    row.put("selections", selections);
    row.put("rcu", rounded(rcu(), 2));
    row.put("calls", rounded(bill.calls() * parts / selections, 2));
    row.put("bytes", Math.round(bill.bytesRead() * parts / selections));
    row.put("p50Millis", rounded(times.millis(P50) * parts, 1));
    row.put("p99Millis", rounded(times.millis(P99) * parts, 1));
    row.put("found", rounded(found, 1));
    row.put("fitShare", rounded(fitShare, 3));
    row.put("fitOfOracle", rounded(fitOfOracle, 3));
    row.put("fitOfPicked", rounded(fitOfPicked, 3));
    row.put("gini", rounded(spread.gini(), 3));
    row.put("neverAskedShare", rounded(spread.noneShare(), 4));
    return row;
  }

  static double rounded(double number, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(number * scale) / scale;
  }
}
