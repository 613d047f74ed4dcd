package dev.beckon.intake;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.consent.Pace;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.ledger.Points;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where invitations are kept. */
public interface InvitationBook {

  /**
   * Stores the invitation, its terms and the guard of one per room, all or nothing, and counts it
   * for {@link Pace#INVITING}. The points that it holds leave the inviter's wallet with it.
   *
   * @param fingerprint tells the request's body from another one under the same id
   */
  Submission submit(Invitation.Open invitation, Terms terms, String fingerprint);

  /** An invitation of this inviter, with its terms. Somebody else's is not there. */
  Optional<Entry> entry(HostId inviter, InvitationId id);

  /**
   * The inviter's invitations, newest first.
   *
   * @param cursor where the page before ended, or empty for the first one
   * @param limit 1 to 50
   */
  Page page(HostId inviter, Optional<String> cursor, int limit);

  /** The guests who have a seat, and what became of their visits. */
  List<Guest> guests(Invitation invitation);

  /** What came of a submission. */
  sealed interface Submission {
    /** It is stored now. */
    record Created() implements Submission {}

    /** The very same was stored before, and stands like this. */
    record Repeated(Entry entry) implements Submission {}

    /** Another body was stored under this id before. */
    record KeyReused() implements Submission {}

    /** The inviter's room has an invitation that nobody has ended. */
    record RoomTaken(Invitation by) implements Submission {}

    /** The inviter has fewer points than the rewards may come to. */
    record BalanceTooSmall(Points balance, Points needed) implements Submission {}

    /** The inviter has invited as often as hosts may. */
    record TooMany(Pace.Reached reached) implements Submission {}
  }

  /**
   * An invitation with what belongs to it.
   *
   * @param offered how many offers its waves have written
   * @param widened how far the selection had to go beyond what was asked for
   */
  record Entry(Invitation invitation, Terms terms, int offered, Set<Rung> widened) {
    public Entry {
      widened = Set.copyOf(widened);
    }
  }

  /**
   * Some invitations.
   *
   * @param next where the next page begins, or empty after the last one
   */
  record Page(List<Entry> entries, Optional<String> next) {
    public Page {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A host who took a seat, by name: the inviter may know those.
   *
   * @param cameBackAt when the guest was in the room again by themselves, the first time
   */
  record Guest(String name, Visit visit, Optional<Instant> cameBackAt) {}
}
