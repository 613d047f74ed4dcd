package dev.beckon.intake.points;

import dev.beckon.intake.points.OperatorBook.Carried;
import dev.beckon.intake.points.OperatorBook.Order;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.id.Sha256;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Reward;
import dev.beckon.invitation.port.EndVisit;
import dev.beckon.invitation.port.FindProfile;
import dev.beckon.invitation.port.FindVisit;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Operators put points in, take rewards back, and take whole visits back. */
public final class ModeratePoints {
  /** The most points of one grant. */
  public static final long MAX_GRANT = 1_000_000_000;

  public static final int MAX_NOTE_LENGTH = 200;

  private static final int ID_LENGTH = 22;

  private final OperatorBook book;
  private final FindProfile profiles;
  private final FindVisit visits;
  private final EndVisit endings;
  private final Clock clock;

  public ModeratePoints(
      OperatorBook book, FindProfile profiles, FindVisit visits, EndVisit endings, Clock clock) {
    this.book = book;
    this.profiles = profiles;
    this.visits = visits;
    this.endings = endings;
    this.clock = clock;
  }

  /**
   * Who asks, and under which key; a repetition under the same key changes nothing.
   *
   * @param note why, for who reads the books; may be empty
   * @param fingerprint tells one body from another
   */
  public record Asked(HostId operator, String idempotencyKey, String note, String fingerprint) {}

  /**
   * Puts points into a host's wallet.
   *
   * @return empty when there is no such host
   */
  public Optional<Carried> grant(Asked asked, HostId host, Points points) {
    return profiles
        .profile(host)
        .map(known -> book.grant(order(asked, "GRANT"), known.host(), points));
  }

  /**
   * Takes a settled reward back; the visit stays what it is.
   *
   * @return empty when the guest has no such visit
   */
  public Optional<Carried> reverse(Asked asked, HostId guest, OfferId id) {
    Order order = order(asked, "REVERSAL");
    return book.carried(order)
        .or(() -> visits.find(guest, id).map(visit -> book.reverse(order, visit)));
  }

  /**
   * Takes a visit back: it ends if it has not, and its reward goes back to the inviter, out of what
   * is held or out of the guest's wallet.
   *
   * @return empty when the guest has no such visit
   * @throws Unavailable when it is another one each time; nothing is noted then
   */
  public Optional<Carried> voidVisit(Asked asked, HostId guest, OfferId id) {
    Order order = order(asked, "VOID");
    return book.carried(order)
        .or(() -> visits.find(guest, id).map(visit -> voidVisit(order, visit)));
  }

  private Carried voidVisit(Order order, Visit visit) {
    Visit voided =
        visit instanceof Visit.Live live
            ? endings.end(live, stored -> stored.voidIt(order.at()))
            : visit;
    // It may have ended by itself meanwhile, or long before, and be paid just now.
    for (int tries = 0; tries < EndVisit.TRIES && !isVoided(voided); tries++) {
      voided = book.voidOver((Visit.Ended) voided);
    }
    if (!isVoided(voided)) {
      throw new Unavailable("a visit that changes each time it is taken back", null);
    }
    return voided.reward() instanceof Reward.Settled
        ? book.reverse(order, voided)
        : book.note(order);
  }

  private static boolean isVoided(Visit visit) {
    return visit instanceof Visit.Ended ended && ended.ending() == Visit.Ending.VOIDED;
  }

  private Order order(Asked asked, String what) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String id = Sha256.digits(asked.operator() + "\n" + asked.idempotencyKey(), ID_LENGTH);
    return new Order(
        id, asked.operator(), what, asked.note(), what + " " + asked.fingerprint(), now);
  }
}
