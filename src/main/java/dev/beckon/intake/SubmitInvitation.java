package dev.beckon.intake;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.consent.Pace;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Promise;
import dev.beckon.invitation.port.EndInvitation;
import dev.beckon.invitation.port.FindProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A host asks for other hosts. */
public final class SubmitInvitation {
  private final InvitationBook book;
  private final FindProfile profiles;
  private final EndInvitation endings;
  private final Clock clock;
  private final Supplier<InvitationId> freshIds;
  private final Duration minimumDwell;

  /**
   * @param minimumDwell how long guests have to stay for their reward
   */
  public SubmitInvitation(
      InvitationBook book,
      FindProfile profiles,
      EndInvitation endings,
      Clock clock,
      Supplier<InvitationId> freshIds,
      Duration minimumDwell) {
    this.book = book;
    this.profiles = profiles;
    this.endings = endings;
    this.clock = clock;
    this.freshIds = freshIds;
    this.minimumDwell = minimumDwell;
  }

  /**
   * What is asked for.
   *
   * @param room the inviter's own, of the {@link RoomDirectory}
   * @param idempotencyKey makes a repetition harmless; without one each request is a new one
   * @param reward what each guest is promised who stays; zero for nothing
   * @param fingerprint tells one body from another
   */
  public record Wish(
      HostId inviter,
      RoomId room,
      Condition condition,
      int seats,
      Points reward,
      Duration stands,
      String message,
      Optional<String> idempotencyKey,
      String fingerprint) {}

  /** What came of it. */
  public sealed interface Outcome {
    /** Stored, now or by the same request before. */
    record Stored(InvitationBook.Entry entry) implements Outcome {}

    /** The inviter has not told who they are. */
    record NoProfile() implements Outcome {}

    /** Another body came with this key before. */
    record KeyReused() implements Outcome {}

    /** The room has an open invitation: this one. */
    record AlreadyOpen(InvitationId open) implements Outcome {}

    /** The host has fewer points than the rewards may come to. */
    record BalanceTooSmall(Points balance, Points needed) implements Outcome {}

    /** The host has invited as often as hosts may, for so long. */
    record TooMany(Pace.Limit limit, Duration comeBackAfter) implements Outcome {}
  }

  /** Stores the invitation; selection hears of it by the stream. */
  public Outcome submit(Wish wish) {
    Optional<Profile> profile = profiles.profile(wish.inviter());
    if (profile.isEmpty()) {
      return new Outcome.NoProfile();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Invitation.Facts facts =
        new Invitation.Facts(
            idOf(wish),
            wish.inviter(),
            wish.room(),
            wish.seats(),
            now,
            now.plus(wish.stands()),
            new Promise(wish.reward(), minimumDwell));
    Invitation.Open invitation = Invitation.Open.create(facts, now.plus(Invitation.ROOM_LEASE));
    Terms terms =
        new Terms(profile.get().name(), profile.get().mature(), wish.condition(), wish.message());
    return store(invitation, terms, wish.fingerprint(), now);
  }

  private InvitationId idOf(Wish wish) {
    return wish.idempotencyKey()
        .map(key -> InvitationId.derivedFrom(wish.inviter(), key))
        .orElseGet(freshIds);
  }

  private Outcome store(Invitation.Open invitation, Terms terms, String fingerprint, Instant now) {
    InvitationBook.Submission first = book.submit(invitation, terms, fingerprint);
    if (first instanceof InvitationBook.Submission.RoomTaken taken
        && taken.by().at(now) instanceof Invitation.Ended over) {
      // It is over, though cleanup has not written so yet; the host need not wait for that.
      endings.end(over);
      first = book.submit(invitation, terms, fingerprint);
    }
    if (first instanceof InvitationBook.Submission.Repeated repeated) {
      return new Outcome.Stored(repeated.entry());
    }
    if (first instanceof InvitationBook.Submission.KeyReused) {
      return new Outcome.KeyReused();
    }
    if (first instanceof InvitationBook.Submission.RoomTaken taken) {
      return new Outcome.AlreadyOpen(taken.by().facts().id());
    }
    if (first instanceof InvitationBook.Submission.BalanceTooSmall small) {
      return new Outcome.BalanceTooSmall(small.balance(), small.needed());
    }
    if (first instanceof InvitationBook.Submission.TooMany many) {
      Pace.Reached reached = many.reached();
      return new Outcome.TooMany(reached.limit(), Duration.between(now, reached.until()));
    }
    return new Outcome.Stored(new InvitationBook.Entry(invitation, terms, 0, Set.of()));
  }
}
