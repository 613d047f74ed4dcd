package dev.beckon.invitation;

import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.invitation.ledger.Promise;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The viewing invitation of one candidate for one invitation: {@code QUEUED → SENT → SEEN →
 * ACCEPTED}, or closed on the way. What follows from the invitation (expired, rescinded, cancelled)
 * is derived when the offer is read, by {@link Standing#closing}, and never written.
 */
public sealed interface Offer {

  /** What is fixed when the offer is made. */
  Facts facts();

  /** The state's name, as the design and the wire have it. */
  String state();

  /**
   * What it comes to when the candidate accepts at this moment.
   *
   * @param visit what became of the offer; present when it was accepted
   */
  Acceptance onAccept(Optional<Visit> visit, Invitation invitation, Instant now);

  /**
   * What is fixed when an offer is made; all that the push needs, so that fanout reads nothing.
   *
   * @param message the inviter's words, may be empty
   * @param offeredAt when selection wrote it
   * @param expiresAt the invitation's deadline
   * @param endpoints where the candidate's devices are pushed
   * @param promise what the guest gets who stays
   */
  record Facts(
      OfferId id,
      HostId candidate,
      HostId inviter,
      String inviterName,
      RoomId room,
      String message,
      Instant offeredAt,
      Instant expiresAt,
      Set<String> endpoints,
      Promise promise) {
    /** Of an offer without a reward. */
    public Facts(
        OfferId id,
        HostId candidate,
        HostId inviter,
        String inviterName,
        RoomId room,
        String message,
        Instant offeredAt,
        Instant expiresAt,
        Set<String> endpoints) {
      this(
          id,
          candidate,
          inviter,
          inviterName,
          room,
          message,
          offeredAt,
          expiresAt,
          endpoints,
          Promise.NONE);
    }

    public Facts {
      Objects.requireNonNull(promise, "promise");
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(candidate, "candidate");
      Objects.requireNonNull(inviter, "inviter");
      Objects.requireNonNull(inviterName, "inviterName");
      Objects.requireNonNull(room, "room");
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(offeredAt, "offeredAt");
      Objects.requireNonNull(expiresAt, "expiresAt");
      endpoints = Set.copyOf(endpoints);
      if (candidate.equals(inviter)) {
        throw new IllegalArgumentException("nobody is invited by themselves");
      }
    }

    /** The same, pushed elsewhere. */
    public Facts at(Set<String> otherEndpoints) {
      return new Facts(
          id,
          candidate,
          inviter,
          inviterName,
          room,
          message,
          offeredAt,
          expiresAt,
          otherEndpoints,
          promise);
    }
  }

  /** Why a host was not asked after all. For operators, not for phones. */
  enum Suppression {
    /** The host does not want to be asked. */
    NOT_OPTED_IN,
    /** The room is for adults, and the host did not opt in to those. */
    NO_MATURE_ROOMS,
    /** The host muted the inviter. */
    MUTED,
    /** The host is in a visit. */
    BUSY,
    /** The same inviter asked not long ago. */
    SAME_INVITER,
    /** The host asked not to be disturbed until a time. */
    DO_NOT_DISTURB,
    /** It is one of the host's quiet hours. */
    QUIET_HOURS,
    /** The host was asked as often in this hour as they want to be. */
    CAP_PER_HOUR,
    /** The same of this day. */
    CAP_PER_DAY
  }

  /** What the invitation did to an offer that still stood. */
  enum Closing {
    EXPIRED,
    RESCINDED,
    CANCELLED
  }

  /** An offer that can still be answered. */
  sealed interface Standing extends Offer {

    /** When the host first opened it, if so. Opening is never accepting. */
    Optional<Instant> seenAt();

    /** The host opened it. Once is enough: the first time stays. */
    Standing see(Instant now);

    @Override
    default Acceptance onAccept(Optional<Visit> visit, Invitation invitation, Instant now) {
      return invitation
          .refusal(now)
          .<Acceptance>map(Acceptance.Refused::new)
          .orElseGet(() -> new Acceptance.Take(this));
    }

    /** The host takes a seat; what becomes of it is the visit's story. */
    default Accepted accept() {
      return new Accepted(facts());
    }

    /** The host does not want to. */
    default Declined decline(Instant now) {
      return new Declined(facts(), now);
    }

    /** What the invitation made of this offer by now, or empty while it can be accepted. */
    default Optional<Closing> closing(Invitation invitation, Instant now) {
      return invitation
          .refusal(now)
          .flatMap(
              refusal ->
                  switch (refusal) {
                    case FULL -> Optional.of(Closing.RESCINDED);
                    case CANCELLED -> Optional.of(Closing.CANCELLED);
                    case EXPIRED, ROOM_ENDED -> Optional.of(Closing.EXPIRED);
                    case VISIT_ENDED, ALREADY_VISITING, DECLINED -> Optional.empty();
                  });
    }
  }

  /** Written, not yet pushed. The in-app inbox may show it before the push does. */
  record Queued(Facts facts, Optional<Instant> seenAt) implements Standing {
    @Override
    public String state() {
      return "QUEUED";
    }

    /** A fresh offer. */
    public static Queued create(Facts facts) {
      return new Queued(facts, Optional.empty());
    }

    /** The push left. Who had opened it in the inbox already has seen it. */
    public Standing send() {
      return seenAt
          .<Standing>map(at -> new Seen(facts, Optional.of(at)))
          .orElseGet(() -> new Sent(facts));
    }

    /** The host's own item said no. */
    public Suppressed suppress(Suppression why) {
      return new Suppressed(facts, why);
    }

    /** No device of the host takes pushes. */
    public Unreachable giveUp() {
      return new Unreachable(facts);
    }

    @Override
    public Queued see(Instant now) {
      return seenAt.isPresent() ? this : new Queued(facts, Optional.of(now));
    }
  }

  /** Pushed, not yet opened. */
  record Sent(Facts facts) implements Standing {
    @Override
    public String state() {
      return "SENT";
    }

    @Override
    public Optional<Instant> seenAt() {
      return Optional.empty();
    }

    @Override
    public Seen see(Instant now) {
      return new Seen(facts, Optional.of(now));
    }
  }

  /** Opened on a phone. */
  record Seen(Facts facts, Optional<Instant> seenAt) implements Standing {
    public Seen {
      if (seenAt.isEmpty()) {
        throw new IllegalArgumentException("what was seen was seen at some time");
      }
    }

    @Override
    public String state() {
      return "SEEN";
    }

    @Override
    public Seen see(Instant now) {
      return this;
    }
  }

  /** The host took a seat. */
  record Accepted(Facts facts) implements Offer {
    @Override
    public String state() {
      return "ACCEPTED";
    }

    @Override
    public Acceptance onAccept(Optional<Visit> visit, Invitation invitation, Instant now) {
      if (!(visit.orElseThrow().at(now) instanceof Visit.Live live)) {
        return new Acceptance.Refused(Refusal.VISIT_ENDED);
      }
      return invitation.roomIsLive(now)
          ? new Acceptance.Again(live)
          : new Acceptance.Refused(Refusal.ROOM_ENDED);
    }
  }

  /** The host said no. */
  record Declined(Facts facts, Instant declinedAt) implements Offer {
    @Override
    public String state() {
      return "DECLINED";
    }

    @Override
    public Acceptance onAccept(Optional<Visit> visit, Invitation invitation, Instant now) {
      return new Acceptance.Refused(invitation.refusal(now).orElse(Refusal.DECLINED));
    }
  }

  /** The host was not asked after all; no phone ever shows it. */
  record Suppressed(Facts facts, Suppression why) implements Offer {
    @Override
    public String state() {
      return "SUPPRESSED";
    }

    @Override
    public Acceptance onAccept(Optional<Visit> visit, Invitation invitation, Instant now) {
      return new Acceptance.Unknown();
    }
  }

  /** No device of the host took the push. */
  record Unreachable(Facts facts) implements Offer {
    @Override
    public String state() {
      return "UNREACHABLE";
    }

    @Override
    public Acceptance onAccept(Optional<Visit> visit, Invitation invitation, Instant now) {
      return new Acceptance.Unknown();
    }
  }
}
