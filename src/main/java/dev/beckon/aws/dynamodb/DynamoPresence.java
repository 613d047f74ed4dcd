package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.HostBook;
import dev.beckon.presence.Roster;
import dev.beckon.presence.lease.Ticket;
import dev.beckon.selection.PresenceCells;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Rows of the presence table: one per reachable host, in its cell, with all that ranking needs. */
public final class DynamoPresence implements PresenceCells, Roster {
  private static final Logger LOG = Logger.getLogger(DynamoPresence.class);

  private final Table table;

  public DynamoPresence(Table table) {
    this.table = table;
  }

  @Override
  public Look look(String language, int shard, long from, long to) {
    QueryResponse page =
        table.query(
            QueryRequest.builder()
                .keyConditionExpression("#pk = :pk AND #sk BETWEEN :from AND :to")
                .expressionAttributeNames(Map.of("#pk", Schema.PK, "#sk", Schema.SK))
                .expressionAttributeValues(
                    Map.of(
                        ":pk", AttributeValue.fromS(Schema.presencePartition(language, shard)),
                        ":from", AttributeValue.fromS(Schema.presenceSort(from)),
                        ":to", AttributeValue.fromS(Schema.presenceSort(to))))
                .limit(ROWS_PER_LOOK));
    List<Item> rows = page.items().stream().map(Item::of).toList();
    OptionalLong next =
        rows.size() < ROWS_PER_LOOK
            ? OptionalLong.empty()
            : OptionalLong.of(Schema.placeOf(rows.get(rows.size() - 1).text(Schema.SK)) + 1);
    return new Look(rows.stream().flatMap(row -> readable(row).stream()).toList(), next);
  }

  /** The candidates of these rows that are there, by keys; 0.5 RCU each. */
  List<Candidate> rows(List<Schema.Key> keys) {
    return table.get(keys, false).values().stream().flatMap(row -> readable(row).stream()).toList();
  }

  @Override
  public Entering enter(Candidate candidate, long epoch) {
    Table.Written written =
        table.write(
            Change.put(PresenceRow.item(candidate, epoch))
                .when("attribute_not_exists(#e) OR #e < :epoch")
                .with(":epoch", epoch));
    return written instanceof Table.Written.ConditionFailed failed
        ? new Entering.Taken(failed.current().orElseThrow().number(Schema.ROW_EPOCH))
        : new Entering.Entered();
  }

  @Override
  public Renewal renew(Ticket ticket, Ticket next, HostBook.Opted opted) {
    long from = ticket.until().getEpochSecond();
    Table.Written written =
        table.write(
            Change.update(
                    Schema.presence(ticket.cell(), ticket.host()),
                    "SET #ttl = :until, #l = :live, #m = :matureRooms, #a = :asked, #f = :from")
                .when("#e = :epoch AND #ttl = :from AND #l = :was")
                .with(":was", ticket.availability() == Availability.LIVE)
                .with(":until", next.until().getEpochSecond())
                .with(":live", next.availability() == Availability.LIVE)
                .with(":matureRooms", opted.matureRooms())
                .with(":asked", PresenceRow.text(opted.asked()))
                .with(":epoch", ticket.epoch())
                .with(":from", from));
    if (!(written instanceof Table.Written.ConditionFailed failed)) {
      return new Renewal.Renewed();
    }
    return failed
        .current()
        .filter(row -> row.number(Schema.ROW_EPOCH, 0) == ticket.epoch())
        .filter(row -> row.number(Schema.RENEWED_FROM, 0) == from)
        .<Renewal>map(
            row -> new Renewal.Repeated(PresenceRow.until(row), PresenceRow.availability(row)))
        .orElseGet(Renewal.Outdated::new);
  }

  @Override
  public void describe(Candidate candidate) {
    table.write(
        Change.update(
                Schema.presence(Cell.of(candidate), candidate.host()),
                "SET #d = :description, #m = :matureRooms, #a = :asked")
            .when("attribute_exists(#pk)")
            .with(":description", PresenceRow.description(candidate))
            .with(":matureRooms", candidate.matureRooms())
            .with(":asked", PresenceRow.text(candidate.asked())));
  }

  @Override
  public Optional<Row> take(HostId host, Cell cell, long epoch) {
    return table.write(removal(host, cell, epoch)) instanceof Table.Written.Done done
            && done.item().has(Schema.PK)
        ? Optional.of(
            new Row(PresenceRow.candidate(done.item()), done.item().number(Schema.ROW_EPOCH, 0)))
        : Optional.empty();
  }

  @Override
  public void leave(HostId host, Cell cell, long epoch) {
    table.write(removal(host, cell, epoch));
  }

  private static Change removal(HostId host, Cell cell, long epoch) {
    return Change.delete(Schema.presence(cell, host))
        .when("attribute_not_exists(#e) OR #e <= :epoch")
        .with(":epoch", epoch);
  }

  /** The row of a candidate who was brought in without a beat. */
  public static Map<String, AttributeValue> attributes(Candidate candidate) {
    return PresenceRow.item(candidate, 0).attributes();
  }

  /** A row that cannot be read is nobody; it is not to cost the others their invitation. */
  private static Optional<Candidate> readable(Item row) {
    try {
      return Optional.of(PresenceRow.candidate(row));
    } catch (RuntimeException e) {
      LOG.errorf(e, "the presence row %s cannot be read", row.key());
      return Optional.empty();
    }
  }
}
