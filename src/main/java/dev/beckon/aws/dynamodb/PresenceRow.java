package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A candidate as a row of the presence table, and back. What seldom changes is packed into one
 * attribute; what a beat moves on stands by itself, so that a beat needs to know nothing else.
 */
final class PresenceRow {
  private static final String BETWEEN = "|";
  private static final int PARTS = 6;

  private PresenceRow() {}

  static Item item(Candidate candidate, long epoch) {
    return Item.at(Schema.presence(Cell.of(candidate), candidate.host()))
        .put(Schema.DESCRIPTION, description(candidate))
        .put(Schema.WANTS_MATURE_ROOMS, candidate.matureRooms())
        .put(Schema.LIVE, candidate.availability() == Availability.LIVE)
        .put(Schema.ASKED, text(candidate.asked()))
        .put(Schema.ROW_EPOCH, epoch)
        .forgetAt(candidate.reachableUntil());
  }

  static Candidate candidate(Item row) {
    String[] parts = row.text(Schema.DESCRIPTION).split("\\" + BETWEEN, -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("a row of " + parts.length + " parts");
    }
    String partition = row.text(Schema.PK);
    String sort = row.text(Schema.SK);
    return new Candidate(
        new HostId(sort.substring(sort.indexOf('#') + 1)),
        partition.substring(0, partition.indexOf('#')),
        parts[0].isEmpty() ? List.of() : List.of(parts[0].split(" ", -1)),
        parts[1],
        Integer.parseInt(parts[2]),
        Long.parseLong(parts[3]),
        parts[4].equals("1"),
        row.flag(Schema.WANTS_MATURE_ROOMS),
        availability(row),
        until(row),
        asked(row.text(Schema.ASKED)),
        unpacked(parts[5]));
  }

  static Availability availability(Item row) {
    return row.flag(Schema.LIVE) ? Availability.LIVE : Availability.ONLINE;
  }

  /** When the lease ends. */
  static Instant until(Item row) {
    return Instant.ofEpochSecond(row.number(Schema.TTL));
  }

  static String description(Candidate candidate) {
    return String.join(
        BETWEEN,
        String.join(" ", candidate.categories()),
        candidate.region(),
        Integer.toString(candidate.level()),
        Long.toString(candidate.audience()),
        candidate.mature() ? "1" : "0",
        packed(candidate.endpoints()));
  }

  /** Endpoints of one platform application differ at their ends only. */
  private static String packed(Set<String> endpoints) {
    List<String> packed = new ArrayList<>();
    String before = "";
    for (String endpoint : endpoints.stream().sorted().toList()) {
      String application = endpoint.substring(0, endpoint.lastIndexOf('/') + 1);
      boolean same = !application.isEmpty() && application.equals(before);
      packed.add(same ? endpoint.substring(application.length() - 1) : endpoint);
      before = application;
    }
    return String.join(" ", packed);
  }

  private static Set<String> unpacked(String packed) {
    Set<String> endpoints = new LinkedHashSet<>();
    String before = "";
    for (String part : packed.isEmpty() ? new String[0] : packed.split(" ", -1)) {
      String endpoint = part.startsWith("/") ? before + part.substring(1) : part;
      before = endpoint.substring(0, endpoint.lastIndexOf('/') + 1);
      endpoints.add(endpoint);
    }
    return endpoints;
  }

  static String text(Asked asked) {
    return "%d.%d.%d.%d"
        .formatted(asked.day(), asked.onDay(), asked.onDayBefore(), asked.last().getEpochSecond());
  }

  private static Asked asked(String text) {
    String[] parts = text.split("\\.", -1);
    return new Asked(
        Long.parseLong(parts[0]),
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        Instant.ofEpochSecond(Long.parseLong(parts[3])));
  }
}
