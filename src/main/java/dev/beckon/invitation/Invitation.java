package dev.beckon.invitation;

import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.invitation.ledger.Escrow;
import dev.beckon.invitation.ledger.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the inviter asked for, as it stands: {@code OPEN ⇄ FILLED} until the deadline, then {@link
 * Ended}. What never changes about it besides is in {@link Terms}.
 *
 * <p>Invariant: never more guests than seats, and {@link Filled} exactly when there are as many.
 */
public sealed interface Invitation {

  /** The fewest and the most seats of an invitation. */
  int MIN_SEATS = 1;

  int MAX_SEATS = 20;

  /**
   * How long the room counts as on air without a word from the inviter's phone, which beats every
   * 45 s: two beats may be lost.
   */
  Duration ROOM_LEASE = Duration.ofMinutes(2);

  /** What is fixed when the invitation is made. */
  Facts facts();

  /** The state's name, as the design and the wire have it. */
  String state();

  /** The hosts who took a seat and were not given up as no-shows. */
  Set<HostId> guests();

  /** Until when the inviter's room is known to be on air. */
  Instant roomUntil();

  /** What it holds for its guests. */
  Escrow escrow();

  /** The same, what it holds being this. */
  Invitation holding(Escrow escrow);

  /**
   * The invitation as it is at this moment, whether or not anyone has written so: past its deadline
   * it is expired, past the room's lease the room has ended; the earlier of the two counts.
   */
  Invitation at(Instant now);

  /** Whether the room is on air at this moment. */
  default boolean roomIsLive(Instant now) {
    return roomUntil().isAfter(now);
  }

  /**
   * What is fixed when an invitation is made.
   *
   * @param seats 1 to 20
   * @param deadline after {@code createdAt}; from then on nobody is let in
   * @param promise what each guest is promised who stays
   */
  record Facts(
      InvitationId id,
      HostId inviter,
      RoomId room,
      int seats,
      Instant createdAt,
      Instant deadline,
      Promise promise) {
    /** Of an invitation that rewards nobody. */
    public Facts(
        InvitationId id,
        HostId inviter,
        RoomId room,
        int seats,
        Instant createdAt,
        Instant deadline) {
      this(id, inviter, room, seats, createdAt, deadline, Promise.NONE);
    }

    public Facts {
      Objects.requireNonNull(promise, "promise");
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(inviter, "inviter");
      Objects.requireNonNull(room, "room");
      if (seats < MIN_SEATS || seats > MAX_SEATS) {
        throw new IllegalArgumentException("seats must be 1 to 20, not " + seats);
      }
      if (!deadline.isAfter(createdAt)) {
        throw new IllegalArgumentException("the deadline must come after the creation");
      }
    }

    /** The id that every offer of this invitation has. */
    public OfferId offerId() {
      return OfferId.of(id, createdAt);
    }
  }

  /** Why an invitation ended. All are final. */
  enum Ending {
    EXPIRED,
    CANCELLED,
    EXHAUSTED,
    ROOM_ENDED
  }

  /** An invitation that has not ended: open, or filled and open again when a seat comes free. */
  sealed interface Standing extends Invitation {

    /** The inviter takes it back. Guests already granted stay. */
    default Ended cancel(Instant now) {
      return end(Ending.CANCELLED, now);
    }

    /**
     * The deadline has come.
     *
     * @throws IllegalMove before the deadline
     */
    default Ended expire(Instant now) {
      if (now.isBefore(facts().deadline())) {
        throw new IllegalMove("an invitation cannot expire before its deadline");
      }
      return end(Ending.EXPIRED, facts().deadline());
    }

    /** The inviter went off the air, or was not heard of within one lease. */
    default Ended endRoom(Instant now) {
      Instant endedAt = roomUntil().isBefore(now) ? roomUntil() : now;
      return new Ended(
          facts(), guests(), endedAt, Ending.ROOM_ENDED, isFilled(), endedAt, escrow());
    }

    /** The guest did not come; the seat is free again. */
    Open free(HostId guest);

    /** The inviter is still on air. A lease never shrinks. */
    Standing renewRoom(Instant until);

    @Override
    Standing holding(Escrow escrow);

    private Ended end(Ending ending, Instant at) {
      return new Ended(facts(), guests(), roomUntil(), ending, isFilled(), at, escrow());
    }

    private boolean isFilled() {
      return this instanceof Filled;
    }

    @Override
    default Invitation at(Instant now) {
      boolean expired = !now.isBefore(facts().deadline());
      boolean roomEnded = !roomIsLive(now);
      if (roomEnded && (!expired || roomUntil().isBefore(facts().deadline()))) {
        return endRoom(now);
      }
      return expired ? expire(now) : this;
    }
  }

