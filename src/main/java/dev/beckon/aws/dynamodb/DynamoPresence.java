package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.Roster;
import dev.beckon.selection.PresenceCells;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Rows of the presence table: one per reachable host, in its cell, with all that ranking needs. */
public final class DynamoPresence implements PresenceCells, Roster {
  private static final Logger LOG = Logger.getLogger(DynamoPresence.class);

  private final Table table;

  public DynamoPresence(Table table) {
    this.table = table;
  }

  @Override
  public List<Candidate> look(Cell cell, long from, long to) {
    return table
        .query(
            QueryRequest.builder()
                .keyConditionExpression("#pk = :pk AND #sk BETWEEN :from AND :to")
                .expressionAttributeNames(Map.of("#pk", Schema.PK, "#sk", Schema.SK))
                .expressionAttributeValues(
                    Map.of(
                        ":pk", AttributeValue.fromS(Schema.partition(cell)),
                        ":from", AttributeValue.fromS(Schema.presenceSort(from)),
                        ":to", AttributeValue.fromS(Schema.presenceSort(to))))
                .limit(ROWS_PER_LOOK))
        .items()
        .stream()
        .flatMap(attributes -> readable(Item.of(attributes)).stream())
        .toList();
  }

  @Override
  public void enter(Candidate candidate) {
    table.write(Change.put(row(candidate)));
  }

  @Override
  public void leave(HostId host, Cell cell) {
    table.write(Change.delete(Schema.presence(cell, host)));
  }

  /** The row of a candidate. */
  public static Map<String, AttributeValue> attributes(Candidate candidate) {
    return row(candidate).attributes();
  }

  private static Item row(Candidate candidate) {
    return Item.at(Schema.presence(Cell.of(candidate), candidate.host()))
        .put(Schema.NAME, candidate.name())
        .put(Schema.LANGUAGE, candidate.language())
        .put(Schema.CATEGORIES, String.join(" ", candidate.categories()))
        .put(Schema.REGION, candidate.region())
        .put(Schema.LEVEL, candidate.level())
        .put(Schema.AUDIENCE, candidate.audience())
        .put(Schema.MATURE, candidate.mature())
        .put(Schema.MATURE_ROOMS, candidate.matureRooms())
        .put(Schema.LIVE, candidate.availability() == Availability.LIVE)
        .put(Schema.UNTIL, candidate.reachableUntil())
        .put(Schema.LAST_ASKED_AT, candidate.lastAskedAt())
        .put(Schema.ENDPOINTS, candidate.endpoints())
        .forgetAt(candidate.reachableUntil());
  }

  /** A row that cannot be read is nobody; it is not to cost the others their invitation. */
  private static Optional<Candidate> readable(Item row) {
    try {
      return Optional.of(candidate(row));
    } catch (RuntimeException e) {
      LOG.errorf(e, "the presence row %s cannot be read", row.key());
      return Optional.empty();
    }
  }

  private static Candidate candidate(Item row) {
    String sort = row.text(Schema.SK);
    String categories = row.text(Schema.CATEGORIES);
    return new Candidate(
        new HostId(sort.substring(sort.indexOf('#') + 1)),
        row.text(Schema.NAME),
        row.text(Schema.LANGUAGE),
        categories.isEmpty() ? List.of() : List.of(categories.split(" ", -1)),
        row.text(Schema.REGION),
        (int) row.number(Schema.LEVEL),
        row.number(Schema.AUDIENCE),
        row.flag(Schema.MATURE),
        row.flag(Schema.MATURE_ROOMS),
        row.flag(Schema.LIVE) ? Availability.LIVE : Availability.ONLINE,
        row.time(Schema.UNTIL),
        row.time(Schema.LAST_ASKED_AT),
        row.texts(Schema.ENDPOINTS));
  }
}
