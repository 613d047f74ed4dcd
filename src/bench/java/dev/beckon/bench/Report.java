package dev.beckon.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a benchmark found: facts that hold for all of it, and a table. Units are in the names.
 *
 * @param facts in the order in which they are told
 * @param rows those of one kind follow one another and have the same columns in the same order;
 *     values are texts and numbers
 * @param pictures what is kept beside the figures, by file name
 * @param broken what must never be and was found, in words; with any of it the run has failed
 */
public record Report(
    Map<String, Object> facts,
    List<Map<String, Object>> rows,
    Map<String, String> pictures,
    List<String> broken) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Report {
    facts = new LinkedHashMap<>(facts);
    rows = List.copyOf(rows);
    pictures = Map.copyOf(pictures);
    broken = List.copyOf(broken);
  }

  /** Of a run that may be slow, and cannot be wrong. */
  public Report(
      Map<String, Object> facts, List<Map<String, Object>> rows, Map<String, String> pictures) {
    this(facts, rows, pictures, List.of());
  }

  /** Without a picture. */
  public Report(Map<String, Object> facts, List<Map<String, Object>> rows) {
    this(facts, rows, Map.of());
  }

  /** The rows, for machines; where there are none the facts are all there is to tell. */
  String json() {
    return rows.isEmpty() ? factsJson() : json(rows);
  }

  private static String json(Object rows) {
    return JSON.valueToTree(rows).toPrettyString() + "\n";
  }

  /** The facts, for machines. */
  String factsJson() {
    return JSON.valueToTree(facts).toPrettyString() + "\n";
  }

  /** For people: a table for each kind of row, numbers to the right, and the facts below. */
  String text() {
    StringBuilder text = new StringBuilder();
    List<List<String>> cells = new ArrayList<>();
    List<String> columns = List.of();
    for (Map<String, Object> row : rows) {
      if (!columns.equals(List.copyOf(row.keySet()))) {
        text.append(table(cells)).append(cells.isEmpty() ? "" : "\n");
        columns = List.copyOf(row.keySet());
        cells = new ArrayList<>(List.of(columns));
      }
      cells.add(row.values().stream().map(String::valueOf).toList());
    }
    text.append(table(cells));
    return text.append(
            facts.entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue() + "\n")
                .collect(Collectors.joining()))
        .toString();
  }

  private static String table(List<List<String>> cells) {
    StringBuilder text = new StringBuilder();
    for (List<String> line : cells) {
      for (int column = 0; column < line.size(); column++) {
        int width = width(cells, column);
        // The first column names the row.
        String format = column == 0 ? "%-" + width + "s" : "  %" + width + "s";
        text.append(format.formatted(line.get(column)));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static int width(List<List<String>> cells, int column) {
    return cells.stream().mapToInt(line -> line.get(column).length()).max().orElse(1);
  }
}
