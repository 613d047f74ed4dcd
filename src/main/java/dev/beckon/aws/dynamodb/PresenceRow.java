package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Category;
import dev.beckon.invitation.condition.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A candidate as a row of the presence table, and back. What seldom changes is packed into one
 * attribute; what a beat moves on stands by itself, so that a beat needs to know nothing else. A
 * row is short, as forty of them are read at a time.
 */
final class PresenceRow {
  private static final String BETWEEN = "|";
  private static final int PARTS = 5;
  private static final int CATEGORY_DIGITS = 4;
  private static final int CATEGORY_RADIX = 32;

  private PresenceRow() {}

  static Item item(Candidate candidate, long epoch) {
    return Item.at(PresenceSchema.row(Cell.of(candidate), candidate.host()))
        .put(PresenceSchema.DESCRIPTION, description(candidate))
        .put(PresenceSchema.WANTS_MATURE_ROOMS, candidate.matureRooms())
        .put(PresenceSchema.LIVE, candidate.availability() == Availability.LIVE)
        .put(PresenceSchema.ASKED, text(candidate.asked()))
        .put(PresenceSchema.EPOCH, epoch)
        .forgetAt(candidate.reachableUntil());
  }

  static Candidate candidate(Item row) {
    String[] parts = row.text(PresenceSchema.DESCRIPTION).split("\\" + BETWEEN, -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("a row of " + parts.length + " parts");
    }
    return new Candidate(
        PresenceSchema.hostOf(row.text(Schema.SK)),
        PresenceSchema.languageOf(row.text(Schema.PK)),
        categories(parts[0]),
        parts[1],
        Integer.parseInt(parts[2], Character.MAX_RADIX),
        Long.parseLong(parts[3], Character.MAX_RADIX),
        parts[4].equals("1"),
        row.flag(PresenceSchema.WANTS_MATURE_ROOMS),
        availability(row),
        until(row),
        asked(row.text(PresenceSchema.ASKED)));
  }

  static Availability availability(Item row) {
    return row.flag(PresenceSchema.LIVE) ? Availability.LIVE : Availability.ONLINE;
  }

  /** When the lease ends. */
  static Instant until(Item row) {
    return Instant.ofEpochSecond(row.number(Schema.TTL));
  }

  static String description(Candidate candidate) {
    StringBuilder categories = new StringBuilder();
    candidate.categories().forEach(one -> categories.append(digits(one)));
    return String.join(
        BETWEEN,
        categories,
        candidate.region(),
        Integer.toString(candidate.level(), Character.MAX_RADIX),
        Long.toString(candidate.audience(), Character.MAX_RADIX),
        candidate.mature() ? "1" : "0");
  }

  private static String digits(Category category) {
    String digits = Integer.toString(category.code(), CATEGORY_RADIX);
    return "0".repeat(CATEGORY_DIGITS - digits.length()) + digits;
  }

  private static List<Category> categories(String text) {
    List<Category> categories = new ArrayList<>();
    for (int at = 0; at < text.length(); at += CATEGORY_DIGITS) {
      categories.add(
          new Category(Integer.parseInt(text, at, at + CATEGORY_DIGITS, CATEGORY_RADIX)));
    }
    return categories;
  }

  /** The day only where it is not that of the last time. */
  static String text(Asked asked) {
    boolean sameDay = asked.day() == Asked.dayOf(asked.last());
    return String.join(
        ".",
        sameDay ? "" : Long.toString(asked.day(), Character.MAX_RADIX),
        Integer.toString(asked.onDay()),
        Integer.toString(asked.onDayBefore()),
        Long.toString(asked.last().getEpochSecond(), Character.MAX_RADIX));
  }

  private static Asked asked(String text) {
    String[] parts = text.split("\\.", -1);
    Instant last = Instant.ofEpochSecond(Long.parseLong(parts[3], Character.MAX_RADIX));
    return new Asked(
        parts[0].isEmpty() ? Asked.dayOf(last) : Long.parseLong(parts[0], Character.MAX_RADIX),
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        last);
  }
}
