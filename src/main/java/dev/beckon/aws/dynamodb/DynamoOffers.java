package dev.beckon.aws.dynamodb;

import dev.beckon.acceptance.OfferBox;
import dev.beckon.fanout.SentOffers;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.selection.OfferBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Offers in the beckon table, each in its candidate's partition. */
public final class DynamoOffers implements OfferBook, SentOffers, OfferBox {
  /** When a queued offer is pushed again, should its stream record get lost. */
  static final Duration PUSH_DUE_AFTER = Duration.ofSeconds(30);

  private final Table table;

  public DynamoOffers(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Wave> pendingWave(Invitation.Facts invitation) {
    Schema.Key head = Schema.head(invitation.id());
    Schema.Key terms = Schema.terms(invitation.inviter(), invitation.offerId());
    Map<Schema.Key, Item> found = table.get(List.of(head, terms), true);
    if (!found.containsKey(head) || !found.containsKey(terms)) {
      throw new IllegalStateException("an invitation that is not there whole");
    }
    return found.get(head).flag(Schema.WAVE_PENDING)
        ? Optional.of(
            new Wave(
                InvitationItems.invitation(found.get(head)),
                InvitationItems.terms(found.get(terms))))
        : Optional.empty();
  }

  @Override
  public Outcome offer(Offer.Queued offer, boolean matureRoom, Asked known) {
    Item item = item(offer.facts(), ask(offer.facts(), matureRoom, known));
    Table.Written written = table.write(Change.put(item).when("attribute_not_exists(#pk)"));
    String state =
        written instanceof Table.Written.ConditionFailed failed
            ? failed.current().orElseThrow().text(Schema.STATE)
            : item.text(Schema.STATE);
    return switch (state) {
      case OfferItems.SUPPRESSED -> Outcome.SUPPRESSED;
      case OfferItems.UNREACHABLE -> Outcome.UNREACHABLE;
      default -> Outcome.QUEUED;
    };
  }

  private static Item item(Offer.Facts facts, Answer answer) {
    if (answer.suppression().isPresent()) {
      return OfferItems.item(facts, OfferItems.SUPPRESSED)
          .put(Schema.WHY, answer.suppression().get().name());
    }
    return answer.endpoints().isEmpty()
        ? OfferItems.item(facts, OfferItems.UNREACHABLE)
        : OfferItems.item(facts.at(answer.endpoints()), OfferItems.QUEUED)
            .dueAt(facts.offeredAt().plus(PUSH_DUE_AFTER));
  }

  /** What the host's own item answers: why not, or where to push. */
  private record Answer(Optional<Offer.Suppression> suppression, Set<String> endpoints) {
    static Answer yes(Item ask) {
      return new Answer(Optional.empty(), Phones.endpoints(ask));
    }

    static Answer no(Offer.Suppression why) {
      return new Answer(Optional.of(why), Set.of());
    }
  }

  /**
   * Asks the host's own item, and counts the asking there, once per invitation. The day that was
   * known may be over: then the item says which one it counts, and it is tried with that.
   */
  private Answer ask(Offer.Facts offer, boolean matureRoom, Asked known) {
    long day = known.day();
    for (int tries = 0; tries < Table.MAX_TRIES; tries++) {
      Table.Written written = table.write(askChange(offer, matureRoom, day));
      if (written instanceof Table.Written.Done done) {
        return Answer.yes(done.item());
      }
      Optional<Item> current = ((Table.Written.ConditionFailed) written).current();
      if (current.isEmpty()) {
        return Answer.no(Offer.Suppression.NOT_OPTED_IN);
      }
      Item ask = current.get();
      if (asksAgain(ask, offer)) {
        return Answer.yes(ask);
      }
      long counted = ask.number(Schema.ASKED_DAY, 0);
      if (counted == day) {
        return Answer.no(suppression(ask, offer, matureRoom));
      }
      day = counted;
    }
    throw new Unavailable("a host who is asked all the time", null);
  }

  private static boolean asksAgain(Item ask, Offer.Facts offer) {
    return ask.optionalText(Schema.LAST_OFFER).equals(Optional.of(offer.id().value()));
  }

  /**
   * @param day the day that the item counts now, 0 when none
   */
  static Change askChange(Offer.Facts offer, boolean matureRoom, long day) {
    long today = Asked.dayOf(offer.offeredAt());
    String asked = "SET #lastAskedAt = :now, #lastOffer = :offer, ";
    String count;
    if (day == today) {
      count = "#askedOnDay = #askedOnDay + :once";
    } else {
      String before = day != 0 && day + 1 == today ? "#askedOnDay" : ":none";
      count = "#askedDay = :today, #askedOnDay = :once, #askedBefore = " + before;
    }
    Change change =
        Change.update(Schema.ask(offer.candidate()), asked + count)
            .with(":now", offer.offeredAt())
            .with(":offer", offer.id().value())
            .with(":inviter", offer.inviter().value())
            .with(":yes", true)
            .with(":once", 1);
    if (day != today) {
      change.with(":today", today);
    }
    if (count.endsWith(":none")) {
      change.with(":none", 0);
    }
    if (day != 0) {
      change.with(":day", day);
    }
    String mature = matureRoom ? " AND #matureRooms = :yes" : "";
    String counted = day == 0 ? "attribute_not_exists(#askedDay)" : "#askedDay = :day";
    return change.when(
        "#askMe = :yes"
            + mature
            + " AND (attribute_not_exists(#doNotDisturbUntil) OR #doNotDisturbUntil <= :now)"
            + " AND NOT contains(#muted, :inviter)"
            + " AND attribute_not_exists(#visiting)"
            + " AND (attribute_not_exists(#lastOffer) OR #lastOffer <> :offer)"
            + " AND "
            + counted);
  }

  private static Offer.Suppression suppression(Item ask, Offer.Facts offer, boolean matureRoom) {
    if (!ask.flag(Schema.ASK_ME) || (matureRoom && !ask.flag(Schema.MATURE_ROOMS))) {
      return Offer.Suppression.NOT_OPTED_IN;
    }
    if (ask.texts(Schema.MUTED).contains(offer.inviter().value())) {
      return Offer.Suppression.MUTED;
    }
    return ask.has(Schema.VISITING) ? Offer.Suppression.BUSY : Offer.Suppression.DO_NOT_DISTURB;
  }

  @Override
  public void waveIsOut(Invitation.Open invitation, int offered, Set<Rung> widened) {
    Instant deadline = invitation.facts().deadline();
    Instant roomUntil = invitation.roomUntil();
    Change out =
        Change.update(
                Schema.head(invitation.facts().id()),
                "SET #dueAt = :over"
                    + (widened.isEmpty() ? "" : ", #widened = :widened")
                    + " REMOVE #wavePending ADD #offered :offered")
            .when("#wavePending = :yes AND #state = :open")
            .with(":yes", true)
            .with(":open", Schema.STATE_OPEN)
            .with(":over", roomUntil.isBefore(deadline) ? roomUntil : deadline)
            .with(":offered", offered);
    if (!widened.isEmpty()) {
      out.with(":widened", names(widened));
    }
    table.write(out);
  }

  @Override
  public void nobodyWasThere(InvitationId invitation, Set<Rung> widened) {
    if (!widened.isEmpty()) {
      table.write(
          Change.update(Schema.head(invitation), "SET #widened = :widened")
              .when("attribute_exists(#pk)")
              .with(":widened", names(widened)));
    }
  }

  private static List<String> names(Set<Rung> rungs) {
    return rungs.stream().map(Rung::name).toList();
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
    new DynamoPhones(table).drop(offer.candidate(), endpoint);
  }

  @Override
  public List<Letter> letters(HostId host, Instant since, int limit) {
    List<Item> offers =
        table
            .query(
                QueryRequest.builder()
                    .keyConditionExpression("#pk = :pk AND #sk BETWEEN :from AND :to")
                    .expressionAttributeNames(Map.of("#pk", Schema.PK, "#sk", Schema.SK))
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", AttributeValue.fromS(Schema.hostPartition(host)),
                            ":from",
                                AttributeValue.fromS(Schema.offersFrom(OfferId.lowestValue(since))),
                            ":to", AttributeValue.fromS(Schema.offersTo())))
                    .scanIndexForward(false)
                    .consistentRead(true)
                    .limit(limit))
            .items()
            .stream()
            .map(Item::of)
            .toList();
    Map<Schema.Key, Item> heads =
        table.get(offers.stream().map(DynamoOffers::headOf).toList(), true);
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
  public void seen(HostId host, OfferId id, Instant now) {
    table.write(
        Change.update(Schema.offer(host, id), "SET #seenAt = :now")
            .when("#state IN (:queued, :sent) AND attribute_not_exists(#seenAt)")
            .with(":queued", OfferItems.QUEUED)
            .with(":sent", OfferItems.SENT)
            .with(":now", now));
  }

  @Override
  public boolean decline(HostId host, OfferId id, Instant now) {
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
          .isPresent();
    }
    return true;
  }

  private static Schema.Key headOf(Item offer) {
    return Schema.head(Schema.offerOf(offer.text(Schema.SK)).invitation());
  }

  private static Letter letter(Item offer, Item head) {
    return new Letter(
        OfferItems.offer(offer), OfferItems.visit(offer), InvitationItems.invitation(head));
  }
}
