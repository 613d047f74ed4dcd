package dev.beckon.aws.dynamodb;

import dev.beckon.cleanup.DueBook;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.InvitationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The sparse index of what is due, in the beckon table. */
public final class DynamoDue implements DueBook {
  private static final Logger LOG = Logger.getLogger(DynamoDue.class);

  private static final String NOT_TO_BE_PAID =
      " AND (attribute_not_exists(#rewardState) OR #rewardState <> :earned)";

  private final Table table;

  public DynamoDue(Table table) {
    this.table = table;
  }

  @Override
  public List<Due> due(Instant now, int limit) {
    List<Item> entries = new ArrayList<>();
    for (int partition = 0; partition < Schema.DUE_PARTITIONS; partition++) {
      table
          .query(
              QueryRequest.builder()
                  .indexName(Schema.DUE_INDEX)
                  .keyConditionExpression("#duePartition = :partition AND #dueAt <= :now")
                  .expressionAttributeNames(
                      Map.of("#duePartition", Schema.DUE_PARTITION, "#dueAt", Schema.DUE_AT))
                  .expressionAttributeValues(
                      Map.of(
                          ":partition", AttributeValue.fromS("due-" + partition),
                          ":now", Item.time(now)))
                  .limit(limit))
          .items()
          .forEach(attributes -> entries.add(Item.of(attributes)));
    }
    return entries.stream()
        .sorted(Comparator.comparing(item -> item.number(Schema.DUE_AT)))
        .limit(limit)
        .flatMap(item -> readable(item).stream())
        .toList();
  }

  /** An entry that cannot be read is told and passed over; the others are due all the same. */
  private static Optional<Due> readable(Item item) {
    try {
      return Optional.of(entry(item));
    } catch (IllegalArgumentException e) {
      LOG.errorf(e, "the due entry %s cannot be read", item.key());
      return Optional.empty();
    }
  }

  private static Due entry(Item item) {
    String pk = item.text(Schema.PK);
    return Schema.isInvitation(pk)
        ? new Due.OfInvitation(Schema.invitationOf(pk))
        : new Due.OfOffer(Schema.hostOf(pk), Schema.offerOf(item.text(Schema.SK)));
  }

  @Override
  public Optional<DueInvitation> putOff(Due.OfInvitation due, Instant now) {
    return refused(
            Change.update(key(due), "SET #dueAt = #roomUntil")
                .when(
                    "attribute_exists(#dueAt) AND #state = :open AND #roomUntil > :now"
                        + " AND #deadline > #roomUntil AND attribute_not_exists(#wavePending)"
                        + " AND #free = :none")
                .with(":none", 0)
                .with(":open", Schema.STATE_OPEN)
                .with(":now", now))
        .map(
            head ->
                new DueInvitation(
                    InvitationItems.invitation(head), head.flag(Schema.WAVE_PENDING)));
  }

  @Override
  public Optional<DueOffer> putOff(Due.OfOffer due, Instant now) {
    return refused(
            Change.update(key(due), "SET #dueAt = #lastBeatAt + :later")
                .when(
                    "attribute_exists(#dueAt) AND #visitState = :joined AND #lastBeatAt > :silent"
                        + NOT_TO_BE_PAID)
                .with(":earned", OfferItems.EARNED)
                .with(":joined", OfferItems.JOINED)
                .with(":later", Visit.OVER_AFTER.plus(GRACE).toMillis())
                .with(":silent", now.minus(Visit.OVER_AFTER)))
        .map(item -> new DueOffer(OfferItems.offer(item), OfferItems.visit(item)));
  }

  /** The item that a change was not for; whatever is read of it is the newest. */
  private Optional<Item> refused(Change change) {
    return table.write(change) instanceof Table.Written.ConditionFailed failed
        ? failed.current()
        : Optional.empty();
  }

  @Override
  public Optional<Invitation> invitation(InvitationId id) {
    return table.get(Schema.head(id)).map(InvitationItems::invitation);
  }

  /** Moving an entry writes the item, so that its stream record comes once more. */
  @Override
  public void requeue(Due due, Instant next) {
    if (due instanceof Due.OfInvitation) {
      table.write(
          Change.update(key(due), "SET #dueAt = :next, #wavePending = :yes")
              .when("attribute_exists(#dueAt)")
              .with(":yes", true)
              .with(":next", next));
    } else {
      postpone(due, next);
    }
  }

  @Override
  public void postpone(Due due, Instant next) {
    table.write(
        Change.update(key(due), "SET #dueAt = :next")
            .when("attribute_exists(#dueAt)")
            .with(":next", next));
  }

  /**
   * A visit granted since the entry was read stays due; whoever ends it takes its entry out. So
   * does what still has points to pay or to give back.
   */
  @Override
  public void settle(Due due) {
    table.write(
        Change.update(key(due), "REMOVE #duePartition, #dueAt")
            .when(
                "attribute_exists(#pk) AND NOT #visitState IN (:granted, :joined)"
                    + NOT_TO_BE_PAID
                    + " AND (attribute_not_exists(#held) OR #held = :nothing)")
            .with(":earned", OfferItems.EARNED)
            .with(":nothing", 0)
            .with(":granted", OfferItems.GRANTED)
            .with(":joined", OfferItems.JOINED));
  }

  private static Schema.Key key(Due due) {
    if (due instanceof Due.OfInvitation of) {
      return Schema.head(of.id());
    }
    Due.OfOffer of = (Due.OfOffer) due;
    return Schema.offer(of.candidate(), of.id());
  }
}
