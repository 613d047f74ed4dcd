package dev.beckon.aws.dynamodb;

import dev.beckon.acceptance.OfferBox;
import dev.beckon.fanout.SentOffers;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.selection.OfferBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Offers in the beckon table, each in its candidate's partition. */
public final class DynamoOffers implements OfferBook, SentOffers, OfferBox {
  /** When a queued offer is pushed again, should its stream record get lost. */
  static final Duration PUSH_DUE_AFTER = Duration.ofSeconds(30);

  /** How many offers the inbox reads at a time, and how often, where many were suppressed. */
  private static final int INBOX_PAGE = 60;

  private static final int MAX_INBOX_PAGES = 4;

  /** Most offers are never answered, so one of a few is live as long as any is. */
  private static final int FEW = 4;

  private final Table table;
  private final AskHost askHost;
  private final DynamoPhones phones;

  public DynamoOffers(Table table) {
    this.table = table;
    this.askHost = new AskHost(table);
    this.phones = new DynamoPhones(table);
  }

  @Override
  public Outcome offer(Offer.Queued offer, boolean matureRoom, Asked known) {
    AskHost.Answer answer = askHost.ask(offer.facts(), matureRoom, known);
    Item item = item(offer.facts(), answer);
    Table.Written written = table.write(Change.put(item).when("attribute_not_exists(#pk)"));
    return outcome(
        written instanceof Table.Written.ConditionFailed failed
            ? failed.current().orElseThrow()
            : item);
  }

  private static Item item(Offer.Facts facts, AskHost.Answer answer) {
    if (answer.suppression().isPresent()) {
      return OfferItems.item(facts, OfferItems.SUPPRESSED)
          .put(Schema.WHY, answer.suppression().get().name());
    }
    return answer.endpoints().isEmpty()
        ? OfferItems.item(facts, OfferItems.UNREACHABLE)
        : OfferItems.item(facts.at(answer.endpoints()), OfferItems.QUEUED)
            .dueAt(facts.offeredAt().plus(PUSH_DUE_AFTER));
  }

  private static Outcome outcome(Item offer) {
    return switch (offer.text(Schema.STATE)) {
      case OfferItems.SUPPRESSED ->
          Outcome.suppressed(Offer.Suppression.valueOf(offer.text(Schema.WHY)));
      case OfferItems.UNREACHABLE -> Outcome.UNREACHABLE;
      default -> Outcome.QUEUED;
    };
  }