  /** Seats are free, and candidates may take them. */
  record Open(Facts facts, Set<HostId> guests, Instant roomUntil, Escrow escrow)
      implements Standing {
    /** One of which nobody was paid yet. */
    public Open(Facts facts, Set<HostId> guests, Instant roomUntil) {
      this(facts, guests, roomUntil, Escrow.of(facts.promise(), facts.seats()));
    }

    public Open {
      Objects.requireNonNull(escrow, "escrow");
      guests = Set.copyOf(guests);
      if (guests.size() >= facts.seats()) {
        throw new IllegalArgumentException("no free seat, so not open");
      }
    }

    @Override
    public String state() {
      return "OPEN";
    }

    /** A new invitation, its room on air until then. */
    public static Open create(Facts facts, Instant roomUntil) {
      return new Open(facts, Set.of(), roomUntil);
    }

    /**
     * A guest takes a seat; the last one fills the invitation.
     *
     * @throws IllegalMove when the guest has one already
     */
    public Standing take(HostId guest) {
      if (guests.contains(guest)) {
        throw new IllegalMove("nobody is accepted twice");
      }
      Set<HostId> more = new HashSet<>(guests);
      more.add(guest);
      return more.size() == facts.seats()
          ? new Filled(facts, more, roomUntil, escrow)
          : new Open(facts, more, roomUntil, escrow);
    }

    /**
     * Nobody is left to ask.
     *
     * @param liveOffers offers that may still be accepted
     * @param liveVisits visits granted, joined or lost
     * @throws IllegalMove while an offer or a visit is live
     */
    public Ended exhaust(int liveOffers, int liveVisits, Instant now) {
      if (liveOffers > 0 || liveVisits > 0) {
        throw new IllegalMove("an invitation with live offers or visits is not exhausted");
      }
      return new Ended(facts, guests, roomUntil, Ending.EXHAUSTED, false, now, escrow);
    }

    @Override
    public Open free(HostId guest) {
      return new Open(facts, without(guests, guest), roomUntil, escrow);
    }

    @Override
    public Open renewRoom(Instant until) {
      return new Open(facts, guests, later(roomUntil, until), escrow);
    }

    @Override
    public Open holding(Escrow held) {
      return new Open(facts, guests, roomUntil, held);
    }
  }

  /** Every seat is taken. It opens again when one comes free. */
  record Filled(Facts facts, Set<HostId> guests, Instant roomUntil, Escrow escrow)
      implements Standing {
    /** One of which nobody was paid yet. */
    public Filled(Facts facts, Set<HostId> guests, Instant roomUntil) {
      this(facts, guests, roomUntil, Escrow.of(facts.promise(), facts.seats()));
    }

    public Filled {
      Objects.requireNonNull(escrow, "escrow");
      guests = Set.copyOf(guests);
      if (guests.size() != facts.seats()) {
        throw new IllegalArgumentException("filled means as many guests as seats");
      }
    }

    @Override
    public String state() {
      return "FILLED";
    }

    @Override
    public Open free(HostId guest) {
      return new Open(facts, without(guests, guest), roomUntil, escrow);
    }

    @Override
    public Filled renewRoom(Instant until) {
      return new Filled(facts, guests, later(roomUntil, until), escrow);
    }

    @Override
    public Filled holding(Escrow held) {
      return new Filled(facts, guests, roomUntil, held);
    }
  }

  /**
   * It is over. A no-show found after the end gives its seat back to nobody.
   *
   * @param endedFilled whether every seat was taken when it ended
   */
  record Ended(
      Facts facts,
      Set<HostId> guests,
      Instant roomUntil,
      Ending ending,
      boolean endedFilled,
      Instant endedAt,
      Escrow escrow)
      implements Invitation {
    /** One of which nobody was paid, and nothing released. */
    public Ended(
        Facts facts,
        Set<HostId> guests,
        Instant roomUntil,
        Ending ending,
        boolean endedFilled,
        Instant endedAt) {
      this(
          facts,
          guests,
          roomUntil,
          ending,
          endedFilled,
          endedAt,
          Escrow.of(facts.promise(), facts.seats()));
    }

    public Ended {
      Objects.requireNonNull(escrow, "escrow");
      guests = Set.copyOf(guests);
      Objects.requireNonNull(ending, "ending");
      Objects.requireNonNull(endedAt, "endedAt");
      if (guests.size() > facts.seats()) {
        throw new IllegalArgumentException("more guests than seats");
      }
    }

    @Override
    public String state() {
      return ending.name();
    }

    @Override
    public Ended at(Instant now) {
      return this;
    }

    @Override
    public Ended holding(Escrow held) {
      return new Ended(facts, guests, roomUntil, ending, endedFilled, endedAt, held);
    }
  }

  /** Why nobody can take a seat at this moment, or empty when somebody can. */
  default Optional<Refusal> refusal(Instant now) {
    if (!roomIsLive(now)) {
      return Optional.of(Refusal.ROOM_ENDED);
    }
    Invitation current = at(now);
    if (current instanceof Ended ended) {
      return Optional.of(
          switch (ended.ending()) {
            case ROOM_ENDED -> Refusal.ROOM_ENDED;
            case CANCELLED -> Refusal.CANCELLED;
            case EXPIRED, EXHAUSTED -> Refusal.EXPIRED;
          });
    }
    return current instanceof Filled ? Optional.of(Refusal.FULL) : Optional.empty();
  }

  private static Set<HostId> without(Set<HostId> guests, HostId guest) {
    if (!guests.contains(guest)) {
      throw new IllegalMove("a seat that nobody has cannot come free");
    }
    Set<HostId> fewer = new HashSet<>(guests);
    fewer.remove(guest);
    return fewer;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
