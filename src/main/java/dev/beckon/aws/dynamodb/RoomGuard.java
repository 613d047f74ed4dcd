package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.consent.Pace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The guard of one open invitation per room. It stays when the invitation ends, and remembers when
 * its host invited: so counting costs no write of its own.
 */
final class RoomGuard {
  /** So many times are remembered when the list is put in order, and at so many it is. */
  private static final int KEPT = Pace.INVITING.perDay();

  private static final int FULL = KEPT + 20;

  private RoomGuard() {}

  /** Takes the room for this invitation, unless it is taken or its host has invited too often. */
  static Change take(Invitation.Facts facts) {
    return take(facts, "list_append(:once, if_not_exists(#invited, :never))")
        .with(":once", times(List.of(facts.createdAt())))
        .with(":never", times(List.of()))
        .with(":full", FULL)
        .with(":hourAgo", facts.createdAt().minus(Pace.HOUR))
        .with(":dayAgo", facts.createdAt().minus(Pace.DAY))
        .when(
            "attribute_not_exists(#invitation) AND (attribute_not_exists(#invited)"
                + " OR (size(#invited) < :full"
                + notSince(Pace.INVITING.perHour(), ":hourAgo")
                + notSince(Pace.INVITING.perDay(), ":dayAgo")
                + "))");
  }

  private static String notSince(int times, String since) {
    String before = "#invited[" + (times - 1) + "]";
    return " AND (attribute_not_exists(%s) OR %s <= %s)".formatted(before, before, since);
  }

  /** The same where the list has grown too long; what no limit asks for any more is forgotten. */
  static Change takeInOrder(Invitation.Facts facts, Item guard) {
    List<Instant> before = invited(guard);
    List<Instant> kept = before.subList(0, Math.min(KEPT, before.size()));
    return take(facts, "list_append(:once, :kept)")
        .with(":once", times(List.of(facts.createdAt())))
        .with(":kept", times(kept))
        .with(":were", times(before))
        .when("attribute_not_exists(#invitation) AND #invited = :were");
  }

  private static Change take(Invitation.Facts facts, String invited) {
    return Change.update(
            Schema.roomGuard(facts.inviter()),
            "SET #invitation = :invitation, #ttl = :forget, #invited = " + invited)
        .with(":invitation", facts.id().value())
        .with(":forget", facts.deadline().plus(Schema.KEPT).getEpochSecond());
  }

  /** Which limit a host has reached who has this guard. */
  static Optional<Pace.Reached> reached(Item guard, Instant now) {
    return Pace.INVITING.reached(invited(guard), now);
  }

  private static List<Instant> invited(Item guard) {
    AttributeValue list = guard.attributes().get(Schema.INVITED);
    return list == null
        ? List.of()
        : list.l().stream().map(time -> Instant.ofEpochMilli(Long.parseLong(time.n()))).toList();
  }

  private static AttributeValue times(List<Instant> times) {
    return AttributeValue.fromL(times.stream().map(Item::time).toList());
  }

  /** The invitation is over: the next one may take the room. */
  static Change release(Invitation.Facts facts) {
    return Change.update(Schema.roomGuard(facts.inviter()), "SET #ttl = :forget REMOVE #invitation")
        .when("attribute_not_exists(#invitation) OR #invitation = :invitation")
        .with(":invitation", facts.id().value())
        .with(":forget", facts.deadline().plus(Schema.KEPT).getEpochSecond());
  }
}
