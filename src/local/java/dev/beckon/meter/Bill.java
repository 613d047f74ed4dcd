package dev.beckon.meter;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What requests came to.
 *
 * @param readUnits RCU, of tables and indexes
 * @param writeUnits WCU of tables
 * @param indexWriteUnits WCU of their secondary indexes, on top
 * @param bytesRead what the items weigh that came back
 * @param requests how many there were, by operation
 */
public record Bill(
    double readUnits,
    double writeUnits,
    double indexWriteUnits,
    long bytesRead,
    SortedMap<String, Integer> requests) {
  public static final Bill NOTHING = new Bill(0, 0, 0, 0, new TreeMap<>());

  public Bill {
    requests = Collections.unmodifiableSortedMap(new TreeMap<>(requests));
  }

  static Bill reading(double units, long bytes) {
    return new Bill(units, 0, 0, bytes, new TreeMap<>());
  }

  static Bill writing(long units, long indexUnits) {
    return new Bill(0, units, indexUnits, 0, new TreeMap<>());
  }

  static Bill requesting(String operation) {
    return new Bill(0, 0, 0, 0, new TreeMap<>(Map.of(operation, 1)));
  }

  /** How many requests there were. */
  public int calls() {
    return requests.values().stream().mapToInt(Integer::intValue).sum();
  }

  public Bill plus(Bill other) {
    return plus(other, 1);
  }

  /** What is left of this when that is paid. */
  public Bill minus(Bill other) {
    return plus(other, -1);
  }

  private Bill plus(Bill other, int sign) {
    SortedMap<String, Integer> sum = new TreeMap<>(requests);
    other.requests.forEach((operation, count) -> sum.merge(operation, sign * count, Integer::sum));
    sum.values().removeIf(count -> count == 0);
    return new Bill(
        readUnits + sign * other.readUnits,
        writeUnits + sign * other.writeUnits,
        indexWriteUnits + sign * other.indexWriteUnits,
        bytesRead + sign * other.bytesRead,
        sum);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.1f RCU, %.0f WCU and %.0f of indexes, %d bytes read, %s",
        readUnits,
        writeUnits,
        indexWriteUnits,
        bytesRead,
        requests);
  }
}
