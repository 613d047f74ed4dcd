package dev.beckon.simulation;

import dev.beckon.invitation.id.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What should be true of an {@link Evening}, reckoned from what happened and from the design alone:
 * states are names, times are numbers, and nothing here asks the core.
 */
final class Reckoning {
  private static final Set<String> STANDING = Set.of("OPEN", "FILLED");
  private static final Set<String> LIVE = Set.of("GRANTED", "JOINED", "LOST");
  private static final Duration LOST_AFTER = Duration.ofMillis(67_500);
  private static final Duration OVER_AFTER = Duration.ofMillis(67_500 + 45_000);

  private final int seats;
  private final Instant deadline;
  private final Map<HostId, Stay> stays = new TreeMap<>();
  private final Set<HostId> seated = new TreeSet<>();
  private Instant roomUntil;
  private String ending = "";
  private Instant endedAt;

  Reckoning(int seats, Instant deadline, Instant roomUntil) {
    this.seats = seats;
    this.deadline = deadline;
    this.roomUntil = roomUntil;
  }

  private static final class Stay {
    private Instant lastBeat;
    private String ending = "";
  }

  void heardOfInviter(Instant until) {
    roomUntil = until;
  }

  void ended(String how, Instant now) {
    ending = how;
    endedAt = now;
    if (how.equals("ROOM_ENDED")) {
      roomUntil = now;
    }
  }

  void letIn(HostId host) {
    if (stays.put(host, new Stay()) != null) {
      throw new AssertionError(host + " is accepted twice");
    }
    seated.add(host);
  }

  void beat(HostId host, Instant now) {
    stays.get(host).lastBeat = now;
  }

  /** Only a no-show gives its seat back, and only while the invitation stands. */
  void over(HostId host, String how, Instant now) {
    stays.get(host).ending = how;
    if (how.equals("NO_SHOW") && STANDING.contains(invitation(now))) {
      seated.remove(host);
    }
  }

  String invitation(Instant now) {
    if (!ending.isEmpty()) {
      return ending;
    }
    if (roomUntil.isBefore(deadline) ? !now.isBefore(roomUntil) : !now.isBefore(deadline)) {
      return roomUntil.isBefore(deadline) ? "ROOM_ENDED" : "EXPIRED";
    }
    return seated.size() == seats ? "FILLED" : "OPEN";
  }

  /** When it ended, if it did. */
  Instant endedAt() {
    if (!ending.isEmpty()) {
      return endedAt;
    }
    return roomUntil.isBefore(deadline) ? roomUntil : deadline;
  }

  String visit(HostId host, Instant now) {
    Stay stay = stays.get(host);
    if (!stay.ending.isEmpty()) {
      return stay.ending;
    }
    if (stay.lastBeat == null) {
      return "GRANTED";
    }
    Duration silence = Duration.between(stay.lastBeat, now);
    if (silence.compareTo(OVER_AFTER) >= 0) {
      return "COMPLETED";
    }
    return silence.compareTo(LOST_AFTER) >= 0 ? "LOST" : "JOINED";
  }

  /** What a host with an offer in this state should hear who accepts. */
  String answer(HostId host, String offer, Instant now) {
    if (offer.equals("SUPPRESSED") || offer.equals("UNREACHABLE")) {
      return "Unknown";
    }
    boolean accepted = offer.equals("ACCEPTED");
    if (accepted && !LIVE.contains(visit(host, now))) {
      return "VISIT_ENDED";
    }
    if (!now.isBefore(roomUntil)) {
      return "ROOM_ENDED";
    }
    if (accepted) {
      return "Again";
    }
    String state = invitation(now);
    return switch (state) {
      case "CANCELLED" -> "CANCELLED";
      case "EXPIRED", "EXHAUSTED" -> "EXPIRED";
      case "FILLED" -> "FULL";
      case "OPEN" -> offer.equals("DECLINED") ? "DECLINED" : "Take";
      default -> throw new AssertionError(state + " in a live room");
    };
  }

  /** Whether a visit is granted, joined or lost. */
  boolean someVisitIsLive(Instant now) {
    return stays.keySet().stream().anyMatch(host -> LIVE.contains(visit(host, now)));
  }

  int seats() {
    return seats;
  }

  /** Who was let in and has not lost the seat. */
  Set<HostId> seated() {
    return seated;
  }

  /** Who was ever let in. */
  Set<HostId> letIn() {
    return stays.keySet();
  }
}
