package dev.beckon.bench.selection;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.selection.pick.PickCandidates;
import dev.beckon.selection.pick.Wanted;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The first 50 who fit, those with the highest score first: reads the index 100 rows at a time, at
 * most 1,000 of them, and lets DynamoDB filter.
 */
final class ScorePicker implements Picker {
  private static final int PAGE = 100;
  private static final int MAX_PAGES = 10;

  private final DynamoDbClient client;
  private final Population population;
  private final Clock clock;

  ScorePicker(DynamoDbClient client, Population population, Clock clock) {
    this.client = client;
    this.population = population;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "score index";
  }

  @Override
  public List<Candidate> pick(Ask ask, long seed) {
    List<Candidate> picked = new ArrayList<>();
    List<String> languages = ask.condition().languages().stream().sorted().toList();
    for (String language : languages) {
      best(ask, language, MAX_PAGES / languages.size(), picked);
    }
    return picked;
  }

  private void best(Ask ask, String language, int pages, List<Candidate> picked) {
    Wanted wanted = ask.at(clock.instant());
    Map<String, AttributeValue> after = null;
    for (int page = 0; page < pages; page++) {
      QueryResponse rows = page(ask, language, after);
      rows.items().stream()
          .map(row -> population.candidate(Population.number(ScoreTable.host(row)), wanted.now()))
          .filter(wanted::mayBeAsked)
          .limit(PickCandidates.MAX_CANDIDATES - picked.size())
          .forEach(picked::add);
      after = rows.lastEvaluatedKey();
      if (after.isEmpty() || picked.size() == PickCandidates.MAX_CANDIDATES) {
        return;
      }
    }
  }

  private QueryResponse page(Ask ask, String language, Map<String, AttributeValue> after) {
    ScoreTable.Filter filter = ScoreTable.Filter.of(ask, false);
    Map<String, AttributeValue> values = new HashMap<>(filter.values());
    values.put(":one", AttributeValue.fromS(language));
    return client.query(
        query ->
            query
                .tableName(ScoreTable.NAME)
                .indexName(ScoreTable.INDEX)
                .keyConditionExpression("#language = :one")
                .filterExpression(filter.expression())
                .expressionAttributeNames(Map.of("#language", ScoreTable.LANGUAGE))
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .limit(PAGE)
                .exclusiveStartKey(after));
  }
}
