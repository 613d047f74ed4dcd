package dev.beckon.bench.selection;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Category;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.id.HostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * What one would build first: a row per host with plain attributes, and an index that orders the
 * hosts of a language by a score, here their audience. A beat writes the new lease into the row.
 */
final class ScoreTable {
  static final String NAME = "bench-scores";
  static final String INDEX = "byScore";
  static final String HOST = "host";
  static final String LANGUAGE = "language";
  private static final String SCORE = "score";

  /** The score once more: an index's own key cannot be filtered by. */
  private static final String AUDIENCE = "audience";

  private ScoreTable() {}

  static void create(DynamoDbClient client) {
    client.createTable(
        table ->
            table
                .tableName(NAME)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    attribute(HOST, ScalarAttributeType.S),
                    attribute(LANGUAGE, ScalarAttributeType.S),
                    attribute(SCORE, ScalarAttributeType.N))
                .keySchema(key(HOST, KeyType.HASH))
                .globalSecondaryIndexes(
                    GlobalSecondaryIndex.builder()
                        .indexName(INDEX)
                        .keySchema(key(LANGUAGE, KeyType.HASH), key(SCORE, KeyType.RANGE))
                        .projection(all -> all.projectionType(ProjectionType.ALL))
                        .build()));
    client.waiter().waitUntilTableExists(table -> table.tableName(NAME));
  }

  static Map<String, AttributeValue> row(Candidate host) {
    Map<String, AttributeValue> row = new HashMap<>();
    row.put(HOST, AttributeValue.fromS(host.host().value()));
    row.put(LANGUAGE, AttributeValue.fromS(host.language()));
    row.put(SCORE, number(host.audience()));
    row.put(AUDIENCE, number(host.audience()));
    row.put("hostLevel", number(host.level()));
    row.put("mature", AttributeValue.fromBool(host.mature()));
    row.put("matureRooms", AttributeValue.fromBool(host.matureRooms()));
    row.put("until", number(host.reachableUntil().getEpochSecond()));
    row.put("endpoint", AttributeValue.fromS(Population.endpoint(Population.number(host.host()))));
    if (!host.categories().isEmpty()) {
      row.put(
          "categories",
          AttributeValue.fromSs(host.categories().stream().map(ScoreTable::text).toList()));
    }
    return row;
  }

  private static String text(Category category) {
    return Integer.toString(category.code(), Character.MAX_RADIX);
  }

  static HostId host(Map<String, AttributeValue> row) {
    return new HostId(row.get(HOST).s());
  }

  /** A beat: the host can be asked until then. */
  static void beat(DynamoDbClient client, HostId host, Instant until) {
    client.updateItem(
        update ->
            update
                .tableName(NAME)
                .key(Map.of(HOST, AttributeValue.fromS(host.value())))
                .updateExpression("SET #until = :until")
                .expressionAttributeNames(Map.of("#until", "until"))
                .expressionAttributeValues(Map.of(":until", number(until.getEpochSecond()))));
  }

  /**
   * The condition as a filter expression.
   *
   * @param values by the names the expression uses
   */
  record Filter(String expression, Map<String, AttributeValue> values) {
    /**
     * @param languages whether to filter by language as well, which a key condition need not
     */
    static Filter of(Ask ask, boolean languages) {
      Condition condition = ask.condition();
      List<String> parts = new ArrayList<>();
      Map<String, AttributeValue> values = new TreeMap<>();
      between(parts, values, "hostLevel", condition.level().min(), condition.level().max());
      between(parts, values, AUDIENCE, condition.audience().min(), condition.audience().max());
      if (languages) {
        parts.add(anyOf(values, ":language", condition.languages(), "#language = %s"));
      }
      if (!condition.categories().isEmpty()) {
        parts.add(
            anyOf(
                values,
                ":category",
                Category.of(condition.categories()).stream().map(ScoreTable::text).toList(),
                "contains(categories, %s)"));
      }
      if (!condition.mature()) {
        parts.add("mature = :no");
        values.put(":no", AttributeValue.fromBool(false));
      }
      if (ask.matureRoom()) {
        parts.add("matureRooms = :yes");
        values.put(":yes", AttributeValue.fromBool(true));
      }
      return new Filter(String.join(" AND ", parts), values);
    }

    private static void between(
        List<String> parts, Map<String, AttributeValue> values, String name, long min, long max) {
      parts.add("%s BETWEEN :%sMin AND :%sMax".formatted(name, name, name));
      values.put(":" + name + "Min", number(min));
      values.put(":" + name + "Max", number(max));
    }

    private static String anyOf(
        Map<String, AttributeValue> values, String name, Iterable<String> these, String test) {
      List<String> tests = new ArrayList<>();
      for (String one : these) {
        String value = name + tests.size();
        values.put(value, AttributeValue.fromS(one));
        tests.add(test.formatted(value));
      }
      return tests.stream().collect(Collectors.joining(" OR ", "(", ")"));
    }
  }

  private static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