  @Override
  public boolean anyLive(Invitation.Facts invitation, Collection<HostId> hosts) {
    List<HostId> all = List.copyOf(hosts);
    for (int from = 0; from < all.size(); from += FEW) {
      List<Schema.Key> few =
          all.subList(from, Math.min(from + FEW, all.size())).stream()
              .map(host -> Schema.offer(host, invitation.offerId()))
              .toList();
      if (table.get(few, false).values().stream()
          .map(OfferItems::offer)
          .anyMatch(Offer.Standing.class::isInstance)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void sent(Offer.Facts offer) {
    leaveQueue(offer, OfferItems.SENT);
  }

  @Override
  public void unreachable(Offer.Facts offer) {
    leaveQueue(offer, OfferItems.UNREACHABLE);
  }

  private void leaveQueue(Offer.Facts offer, String state) {
    table.write(
        Change.update(
                Schema.offer(offer.candidate(), offer.id()),
                "SET #state = :state REMOVE #duePartition, #dueAt")
            .when("#state = :queued")
            .with(":state", state)
            .with(":queued", OfferItems.QUEUED));
  }

  @Override
  public void dropDevice(Offer.Facts offer, String endpoint) {
    phones.drop(offer.candidate(), endpoint);
  }

  /**
   * The offers by one query as they are now, their invitations as they were a moment ago, at half
   * the price. What the host never heard of is read past, and not for ever.
   */
  @Override
  public List<Letter> letters(HostId host, Instant since, int limit) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .keyConditionExpression("#pk = :pk AND #sk BETWEEN :from AND :to")
            .filterExpression("NOT #state IN (:suppressed, :unreachable)")
            .expressionAttributeNames(
                Map.of("#pk", Schema.PK, "#sk", Schema.SK, "#state", Schema.STATE))
            .expressionAttributeValues(
                Map.of(
                    ":pk", AttributeValue.fromS(Schema.hostPartition(host)),
                    ":from", AttributeValue.fromS(Schema.offersFrom(OfferId.lowestValue(since))),
                    ":to", AttributeValue.fromS(Schema.offersTo()),
                    ":suppressed", AttributeValue.fromS(OfferItems.SUPPRESSED),
                    ":unreachable", AttributeValue.fromS(OfferItems.UNREACHABLE)))
            .scanIndexForward(false)
            .consistentRead(true)
            .limit(INBOX_PAGE);
    List<Item> offers = new ArrayList<>();
    for (int page = 0; page < MAX_INBOX_PAGES && offers.size() < limit; page++) {
      QueryResponse response = table.query(query);
      response.items().forEach(item -> offers.add(Item.of(item)));
      if (!response.hasLastEvaluatedKey() || response.lastEvaluatedKey().isEmpty()) {
        break;
      }
      query.exclusiveStartKey(response.lastEvaluatedKey());
    }
    return withInvitations(offers.subList(0, Math.min(limit, offers.size())));
  }

  private List<Letter> withInvitations(List<Item> offers) {
    Map<Schema.Key, Item> heads =
        table.get(offers.stream().map(DynamoOffers::headOf).toList(), false);
    List<Letter> letters = new ArrayList<>();
    for (Item offer : offers) {
      Optional.ofNullable(heads.get(headOf(offer)))
          .ifPresent(head -> letters.add(letter(offer, head)));
    }
    return letters;
  }

  @Override
  public Optional<Letter> letter(HostId host, OfferId id) {
    return letter(host, id, true);
  }

  @Override
  public Optional<Letter> glance(HostId host, OfferId id) {
    return letter(host, id, false);
  }

  private Optional<Letter> letter(HostId host, OfferId id, boolean consistent) {
    Schema.Key offer = Schema.offer(host, id);
    Schema.Key head = Schema.head(id.invitation());
    Map<Schema.Key, Item> found = table.get(List.of(offer, head), consistent);
    return found.containsKey(offer) && found.containsKey(head)
        ? Optional.of(letter(found.get(offer), found.get(head)))
        : Optional.empty();
  }

  @Override
  public boolean seen(HostId host, OfferId id, Instant now) {
    return table.write(
            Change.update(Schema.offer(host, id), "SET #seenAt = :now")
                .when("#state IN (:queued, :sent) AND attribute_not_exists(#seenAt)")
                .with(":queued", OfferItems.QUEUED)
                .with(":sent", OfferItems.SENT)
                .with(":now", now))
        instanceof Table.Written.Done;
  }

  @Override
  public Declining decline(HostId host, OfferId id, Instant now) {
    Table.Written written =
        table.write(
            Change.update(
                    Schema.offer(host, id),
                    "SET #state = :declined, #endedAt = :now REMOVE #duePartition, #dueAt")
                .when("#state IN (:queued, :sent)")
                .with(":queued", OfferItems.QUEUED)
                .with(":sent", OfferItems.SENT)
                .with(":declined", OfferItems.DECLINED)
                .with(":now", now));
    if (written instanceof Table.Written.ConditionFailed failed) {
      return failed
              .current()
              .filter(offer -> offer.text(Schema.STATE).equals(OfferItems.DECLINED))
              .isPresent()
          ? Declining.BEFORE
          : Declining.OTHERWISE;
    }
    return Declining.DECLINED;
  }

  private static Schema.Key headOf(Item offer) {
    return Schema.head(Schema.offerOf(offer.text(Schema.SK)).invitation());
  }

  private static Letter letter(Item offer, Item head) {
    return new Letter(
        OfferItems.offer(offer), OfferItems.visit(offer), InvitationItems.invitation(head));
  }
}
