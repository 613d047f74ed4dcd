package dev.beckon.intake.points;

import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.ledger.Points;
import java.time.Instant;
import java.util.Optional;

/** What operators do to points and visits, each order once and with the name of who gave it. */
public interface OperatorBook {

  /** What this order came to, if it was carried out before. */
  Optional<Carried> carried(Order order);

  /** Puts points into a host's wallet; debts are paid first. */
  Carried grant(Order order, HostId host, Points points);

  /**
   * Takes a settled reward back out of the guest's wallet and gives it to the inviter, as far as it
   * is there; the rest is a debt of the guest's.
   *
   * @param visit as it was read; only one whose reward is settled is reversed
   */
  Carried reverse(Order order, Visit visit);

  /**
   * Moderation takes back a visit that was over already. A reward that was earned and not paid is
   * not paid any more.
   *
   * @param over as it was read
   * @return the visit as it stands now; not voided when another move won
   */
  Visit voidOver(Visit.Ended over);

  /** Notes an order that moved no points. */
  Carried note(Order order);

  /**
   * What an operator asks for.
   *
   * @param id the same for a repetition, and for nothing else
   * @param fingerprint tells one body from another
   * @param note why, for who reads the books; may be empty
   */
  record Order(
      String id, HostId operator, String what, String note, String fingerprint, Instant at) {}

  /** What came of it. */
  sealed interface Carried {
    /**
     * It is done, now or before.
     *
     * @param moved points that moved
     * @param owed what a reversal could not take
     */
    record Out(Points moved, Points owed) implements Carried {}

    /** Another body came with this key before. */
    record KeyReused() implements Carried {}

    /** There is nothing to reverse: the reward is not settled, or no more. */
    record NothingToReverse() implements Carried {}

    /** The guest owes for as many visits as one can. */
    record TooManyDebts() implements Carried {}
  }
}
