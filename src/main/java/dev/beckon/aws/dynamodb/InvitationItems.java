package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.invitation.ledger.Escrow;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** Invitations as items: the head that changes, the terms that never do, the guard of the room. */
final class InvitationItems {
  private InvitationItems() {}

  /** The head of a new invitation, its first wave pending. */
  static Item head(Invitation.Open invitation, String fingerprint, Instant dueAt) {
    Invitation.Facts facts = invitation.facts();
    Item head = Item.at(Schema.head(facts.id()));
    putPromise(head, facts.promise());
    if (!facts.promise().isNone()) {
      head.put(Schema.HELD, invitation.escrow().held().value())
          .put(Schema.RESOLVED, invitation.escrow().resolved());
    }
    return head.put(Schema.KIND, Schema.KIND_INVITATION)
        .put(Schema.STATE, Schema.STATE_OPEN)
        .put(Schema.INVITER, facts.inviter().value())
        .put(Schema.ROOM, facts.room().value())
        .put(Schema.SEATS, facts.seats())
        .put(Schema.FREE, facts.seats() - invitation.guests().size())
        .put(Schema.CREATED_AT, facts.createdAt())
        .put(Schema.DEADLINE, facts.deadline())
        .put(Schema.ROOM_UNTIL, invitation.roomUntil())
        .put(Schema.FINGERPRINT, fingerprint)
        .put(Schema.WAVE_PENDING, true)
        .dueAt(dueAt)
        .forgetAt(facts.deadline().plus(Schema.KEPT));
  }

  static Invitation invitation(Item head) {
    Invitation.Facts facts =
        new Invitation.Facts(
            Schema.invitationOf(head.text(Schema.PK)),
            new HostId(head.text(Schema.INVITER)),
            new RoomId(head.text(Schema.ROOM)),
            (int) head.number(Schema.SEATS),
            head.time(Schema.CREATED_AT),
            head.time(Schema.DEADLINE),
            promise(head));
    Escrow escrow = escrow(head, facts.promise());
    Set<HostId> guests =
        head.texts(Schema.GUESTS).stream().map(HostId::new).collect(Collectors.toSet());
    Instant roomUntil = head.time(Schema.ROOM_UNTIL);
    boolean filled = head.number(Schema.FREE) == 0;
    String state = head.text(Schema.STATE);
    if (!state.equals(Schema.STATE_OPEN)) {
      return new Invitation.Ended(
          facts,
          guests,
          roomUntil,
          Invitation.Ending.valueOf(state),
          filled,
          head.time(Schema.ENDED_AT),
          escrow);
    }
    return filled
        ? new Invitation.Filled(facts, guests, roomUntil, escrow)
        : new Invitation.Open(facts, guests, roomUntil, escrow);
  }

  /** Nothing is written where nothing is promised. */
  static void putPromise(Item item, Promise promise) {
    if (!promise.isNone()) {
      item.put(Schema.REWARD, promise.reward().value())
          .put(Schema.MINIMUM_DWELL, promise.minimumDwell().toMillis());
    }
  }

  static Promise promise(Item item) {
    return item.has(Schema.REWARD)
        ? new Promise(
            new Points(item.number(Schema.REWARD)),
            Duration.ofMillis(item.number(Schema.MINIMUM_DWELL)))
        : Promise.NONE;
  }

  private static Escrow escrow(Item head, Promise promise) {
    return promise.isNone()
        ? Escrow.NONE
        : new Escrow(
            promise.reward(),
            new Points(head.number(Schema.HELD)),
            (int) head.number(Schema.RESOLVED));
  }

  static Item terms(Invitation.Facts facts, Terms terms) {
    Condition condition = terms.condition();
    Item item =
        Item.at(Schema.terms(facts.inviter(), facts.offerId()))
            .put(Schema.INVITER_NAME, terms.inviterName())
            .put(Schema.MATURE_ROOM, terms.matureRoom())
            .put(Schema.MESSAGE, terms.message())
            .put(Schema.LANGUAGES, condition.languages())
            .put(Schema.CATEGORIES, condition.categories())
            .put(Schema.REGIONS, condition.regions())
            .put(Schema.MATURE, condition.mature())
            .put(Schema.FRIENDS_ONLY, condition.friendsOnly())
            .put(Schema.WIDEN, condition.widen())
            .put(
                Schema.AVAILABILITY,
                condition.availability().stream().map(Availability::name).toList())
            .put(Schema.EXCLUDED, condition.excluded().stream().map(HostId::value).toList())
            .forgetAt(facts.deadline().plus(Schema.KEPT));
    putRange(item, Schema.LEVEL_MIN, Schema.LEVEL_MAX, condition.level());
    putRange(item, Schema.AUDIENCE_MIN, Schema.AUDIENCE_MAX, condition.audience());
    return item;
  }

  static Terms terms(Item item) {
    return new Terms(
        item.text(Schema.INVITER_NAME),
        item.flag(Schema.MATURE_ROOM),
        new Condition(
            item.texts(Schema.LANGUAGES),
            item.texts(Schema.CATEGORIES),
            item.texts(Schema.REGIONS),
            range(item, Schema.LEVEL_MIN, Schema.LEVEL_MAX),
            range(item, Schema.AUDIENCE_MIN, Schema.AUDIENCE_MAX),
            item.flag(Schema.MATURE),
            item.texts(Schema.AVAILABILITY).stream()
                .map(Availability::valueOf)
                .collect(Collectors.toSet()),
            item.texts(Schema.EXCLUDED).stream().map(HostId::new).collect(Collectors.toSet()),
            item.flag(Schema.FRIENDS_ONLY),
            item.flag(Schema.WIDEN)),
        item.text(Schema.MESSAGE));
  }

  private static void putRange(Item item, String min, String max, Range range) {
    if (!range.equals(Range.ANY)) {
      item.put(min, range.min()).put(max, range.max());
    }
  }

  private static Range range(Item item, String min, String max) {
    return item.has(min) ? new Range(item.number(min), item.number(max)) : Range.ANY;
  }
}
