package dev.beckon.aws.dynamodb;

import dev.beckon.intake.InvitationBook;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.consent.Pace;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.port.EndInvitation;
import dev.beckon.invitation.port.FindInvitation;
import dev.beckon.presence.RoomLeases;
import dev.beckon.selection.ExhaustInvitation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Invitations in the beckon table. */
public final class DynamoInvitations
    implements InvitationBook, FindInvitation, EndInvitation, ExhaustInvitation, RoomLeases {
  /** When a pending wave is looked for again, should its stream record get lost. */
  static final Duration WAVE_DUE_AFTER = Duration.ofSeconds(30);

  private final Table table;

  public DynamoInvitations(Table table) {
    this.table = table;
  }

  @Override
  public Submission submit(Invitation.Open invitation, Terms terms, String fingerprint) {
    Invitation.Facts facts = invitation.facts();
    Change guard = RoomGuard.take(facts);
    for (int tries = 0; tries < Table.MAX_TRIES; tries++) {
      if (!(commit(invitation, terms, fingerprint, guard)
          instanceof Table.Committed.ConditionsFailed failed)) {
        return new Submission.Created();
      }
      Optional<Item> head = failed.of(0).flatMap(Table.Committed.Failure::current);
      if (head.isPresent()) {
        return repeated(head.get(), fingerprint);
      }
      Item held = failed.of(1).flatMap(Table.Committed.Failure::current).orElseThrow();
      if (held.has(Schema.INVITATION)) {
        return roomTaken(held, facts.id(), fingerprint);
      }
      Optional<Pace.Reached> reached = RoomGuard.reached(held, facts.createdAt());
      if (reached.isPresent()) {
        return new Submission.TooMany(reached.get());
      }
      guard = RoomGuard.takeInOrder(facts, held);
    }
    throw new Unavailable("a host who invites all the time", null);
  }

  private Table.Committed commit(
      Invitation.Open invitation, Terms terms, String fingerprint, Change guard) {
    Instant dueAt = invitation.facts().createdAt().plus(WAVE_DUE_AFTER);
    return table.commit(
        List.of(
            Change.put(InvitationItems.head(invitation, fingerprint, dueAt))
                .when("attribute_not_exists(#pk)"),
            guard,
            Change.put(InvitationItems.terms(invitation.facts(), terms))));
  }

  private Submission repeated(Item head, String fingerprint) {
    if (!head.text(Schema.FINGERPRINT).equals(fingerprint)) {
      return new Submission.KeyReused();
    }
    Invitation invitation = InvitationItems.invitation(head);
    return new Submission.Repeated(entry(head, termsOf(invitation.facts()).orElseThrow()));
  }

  private Submission roomTaken(Item guard, InvitationId own, String fingerprint) {
    InvitationId by = new InvitationId(guard.text(Schema.INVITATION));
    Item head = table.get(Schema.head(by)).orElseThrow();
    // The same submit may be committing just now, its guard a moment before its head.
    return by.equals(own)
        ? repeated(head, fingerprint)
        : new Submission.RoomTaken(InvitationItems.invitation(head));
  }

  @Override
  public Optional<Invitation> find(InvitationId id) {
    return table.get(Schema.head(id)).map(InvitationItems::invitation);
  }

  Optional<Terms> termsOf(Invitation.Facts facts) {
    return table.get(Schema.terms(facts.inviter(), facts.offerId())).map(InvitationItems::terms);
  }

  @Override
  public Optional<Entry> entry(HostId inviter, InvitationId id) {
    return table
        .get(Schema.head(id))
        .filter(head -> head.text(Schema.INVITER).equals(inviter.value()))
        .map(head -> entry(head, termsOf(InvitationItems.invitation(head).facts()).orElseThrow()));
  }

  @Override
  public Page page(HostId inviter, Optional<String> cursor, int limit) {
    QueryResponse response =
        table.query(
            QueryRequest.builder()
                .keyConditionExpression("#pk = :pk AND #sk BETWEEN :from AND :to")
                .expressionAttributeNames(Map.of("#pk", Schema.PK, "#sk", Schema.SK))
                .expressionAttributeValues(
                    Map.of(
                        ":pk", AttributeValue.fromS(Schema.hostPartition(inviter)),
                        ":from", AttributeValue.fromS(Schema.termsFrom()),
                        ":to",
                            AttributeValue.fromS(
                                cursor.map(Schema::termsBefore).orElseGet(Schema::termsTo))))
                .scanIndexForward(false)
                .limit(limit + (cursor.isPresent() ? 1 : 0)));
    List<Item> terms = new ArrayList<>();
    for (Map<String, AttributeValue> attributes : response.items()) {
      Item item = Item.of(attributes);
      if (!Optional.of(Schema.termsOf(item.text(Schema.SK)).value()).equals(cursor)) {
        terms.add(item);
      }
    }
    boolean more = response.hasLastEvaluatedKey() || terms.size() > limit;
    return page(terms.subList(0, Math.min(limit, terms.size())), more);
  }

  private Page page(List<Item> terms, boolean more) {
    List<Schema.Key> keys =
        terms.stream()
            .map(item -> Schema.head(Schema.termsOf(item.text(Schema.SK)).invitation()))
            .toList();
    Map<Schema.Key, Item> heads = table.get(keys, false);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Item head = heads.get(keys.get(i));
      if (head != null) {
        entries.add(entry(head, InvitationItems.terms(terms.get(i))));
      }
    }
    Optional<String> next =
        more && !terms.isEmpty()
            ? Optional.of(Schema.termsOf(terms.get(terms.size() - 1).text(Schema.SK)).value())
            : Optional.empty();
    return new Page(entries, next);
  }

  private static Entry entry(Item head, Terms terms) {
    return new Entry(
        InvitationItems.invitation(head),
        terms,
        (int) head.number(Schema.OFFERED, 0),
        head.texts(Schema.WIDENED).stream().map(Rung::valueOf).collect(Collectors.toSet()));
  }

  @Override
  public List<Guest> guests(Invitation invitation) {
    OfferId offer = invitation.facts().offerId();
    List<HostId> hosts = invitation.guests().stream().sorted().toList();
    List<Schema.Key> keys = new ArrayList<>();
    for (HostId host : hosts) {
      keys.add(Schema.offer(host, offer));
      keys.add(Schema.card(host));
    }
    Map<Schema.Key, Item> found = table.get(keys, true);
    List<Guest> guests = new ArrayList<>();
    for (HostId host : hosts) {
      Optional<Item> card = Optional.ofNullable(found.get(Schema.card(host)));
      Optional.ofNullable(found.get(Schema.offer(host, offer)))
          .flatMap(OfferItems::visit)
          .ifPresent(
              visit ->
                  guests.add(
                      new Guest(
                          card.flatMap(item -> item.optionalText(Schema.NAME)).orElse(host.value()),
                          visit)));
    }
    return guests;
  }

  @Override
  public Invitation end(Invitation.Ended end) {
    return end(end, () -> endOfHead(end));
  }

  @Override
  public Invitation exhaust(Invitation.Ended end, int wave) {
    return end(end, () -> exhausted(end, wave));
  }

  private Invitation end(Invitation.Ended end, Supplier<Change> endOfHead) {
    Change guard = RoomGuard.release(end.facts());
    Table.Committed committed = table.commit(List.of(unchangedSince(end, endOfHead.get()), guard));
    if (!(committed instanceof Table.Committed.ConditionsFailed failed)) {
      return end;
    }
    Optional<Invitation> current =
        failed.of(0).flatMap(Table.Committed.Failure::current).map(InvitationItems::invitation);
    if (current.filter(Invitation.Ended.class::isInstance).isPresent()) {
      return current.get();
    }
    // Guests came, or the lease was renewed, and perhaps go on doing so: whoever wins is read.
    table.commit(List.of(endOfHead.get(), guard));
    return find(end.facts().id()).orElseThrow();
  }

  private static Change ending(Invitation.Ended end) {
    return Change.update(
            Schema.head(end.facts().id()),
            "SET #state = :state, #endedAt = :endedAt"
                + " REMOVE #duePartition, #dueAt, #wavePending")
        .with(":state", end.ending().name())
        .with(":endedAt", end.endedAt())
        .with(":open", Schema.STATE_OPEN);
  }

  private static Change endOfHead(Invitation.Ended end) {
    Change change = ending(end);
    return switch (end.ending()) {
      case CANCELLED, EXPIRED -> change.when("#state = :open");
      // A lease that was renewed since it was read has not run out.
      case ROOM_ENDED -> change.when("#state = :open AND #roomUntil <= :endedAt");
      case EXHAUSTED -> throw new IllegalArgumentException("nobody says which wave was the last");
    };
  }

  /** Whoever took a seat since it was read is there; a wave that went out has live offers. */
  private static Change exhausted(Invitation.Ended end, int wave) {
    Change change = ending(end);
    return change.when(
        "#state = :open AND #free = #seats AND " + DynamoWaveBook.lastWave(change, wave));
  }

  /** Nobody came or went, and the lease is the one that was read: the end is known whole. */
  private static Change unchangedSince(Invitation.Ended end, Change change) {
    if (!end.guests().isEmpty()) {
      change.with(":guests", end.guests().stream().map(HostId::value).toList());
    }
    return change
        .and("#roomUntil = :roomUntil")
        .and(end.guests().isEmpty() ? "attribute_not_exists(#guests)" : "#guests = :guests")
        .with(":roomUntil", end.roomUntil());
  }

  @Override
  public Optional<Invitation> renew(HostId inviter, InvitationId id, Instant now, Instant until) {
    Table.Written written =
        table.write(
            Change.update(Schema.head(id), "SET #roomUntil = :until")
                .when("#inviter = :inviter AND #roomUntil > :now AND #roomUntil < :until")
                .with(":inviter", inviter.value())
                .with(":now", now)
                .with(":until", until));
    return itemAfter(written)
        .filter(head -> head.text(Schema.INVITER).equals(inviter.value()))
        .map(InvitationItems::invitation);
  }

  @Override
  public Optional<Invitation> end(HostId inviter, InvitationId id, Instant now) {
    Optional<Invitation> found =
        find(id).filter(invitation -> invitation.facts().inviter().equals(inviter));
    if (found.isEmpty()) {
      return found;
    }
    Invitation current = found.get().at(now);
    if (current instanceof Invitation.Standing standing
        && table.commit(List.of(goOffAir(standing, now), RoomGuard.release(standing.facts())))
            instanceof Table.Committed.Done) {
      return find(id);
    }
    if (found.get() instanceof Invitation.Standing && current instanceof Invitation.Ended ended) {
      end(ended);
    }
    // Ended before, or just now by another move, with guests in the room: they leave with it.
    table.write(
        Change.update(Schema.head(id), "SET #roomUntil = :now")
            .when("#roomUntil > :now")
            .with(":now", now));
    return find(id);
  }

  private static Change goOffAir(Invitation.Standing standing, Instant now) {
    return Change.update(
            Schema.head(standing.facts().id()),
            "SET #state = :ended, #endedAt = :now, #roomUntil = :now"
                + " REMOVE #duePartition, #dueAt, #wavePending")
        .when("#state = :open AND #deadline > :now")
        .with(":ended", Invitation.Ending.ROOM_ENDED.name())
        .with(":open", Schema.STATE_OPEN)
        .with(":now", now);
  }

  private static Optional<Item> itemAfter(Table.Written written) {
    if (written instanceof Table.Written.Done done) {
      return Optional.of(done.item());
    }
    return ((Table.Written.ConditionFailed) written).current();
  }
}
