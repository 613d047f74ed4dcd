package dev.beckon.pass;

import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Promise;
import dev.beckon.invitation.ledger.Reward;
import dev.beckon.ticket.Seal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tickets of visits under a {@link Seal}. One tells its guest what its guest knows. */
public final class SignedVisitTickets implements VisitTickets {
  private static final String GRANTED = "visit1-granted";
  private static final String JOINED = "visit1-joined";

  /** The same of a guest who is promised something; the promise stands before the room. */
  private static final String PROMISED = "promised-";

  private static final String BETWEEN = "#";

  /** Of a guest who has not joined; of one who has, there are three more. */
  private static final int PARTS = 8;

  private static final int PARTS_OF_JOINED = 11;

  /** So many more where something is promised. */
  private static final int PARTS_OF_PROMISE = 4;

  private final Seal seal;

  public SignedVisitTickets(Seal seal) {
    this.seal = seal;
  }

  @Override
  public String write(VisitTicket ticket) {
    Visit.Facts facts = ticket.visit().facts();
    List<String> parts = new ArrayList<>();
    boolean promised = !facts.promise().isNone();
    parts.add(
        (promised ? PROMISED : "") + (ticket.visit() instanceof Visit.Joined ? JOINED : GRANTED));
    parts.add(facts.id().value());
    parts.add(facts.guest().value());
    parts.add(facts.inviter().value());
    parts.add(text(facts.grantedAt()));
    parts.add(text(ticket.roomUntil()));
    parts.add(text(ticket.passUntil()));
    if (ticket.visit() instanceof Visit.Joined joined) {
      parts.add(text(joined.joinedAt()));
      parts.add(text(joined.lastBeatAt()));
      parts.add(Long.toString(joined.dwell().toMillis()));
    }
    if (promised) {
      parts.add(facts.promise().reward().toString());
      parts.add(Long.toString(facts.promise().minimumDwell().toMillis()));
      parts.add(ticket.visit().reward().state());
      parts.add(ticket.visit().reward().withheld().map(Enum::name).orElse(""));
    }
    // The last one, as it may hold anything.
    parts.add(facts.room().value());
    return seal.close(String.join(BETWEEN, parts));
  }

  @Override
  public Optional<VisitTicket> read(String text) {
    return seal.open(text).flatMap(SignedVisitTickets::ticket);
  }

  private static Optional<VisitTicket> ticket(String sealed) {
    boolean promised = sealed.startsWith(PROMISED);
    String body = promised ? sealed.substring(PROMISED.length()) : sealed;
    boolean joined = body.startsWith(JOINED + BETWEEN);
    if (!joined && !body.startsWith(GRANTED + BETWEEN)) {
      return Optional.empty();
    }
    int own = joined ? PARTS_OF_JOINED : PARTS;
    String[] parts = body.split(BETWEEN, promised ? own + PARTS_OF_PROMISE : own);
    Promise promise = promised ? promise(parts[own - 1], parts[own]) : Promise.NONE;
    Visit.Facts facts =
        new Visit.Facts(
            new OfferId(parts[1]),
            new HostId(parts[2]),
            new HostId(parts[3]),
            new RoomId(parts[parts.length - 1]),
            time(parts[4]),
            promise);
    return Optional.of(
        new VisitTicket(
            joined
                ? new Visit.Joined(
                    facts,
                    time(parts[7]),
                    time(parts[8]),
                    Duration.ofMillis(Long.parseLong(parts[9])),
                    promised ? reward(parts[own + 1], parts[own + 2], promise) : Reward.of(promise))
                : new Visit.Granted(facts),
            time(parts[5]),
            time(parts[6])));
  }

  private static Promise promise(String reward, String minimumDwell) {
    return new Promise(
        new Points(Long.parseLong(reward)), Duration.ofMillis(Long.parseLong(minimumDwell)));
  }

  private static Reward reward(String state, String why, Promise promise) {
    return Reward.kept(
        state,
        Optional.of(why).filter(text -> !text.isEmpty()).map(Reward.Withheld::valueOf),
        promise);
  }

  private static String text(Instant time) {
    return Long.toString(time.toEpochMilli());
  }

  private static Instant time(String text) {
    return Instant.ofEpochMilli(Long.parseLong(text));
  }
}
