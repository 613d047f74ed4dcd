package dev.beckon.bench.selection;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.selection.pick.Wanted;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads the whole table, lets DynamoDB filter, and picks from all who fit by Beckon's own rule. A
 * large table it reads in part, as DynamoDB Local takes minutes for the whole; its costs are what
 * that part cost, for as many parts as there are.
 */
final class ScanPicker implements Picker {
  /** Of a million rows DynamoDB Local had not told the first page after ten minutes. */
  static final int MOST_ROWS = 100_000;

  private static final int MAX_ROWS = 30_000;

  private final DynamoDbClient client;
  private final Population population;
  private final Clock clock;
  private double parts = 1;

  ScanPicker(DynamoDbClient client, Population population, Clock clock) {
    this.client = client;
    this.population = population;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "filtered scan";
  }

  @Override
  public List<Candidate> pick(Ask ask, long seed) {
    Wanted wanted = ask.at(clock.instant());
    ScoreTable.Filter filter = ScoreTable.Filter.of(ask, true);
    List<Candidate> fitting = new ArrayList<>();
    Map<String, AttributeValue> after = null;
    long read = 0;
    do {
      ScanResponse page = page(filter, after);
      page.items().stream()
          .map(row -> population.candidate(Population.number(ScoreTable.host(row)), wanted.now()))
          .filter(wanted::mayBeAsked)
          .forEach(fitting::add);
      read += page.scannedCount();
      after = page.lastEvaluatedKey();
    } while (!after.isEmpty() && read < MAX_ROWS);
    parts = (double) population.online() / read;
    return wanted.first(fitting, new Random(seed));
  }

  @Override
  public double parts() {
    return parts;
  }

  private ScanResponse page(ScoreTable.Filter filter, Map<String, AttributeValue> after) {
    return client.scan(
        scan ->
            scan.tableName(ScoreTable.NAME)
                .filterExpression(filter.expression())
                .expressionAttributeNames(Map.of("#language", ScoreTable.LANGUAGE))
                .expressionAttributeValues(filter.values())
                .exclusiveStartKey(after));
  }
}
