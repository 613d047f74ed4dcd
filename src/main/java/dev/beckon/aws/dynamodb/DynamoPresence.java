package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.condition.Signpost;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.HostBook;
import dev.beckon.presence.Roster;
import dev.beckon.presence.lease.Ticket;
import dev.beckon.selection.pick.PresenceCells;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Rows of the presence table: one per reachable host, in its cell, with all that ranking needs. */
public final class DynamoPresence implements PresenceCells, Roster {
  private static final Logger LOG = Logger.getLogger(DynamoPresence.class);

  private static final Duration SIGNPOST_STAYS = Duration.ofDays(1);
  private static final double HALF = 0.5;

  private final Table table;

  public DynamoPresence(Table table) {
    this.table = table;
  }

  @Override
  public Look look(String language, int shard, long from, long to) {
    List<Item> rows = page(language, shard, from, to, true);
    return look(rows, 1);
  }

  @Override
  public Look lookBack(String language, int shard, long from, long to) {
    // A place sorts before the rows at it, so the bound itself is no row.
    List<Item> rows = page(language, shard, from, to, false);
    return look(rows, 0);
  }

  private List<Item> page(String language, int shard, long from, long to, boolean forward) {
    return table
        .query(
            between(
                    PresenceSchema.partition(language, shard),
                    PresenceSchema.sort(from),
                    PresenceSchema.sort(to))
                .scanIndexForward(forward)
                .limit(ROWS_PER_LOOK))
        .items()
        .stream()
        .map(Item::of)
        .toList();
  }

  private static Look look(List<Item> rows, int behind) {
    OptionalLong next =
        rows.size() < ROWS_PER_LOOK
            ? OptionalLong.empty()
            : OptionalLong.of(
                PresenceSchema.placeOf(rows.get(rows.size() - 1).text(Schema.SK)) + behind);
    return new Look(rows.stream().flatMap(row -> readable(row).stream()).toList(), next);
  }

  @Override
  public Draw draw(String language, double from) {
    // From the nearer end away, so that at least half of few signposts are seen.
    boolean forward = from < HALF;
    QueryResponse page =
        table.query(
            between(
                    PresenceSchema.signpostPartition(language),
                    forward ? PresenceSchema.signpostSort(from) : PresenceSchema.signpostSort(0),
                    forward ? PresenceSchema.signpostSort(1) : PresenceSchema.signpostSort(from))
                .scanIndexForward(forward)
                .limit(SIGNPOSTS_PER_DRAW));
    List<Item> items = page.items().stream().map(Item::of).toList();
    double until = forward ? 1 : 0;
    if (items.size() == SIGNPOSTS_PER_DRAW) {
      until = PresenceSchema.signpostAt(items.get(items.size() - 1).text(Schema.SK));
    }
    return new Draw(
        items.stream()
            .map(each -> PresenceSchema.signpost(each.text(PresenceSchema.SIGNPOST_CATEGORIES)))
            .toList(),
        Math.abs(until - from));
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
    if (written instanceof Table.Written.ConditionFailed failed) {
      return new Entering.Taken(failed.current().orElseThrow().number(PresenceSchema.EPOCH));
    }
    signpost(candidate).ifPresent(signpost -> table.write(Change.put(signpost)));
    return new Entering.Entered();
  }

  @Override
  public Renewal renew(Ticket ticket, Ticket next, HostBook.Opted opted) {
    long until = next.until().getEpochSecond();
    long from = ticket.until().getEpochSecond();
    Table.Written written =
        table.write(
            Change.update(
                    PresenceSchema.row(ticket.cell(), ticket.host()),
                    "SET #ttl = :until, #l = :live, #m = :matureRooms, #a = :asked, #f = :by")
                .when("#e = :epoch AND #ttl = :from AND #l = :was")
                .with(":was", ticket.availability() == Availability.LIVE)
                .with(":until", until)
                .with(":by", until - from)
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
        .filter(row -> row.number(PresenceSchema.EPOCH, 0) == ticket.epoch())
        .filter(row -> renewedFrom(row) == from)
        .<Renewal>map(
            row -> new Renewal.Repeated(PresenceRow.until(row), PresenceRow.availability(row)))
        .orElseGet(Renewal.Outdated::new);
  }

  /** The lease that the last renewal found. */
  private static long renewedFrom(Item row) {
    return row.number(Schema.TTL) - row.number(PresenceSchema.RENEWED_BY, 0);
  }

  @Override
  public void describe(Candidate candidate) {
    table.write(
        Change.update(
                PresenceSchema.row(Cell.of(candidate), candidate.host()),
                "SET #d = :description, #m = :matureRooms, #a = :asked")
            .when("attribute_exists(#pk)")
            .with(":description", PresenceRow.description(candidate))
            .with(":matureRooms", candidate.matureRooms())
            .with(":asked", PresenceRow.text(candidate.asked())));
  }

  @Override
  public Optional<Row> take(HostId host, Cell cell, long epoch) {
    if (table.write(removal(host, cell, epoch)) instanceof Table.Written.Done done
        && done.item().has(Schema.PK)) {
      takeSignpostDown(host, cell);
      return Optional.of(
          new Row(PresenceRow.candidate(done.item()), done.item().number(PresenceSchema.EPOCH, 0)));
    }
    return Optional.empty();
  }

  @Override
  public void leave(HostId host, Cell cell, long epoch) {
    if (table.write(removal(host, cell, epoch)) instanceof Table.Written.Done) {
      takeSignpostDown(host, cell);
    }
  }

  private void takeSignpostDown(HostId host, Cell cell) {
    if (Signpost.at(host.value()).isPresent()) {
      table.write(Change.delete(PresenceSchema.signpost(cell.language(), host)));
    }
  }

  private static Change removal(HostId host, Cell cell, long epoch) {
    return Change.delete(PresenceSchema.row(cell, host))
        .when("attribute_not_exists(#e) OR #e <= :epoch")
        .with(":epoch", epoch);
  }

  /**
   * The row of a candidate who was brought in without a beat, and the signpost if the host puts up
   * one.
   */
  public static List<Map<String, AttributeValue>> rows(Candidate candidate) {
    return Stream.concat(Stream.of(PresenceRow.item(candidate, 0)), signpost(candidate).stream())
        .map(Item::attributes)
        .toList();
  }

  /** It stays for a while when the host is gone without a word: it tells of kinds, not of hosts. */
  private static Optional<Item> signpost(Candidate candidate) {
    return Signpost.of(candidate)
        .map(
            signpost ->
                Item.at(PresenceSchema.signpost(candidate.language(), candidate.host()))
                    .put(PresenceSchema.SIGNPOST_CATEGORIES, PresenceSchema.text(signpost))
                    .forgetAt(candidate.reachableUntil().plus(SIGNPOST_STAYS)));
  }

  private static QueryRequest.Builder between(String partition, String from, String to) {
    return QueryRequest.builder()
        .keyConditionExpression("#pk = :pk AND #sk BETWEEN :from AND :to")
        .expressionAttributeNames(Map.of("#pk", Schema.PK, "#sk", Schema.SK))
        .expressionAttributeValues(
            Map.of(
                ":pk", AttributeValue.fromS(partition),
                ":from", AttributeValue.fromS(from),
                ":to", AttributeValue.fromS(to)));
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
