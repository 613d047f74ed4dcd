package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.ledger.Cap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * When somebody was rewarded lately, as a list on an item, the newest first: so a cap is a
 * condition and counting costs no read.
 *
 * @param now when the next reward is
 * @param found the item where it was found that the list has to be put in order
 */
record Rewarded(Cap cap, Instant now, Optional<Item> found) {
  private static final String GROWS =
      "#rewarded = list_append(:once, if_not_exists(#rewarded, :never))";
  private static final String IN_ORDER = "#rewarded = :inOrder";

  /** What to SET. */
  String set() {
    return found.isEmpty() ? GROWS : IN_ORDER;
  }

  /** Fewer than the cap within a day, and a list that need not be put in order. */
  String condition() {
    if (found.isPresent()) {
      return found.get().has(Schema.REWARDED)
          ? "#rewarded = :were"
          : "attribute_not_exists(#rewarded)";
    }
    String last = "#rewarded[%d]".formatted(cap.perDay() - 1);
    return "(attribute_not_exists(#rewarded) OR (size(#rewarded) < :full"
        + " AND (attribute_not_exists(%1$s) OR %1$s <= :dayAgo)))".formatted(last);
  }

  /** The change, with the values that both speak of. */
  Change fill(Change change) {
    AttributeValue once = times(List.of(now));
    if (found.isEmpty()) {
      return change
          .with(":once", once)
          .with(":never", times(List.of()))
          .with(":full", cap.perDay() * 2L)
          .with(":dayAgo", now.minus(Cap.DAY));
    }
    List<Instant> before = LedgerItems.times(found.get());
    List<Instant> kept =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(now), before.stream().limit(cap.perDay() - 1L))
            .toList();
    change.with(":inOrder", times(kept));
    return before.isEmpty() ? change : change.with(":were", times(before));
  }

  private static AttributeValue times(List<Instant> times) {
    return AttributeValue.fromL(times.stream().map(Item::time).toList());
  }
}
