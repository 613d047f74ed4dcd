package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Offer.Suppression;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.consent.Asking;
import dev.beckon.invitation.consent.Askings;
import dev.beckon.invitation.consent.Consent;
import dev.beckon.invitation.consent.Pace;
import dev.beckon.invitation.consent.Preferences;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Asks a host's own item whether the host may be asked, and notes the asking there: mostly by one
 * write that reads nothing, whose condition holds only where {@link Consent} has nothing against
 * it. Where that fails, the item comes back with the failure at no cost, {@link Consent} decides by
 * it, and what it allows is written if nothing has changed since.
 */
final class AskHost {
  private final Table table;

  AskHost(Table table) {
    this.table = table;
  }

  /**
   * What the host's own item answers.
   *
   * @param suppression why the host may not be asked; empty when the asking is noted, now or before
   * @param endpoints where to push
   */
  record Answer(Optional<Suppression> suppression, Set<String> endpoints) {
    private static Answer yes(Item ask) {
      return new Answer(Optional.empty(), Phones.endpoints(ask));
    }

    private static Answer no(Suppression why) {
      return new Answer(Optional.of(why), Set.of());
    }
  }

  /** Asks, and notes it; the same offer once. */
  Answer ask(Offer.Facts offer, boolean matureRoom, Asked known) {
    Change next = atOnce(offer, matureRoom, known.day());
    for (int tries = 0; tries < Table.MAX_TRIES; tries++) {
      Table.Written written = table.write(next);
      if (written instanceof Table.Written.Done done) {
        return Answer.yes(done.item());
      }
      Optional<Item> current = ((Table.Written.ConditionFailed) written).current();
      if (current.isEmpty()) {
        return Answer.no(Suppression.NOT_OPTED_IN);
      }
      Item ask = current.get();
      Consent consent = AskItem.consent(ask);
      Optional<Suppression> refusal = refusal(consent, offer, matureRoom);
      if (refusal.isPresent()) {
        return Answer.no(refusal.get());
      }
      if (consent.lately().has(asking(offer))) {
        return Answer.yes(ask);
      }
      next = after(ask, consent, offer);
    }
    throw new Unavailable("a host who is asked all the time", null);
  }

  /** Who the host's friends are is read only where it makes a difference. */
  private Optional<Suppression> refusal(Consent consent, Offer.Facts offer, boolean matureRoom) {
    Optional<Suppression> refusal = consent.refusal(offer, matureRoom, false);
    return refusal.filter(consent::asksForFriends).isPresent() && isFriend(offer)
        ? consent.refusal(offer, matureRoom, true)
        : refusal;
  }

  private boolean isFriend(Offer.Facts offer) {
    return table
        .get(Schema.friends(offer.candidate()), false)
        .filter(item -> item.texts(Schema.FRIENDS).contains(offer.inviter().value()))
        .isPresent();
  }

  private static Asking asking(Offer.Facts offer) {
    return Asking.of(offer.id(), offer.inviter(), offer.offeredAt());
  }

  /**
   * Asks where nothing is against it at first sight.
   *
   * @param day the day that the item is taken to count now, 0 for none
   */
  static Change atOnce(Offer.Facts offer, boolean matureRoom, long day) {
    Asking asking = asking(offer);
    Change change =
        noting(offer, day, "#lately = list_append(:asking, if_not_exists(#lately, :nobody))")
            .with(":asking", AskItem.list(List.of(asking)))
            .with(":nobody", AskItem.list(List.of()))
            .with(":yes", true)
            .with(":inviter", offer.inviter().value())
            .with(":offer", asking.offer())
            .with(":by", asking.inviter())
            .with(":full", (long) Askings.FULL * AskItem.PARTS)
            .with(":hourAgo", offer.offeredAt().minus(Pace.HOUR))
            .with(":dayAgo", offer.offeredAt().minus(Pace.DAY));
    if (day != 0) {
      change.with(":day", day);
    }
    return change.when(
        "#askMe = :yes"
            + (matureRoom ? " AND #matureRooms = :yes" : "")
            + " AND NOT contains(#muted, :inviter)"
            + " AND attribute_not_exists(#visiting)"
            + " AND (attribute_not_exists(#doNotDisturbUntil) OR #doNotDisturbUntil <= :now)"
            + " AND (attribute_not_exists(#quietHours) OR #quietFrom > :now)"
            + " AND (attribute_not_exists(#lately) OR (size(#lately) < :full"
            + " AND NOT contains(#lately, :offer) AND NOT contains(#lately, :by)"
            + withinCap(change, "#perHour", Preferences.MAX_PER_HOUR, ":hourAgo")
            + withinCap(change, "#perDay", Preferences.MAX_PER_DAY, ":dayAgo")
            + ")) AND "
            + (day == 0 ? "attribute_not_exists(#askedDay)" : "#askedDay = :day"));
  }

  /**
   * Conditions cannot look up an element by a number on the item: so for each number that a cap may
   * be, the host takes more than that, or the asking so many before was long enough ago.
   */
  private static String withinCap(Change change, String cap, int most, String since) {
    StringBuilder condition = new StringBuilder();
    for (int number = 1; number <= most; number++) {
      change.with(":n" + number, number);
      String before = "#lately[" + (number - 1) * AskItem.PARTS + "]";
      condition.append(
          " AND (%s > :n%d OR attribute_not_exists(%s) OR %s <= %s)"
              .formatted(cap, number, before, before, since));
    }
    return condition.toString();
  }

  /** Asks a host whose item was as it was read when it was decided that it may be. */
  static Change after(Item read, Consent consent, Offer.Facts offer) {
    Optional<Instant> quiet = consent.preferences().quietFrom(offer.offeredAt());
    Askings lately = consent.lately().and(asking(offer));
    String update = "#lately = :lately" + (quiet.isPresent() ? ", #quietFrom = :quiet" : "");
    Change change =
        noting(offer, read.number(Schema.ASKED_DAY, 0), update)
            .with(":lately", AskItem.list(lately.newestFirst()));
    quiet.ifPresent(from -> change.with(":quiet", from));
    return change.when(
        asRead(change, read, Schema.SAID, ":said")
            + " AND "
            + asRead(change, read, Schema.LATELY, ":were")
            + " AND attribute_not_exists(#visiting)");
  }

  private static String asRead(Change change, Item read, String name, String placeholder) {
    AttributeValue value = read.attributes().get(name);
    if (value == null) {
      return "attribute_exists(#pk) AND attribute_not_exists(#" + name + ")";
    }
    change.with(placeholder, value);
    return "#" + name + " = " + placeholder;
  }

  /**
   * Counts the asking by days, for ranking.
   *
   * @param day the day that the item counts now, 0 for none
   */
  private static Change noting(Offer.Facts offer, long day, String update) {
    long today = Asked.dayOf(offer.offeredAt());
    boolean yesterday = day != 0 && day + 1 == today;
    String count =
        day == today
            ? "#askedOnDay = #askedOnDay + :once"
            : "#askedDay = :today, #askedOnDay = :once, #askedBefore = "
                + (yesterday ? "#askedOnDay" : ":none");
    Change change =
        Change.update(
                Schema.ask(offer.candidate()), "SET #lastAskedAt = :now, " + count + ", " + update)
            .with(":now", offer.offeredAt())
            .with(":once", 1);
    if (day != today) {
      change.with(":today", today);
    }
    return day == today || yesterday ? change : change.with(":none", 0);
  }
}
