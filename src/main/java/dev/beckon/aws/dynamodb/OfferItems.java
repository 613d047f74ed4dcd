package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.invitation.ledger.Reward;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Offers as items. The visit that comes of an offer lives on the same item: an accept then writes
 * three items, not four.
 */
final class OfferItems {
  static final String QUEUED = "QUEUED";
  static final String SENT = "SENT";
  static final String ACCEPTED = "ACCEPTED";
  static final String DECLINED = "DECLINED";
  static final String SUPPRESSED = "SUPPRESSED";
  static final String UNREACHABLE = "UNREACHABLE";

  static final String GRANTED = "GRANTED";
  static final String JOINED = "JOINED";

  /** Of a reward; never written. */
  private static final String HELD = "HELD";

  static final String EARNED = "EARNED";

  private OfferItems() {}

  static Item item(Offer.Facts facts, String state) {
    Item item = Item.at(Schema.offer(facts.candidate(), facts.id()));
    InvitationItems.putPromise(item, facts.promise());
    return item.put(Schema.KIND, Schema.KIND_OFFER)
        .put(Schema.STATE, state)
        .put(Schema.INVITER, facts.inviter().value())
        .put(Schema.INVITER_NAME, facts.inviterName())
        .put(Schema.ROOM, facts.room().value())
        .put(Schema.MESSAGE, facts.message())
        .put(Schema.OFFERED_AT, facts.offeredAt())
        .put(Schema.EXPIRES_AT, facts.expiresAt())
        .put(Schema.ENDPOINTS, facts.endpoints())
        .forgetAt(facts.expiresAt().plus(Schema.KEPT));
  }

  static Offer offer(Item item) {
    Offer.Facts facts =
        new Offer.Facts(
            Schema.offerOf(item.text(Schema.SK)),
            Schema.hostOf(item.text(Schema.PK)),
            new HostId(item.text(Schema.INVITER)),
            item.text(Schema.INVITER_NAME),
            new RoomId(item.text(Schema.ROOM)),
            item.text(Schema.MESSAGE),
            item.time(Schema.OFFERED_AT),
            item.time(Schema.EXPIRES_AT),
            item.texts(Schema.ENDPOINTS),
            InvitationItems.promise(item));
    Optional<Instant> seenAt = item.optionalTime(Schema.SEEN_AT);
    return switch (item.text(Schema.STATE)) {
      case QUEUED -> new Offer.Queued(facts, seenAt);
      case SENT -> seenAt.isPresent() ? new Offer.Seen(facts, seenAt) : new Offer.Sent(facts);
      case ACCEPTED -> new Offer.Accepted(facts);
      case DECLINED -> new Offer.Declined(facts, item.time(Schema.ENDED_AT));
      case SUPPRESSED ->
          new Offer.Suppressed(facts, Offer.Suppression.valueOf(item.text(Schema.WHY)));
      case UNREACHABLE -> new Offer.Unreachable(facts);
      default -> throw new IllegalArgumentException("an offer in a state nobody knows");
    };
  }

  /** What became of the offer, when it was accepted. */
  static Optional<Visit> visit(Item item) {
    return item.optionalText(Schema.VISIT_STATE).map(state -> visit(item, state));
  }

  private static Visit visit(Item item, String state) {
    Visit.Facts facts =
        new Visit.Facts(
            Schema.offerOf(item.text(Schema.SK)),
            Schema.hostOf(item.text(Schema.PK)),
            new HostId(item.text(Schema.INVITER)),
            new RoomId(item.text(Schema.ROOM)),
            item.time(Schema.GRANTED_AT),
            InvitationItems.promise(item));
    Reward reward = reward(item, facts);
    return switch (state) {
      case GRANTED -> new Visit.Granted(facts);
      case JOINED ->
          new Visit.Joined(
              facts,
              item.time(Schema.JOINED_AT),
              item.time(Schema.LAST_BEAT_AT),
              dwell(item),
              reward);
      default ->
          new Visit.Ended(
              facts, dwell(item), Visit.Ending.valueOf(state), item.time(Schema.ENDED_AT), reward);
    };
  }

  private static Reward reward(Item item, Visit.Facts visit) {
    return Reward.kept(
        item.optionalText(Schema.REWARD_STATE).orElse(HELD),
        item.optionalText(Schema.REWARD_WHY).map(Reward.Withheld::valueOf),
        visit.promise());
  }

  private static Duration dwell(Item item) {
    return Duration.ofMillis(item.number(Schema.DWELL_MILLIS, 0));
  }
}
