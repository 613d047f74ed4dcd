package dev.beckon.invitation.ledger;

import dev.beckon.invitation.id.EntryId;
import java.time.Instant;
import java.util.Objects;

/**
 * Points that move from one account to another.
 *
 * @param points at least one
 * @param about the invitation, visit or request that it is about
 * @param at when it was written, by the server's clock
 */
public record Transfer(
    Account from, Account to, Points points, Cause cause, String about, Instant at) {
  public Transfer {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(at, "at");
    if (points.isZero() || from.equals(to)) {
      throw new IllegalArgumentException("a transfer moves points to somewhere else");
    }
  }

  /** The line of who gives. With {@link #credit} it sums to zero. */
  public Line debit() {
    return line(from, to, -points.value());
  }

  /** The line of who gets. */
  public Line credit() {
    return line(to, from, points.value());
  }

  private Line line(Account account, Account counter, long amount) {
    EntryId id = EntryId.of(at, cause + " " + about + " " + account + " " + counter + " " + amount);
    return new Line(id, account, counter, amount, cause, about, at);
  }

  /**
   * One side of it, as it stands in an account.
   *
   * @param amount below zero where points went away
   * @param counter where they came from or went to
   */
  public record Line(
      EntryId id,
      Account account,
      Account counter,
      long amount,
      Cause cause,
      String about,
      Instant at) {}
}
