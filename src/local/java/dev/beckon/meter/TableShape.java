package dev.beckon.meter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The keys of a table, and its secondary indexes. */
record TableShape(Set<String> keys, List<Index> indexes) {

  static TableShape of(TableDescription table) {
    Set<String> keys = names(table.keySchema());
    List<Index> indexes = new ArrayList<>();
    table
        .globalSecondaryIndexes()
        .forEach(index -> indexes.add(Index.of(keys, index.keySchema(), index.projection())));
    table
        .localSecondaryIndexes()
        .forEach(index -> indexes.add(Index.of(keys, index.keySchema(), index.projection())));
    return new TableShape(keys, indexes);
  }

  Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    return only(keys, item);
  }

  /** What moving an item from the one to the other costs the indexes; empty is not there. */
  long indexWrites(Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
    return indexes.stream().mapToLong(index -> index.writes(before, after)).sum();
  }

  /**
   * A secondary index.
   *
   * @param keys of the index; an item that lacks one is not in it
   * @param projected what an entry holds; empty for all
   */
  record Index(Set<String> keys, Set<String> projected) {

    static Index of(Set<String> tableKeys, List<KeySchemaElement> schema, Projection projection) {
      Set<String> keys = names(schema);
      Set<String> projected = new TreeSet<>();
      if (projection.projectionType() != ProjectionType.ALL) {
        projected.addAll(tableKeys);
        projected.addAll(keys);
        projected.addAll(projection.nonKeyAttributes());
      }
      return new Index(keys, projected);
    }

    /** Puts, removes, puts anew, or moves an entry, which takes a removal and a put. */
    private long writes(Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
      Map<String, AttributeValue> old = entry(before);
      Map<String, AttributeValue> fresh = entry(after);
      if (old.equals(fresh)) {
        return 0;
      }
      long removal = Units.write(ItemSize.bytes(old));
      long put = Units.write(ItemSize.bytes(fresh));
      if (old.isEmpty()) {
        return put;
      }
      if (fresh.isEmpty()) {
        return removal;
      }
      return only(keys, old).equals(only(keys, fresh)) ? Math.max(removal, put) : removal + put;
    }

    private Map<String, AttributeValue> entry(Map<String, AttributeValue> item) {
      if (!item.keySet().containsAll(keys)) {
        return Map.of();
      }
      return projected.isEmpty() ? item : only(projected, item);
    }
  }

  private static Set<String> names(List<KeySchemaElement> schema) {
    return schema.stream()
        .map(KeySchemaElement::attributeName)
        .collect(TreeSet::new, Set::add, Set::addAll);
  }

  private static Map<String, AttributeValue> only(
      Set<String> names, Map<String, AttributeValue> item) {
    Map<String, AttributeValue> some = new HashMap<>(item);
    some.keySet().retainAll(names);
    return some;
  }
}
