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
import dev.beckon.invitation.ledger.Account;
import dev.beckon.invitation.ledger.Cause;
import dev.beckon.invitation.ledger.Escrow;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Transfer;
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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Invitations in the beckon table. */
public final class DynamoInvitations
    implements InvitationBook, FindInvitation, EndInvitation, ExhaustInvitation, RoomLeases {
  /** When a pending wave is looked for again, should its stream record get lost. */
  static final Duration WAVE_DUE_AFTER = Duration.ofSeconds(30);

  private static final String NO_LONGER_DUE = " REMOVE #duePartition, #dueAt, #wavePending";
  private static final String DUE_AT_ITS_END = ", #dueAt = :endedAt REMOVE #wavePending";

  private static final int HEAD = 0;
  private static final int GUARD = 1;
  private static final int WALLET = 3;

  private final Table table;
  private final DynamoEscrows escrows;

  public DynamoInvitations(Table table) {
    this.table = table;
    this.escrows = new DynamoEscrows(table);
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
      Optional<Item> head = failed.of(HEAD).flatMap(Table.Committed.Failure::current);
      if (head.isPresent()) {
        return repeated(head.get(), fingerprint);
      }
      if (failed.of(GUARD).isEmpty()) {
        return tooDear(failed.of(WALLET), invitation);
      }
      Item held = failed.of(GUARD).flatMap(Table.Committed.Failure::current).orElseThrow();
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
    List<Change> changes = new ArrayList<>();
    changes.add(
        Change.put(InvitationItems.head(invitation, fingerprint, dueAt))
            .when("attribute_not_exists(#pk)"));
    changes.add(guard);
    changes.add(Change.put(InvitationItems.terms(invitation.facts(), terms)));
    changes.addAll(escrow(invitation));
    return table.commit(changes);
  }

  /** The points that are held leave the inviter's wallet with the same write. */
  private static List<Change> escrow(Invitation.Open invitation) {
    if (invitation.escrow().isNone()) {
      return List.of();
    }
    Invitation.Facts facts = invitation.facts();
    Transfer transfer =
        new Transfer(
            new Account.Wallet(facts.inviter()),
            new Account.Escrow(facts.id()),
            invitation.escrow().held(),
            Cause.ESCROW,
            facts.id().value(),
            facts.createdAt());
    return List.of(
        Crediting.debit(facts.inviter(), transfer.points()), Crediting.line(transfer.debit()));
  }

  private static Submission tooDear(
      Optional<Table.Committed.Failure> wallet, Invitation.Open invitation) {
    Points balance =
        wallet
            .orElseThrow()
            .current()
            .map(item -> LedgerItems.wallet(item).balance())
            .orElse(Points.ZERO);
    return new Submission.BalanceTooSmall(balance, invitation.escrow().held());
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
      String name = card.flatMap(item -> item.optionalText(Schema.NAME)).orElse(host.value());
      Optional.ofNullable(found.get(Schema.offer(host, offer)))
          .flatMap(
              item ->
                  OfferItems.visit(item)
                      .map(visit -> new Guest(name, visit, item.optionalTime(Schema.CAME_BACK_AT))))
          .ifPresent(guests::add);
    }
    return guests;
  }

  @Override
  public Invitation end(Invitation.Ended end) {
    return end(end, condition(end));
  }

  @Override
  public Invitation exhaust(Invitation.Ended end, int wave) {
    return end(end, nobodyComesAfter(wave));
  }

  private Invitation end(Invitation.Ended end, UnaryOperator<Change> condition) {
    List<Change> changes = new ArrayList<>();
    changes.add(unchangedSince(end, endAndRelease(end, condition)));
    changes.add(RoomGuard.release(end.facts()));
    boolean releases = !DynamoEscrows.releasable(end).isZero();
    if (releases) {
      changes.addAll(DynamoEscrows.giveBack(end, end.endedAt(), Optional.empty()));
    }
    Table.Committed committed = table.commit(changes);
    if (!(committed instanceof Table.Committed.ConditionsFailed failed)) {
      return releases ? end.holding(end.escrow().release(end.guests().size())) : end;
    }
    Optional<Invitation> current =
        failed.of(HEAD).flatMap(Table.Committed.Failure::current).map(InvitationItems::invitation);
    if (current.filter(Invitation.Ended.class::isInstance).isPresent()) {
      return current.get();
    }
    // Guests came, or the lease was renewed, and perhaps go on doing so: whoever wins is read.
    Change ending = condition.apply(endOfHead(end, stillDue(end.facts())));
    table.commit(List.of(ending, RoomGuard.release(end.facts())));
    if (!end.escrow().isNone()) {
      escrows.release(end.facts().id(), end.endedAt());
    }
    return find(end.facts().id()).orElseThrow();
  }

  /** The end with what it gives back; while something is left for a guest, it stays due. */
  private static Change endAndRelease(Invitation.Ended end, UnaryOperator<Change> condition) {
    Escrow left = end.escrow().release(end.guests().size());
    String due = left.held().isZero() ? NO_LONGER_DUE : DUE_AT_ITS_END;
    return end.escrow().isNone()
        ? condition.apply(endOfHead(end, due))
        : condition
            .apply(endOfHead(end, ", #held = :left" + due))
            .and("#held = :held AND #resolved = :resolved")
            .with(":held", end.escrow().held().value())
            .with(":resolved", end.escrow().resolved())
            .with(":left", left.held().value());
  }

  private static String stillDue(Invitation.Facts facts) {
    return facts.promise().isNone() ? NO_LONGER_DUE : DUE_AT_ITS_END;
  }

  private static Change endOfHead(Invitation.Ended end, String due) {
    return Change.update(
            Schema.head(end.facts().id()), "SET #state = :state, #endedAt = :endedAt" + due)
        .with(":state", end.ending().name())
        .with(":endedAt", end.endedAt())
        .with(":open", Schema.STATE_OPEN);
  }

  private static UnaryOperator<Change> condition(Invitation.Ended end) {
    return switch (end.ending()) {
      case CANCELLED, EXPIRED -> change -> change.when("#state = :open");
      // A lease that was renewed since it was read has not run out.
      case ROOM_ENDED -> change -> change.when("#state = :open AND #roomUntil <= :endedAt");
      case EXHAUSTED -> throw new IllegalArgumentException("nobody says which wave was the last");
    };
  }

  /** Whoever took a seat since it was read is there; a wave that went out has live offers. */
  private static UnaryOperator<Change> nobodyComesAfter(int wave) {
    return change ->
        change.when(
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
      if (!standing.facts().promise().isNone()) {
        escrows.release(id, now);
      }
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
            "SET #state = :ended, #endedAt = :endedAt, #roomUntil = :endedAt"
                + stillDue(standing.facts()))
        .when("#state = :open AND #deadline > :endedAt")
        .with(":ended", Invitation.Ending.ROOM_ENDED.name())
        .with(":open", Schema.STATE_OPEN)
        .with(":endedAt", now);
  }

  private static Optional<Item> itemAfter(Table.Written written) {
    if (written instanceof Table.Written.Done done) {
      return Optional.of(done.item());
    }
    return ((Table.Written.ConditionFailed) written).current();
  }
}
