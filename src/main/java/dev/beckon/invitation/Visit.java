package dev.beckon.invitation;

import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.invitation.ledger.Promise;
import dev.beckon.invitation.ledger.Reward;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The stay of a guest in the inviter's room: {@code GRANTED → JOINED ⇄ LOST → ended}. It carries
 * the id of the offer it came of.
 *
 * <p>Only the server's clock counts: dwell grows by beats, each worth at most {@link
 * #MAX_DWELL_PER_BEAT}, so a frozen or a replayed beat adds nothing.
 */
public sealed interface Visit {
  /** How long a seat is kept for a guest who has not joined. */
  Duration JOIN_WITHIN = Duration.ofMinutes(1);

  /** How often the guest's phone is told to beat. */
  Duration BEAT_INTERVAL = Duration.ofSeconds(45);

  /** Without a beat for this long the guest is lost: 1.5 × the interval. */
  Duration LOST_AFTER = Duration.ofMillis(BEAT_INTERVAL.toMillis() * 3 / 2);

  /** How long a lost guest may come back. */
  Duration GRACE = Duration.ofSeconds(45);

  /** Without a beat for this long the visit is over. */
  Duration OVER_AFTER = LOST_AFTER.plus(GRACE);

  /** The most dwell that one beat can attest: 2 × the interval. */
  Duration MAX_DWELL_PER_BEAT = BEAT_INTERVAL.multipliedBy(2);

  /** Who is in the room again so long after the visit, or longer, came back. */
  Duration BACK_AFTER = Duration.ofMinutes(30);

  /** What is fixed when the visit is granted. */
  Facts facts();

  /** The state's name, as the design and the wire have it. */
  String state();

  /** The time that beats attest so far, to the millisecond. */
  Duration dwell();

  /** The whole seconds of {@link #dwell}, which is what people are told. */
  default long dwellSeconds() {
    return dwell().toSeconds();
  }

  /** What became of what the guest was promised. */
  Reward reward();

  /** The same, that being this. */
  Visit rewarded(Reward reward);

  /** The visit as it is at this moment, whether or not anyone has written so. */
  Visit at(Instant now);

  /** Why a guest who is in the room at this moment did not come back, or empty for who did. */
  default Optional<NoReturn> noReturn(Instant now) {
    if (!(at(now) instanceof Ended ended)) {
      return Optional.of(NoReturn.STILL_VISITING);
    }
    if (ended.ending() != Ending.COMPLETED) {
      return Optional.of(NoReturn.NEVER_THERE);
    }
    return now.isBefore(ended.endedAt().plus(BACK_AFTER))
        ? Optional.of(NoReturn.TOO_SOON)
        : Optional.empty();
  }

  /** What is fixed when a visit is granted. */
  record Facts(
      OfferId id, HostId guest, HostId inviter, RoomId room, Instant grantedAt, Promise promise) {
    /** Of a visit without a reward. */
    public Facts(OfferId id, HostId guest, HostId inviter, RoomId room, Instant grantedAt) {
      this(id, guest, inviter, room, grantedAt, Promise.NONE);
    }

    public Facts {
      Objects.requireNonNull(promise, "promise");
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(guest, "guest");
      Objects.requireNonNull(inviter, "inviter");
      Objects.requireNonNull(room, "room");
      Objects.requireNonNull(grantedAt, "grantedAt");
    }

    /** From then on the visit may be called a no-show. */
    public Instant joinBy() {
      return grantedAt.plus(JOIN_WITHIN);
    }
  }

  /** How a visit ended. All are final. */
  enum Ending {
    COMPLETED,
    NO_SHOW,
    VOIDED
  }

  /** A visit that has not ended. */
  sealed interface Live extends Visit {
    /** Moderation takes the visit back. */
    default Ended voidIt(Instant now) {
      return new Ended(facts(), dwell(), Ending.VOIDED, now, reward().voided());
    }

    @Override
    Live rewarded(Reward reward);

    /**
     * The guest had to go at that time, the room's end perhaps, or was gone before. Beats that came
     * afterwards, as nobody had noticed yet, attest nothing.
     */
    default Ended sentHome(Instant at) {
      Visit then = at(at);
      return (then instanceof Live live ? live.leave(at) : (Ended) then).notAfter(at);
    }

    /**
     * What it has ended as by now without anybody's doing: the guest did not come, was not heard of
     * for too long, or the room is off the air. Empty while it goes on.
     *
     * @param roomUntil until when the room is on air, as far as is known
     */
    default Optional<Ended> over(Instant now, Instant roomUntil) {
      Visit then = at(now);
      if (then instanceof Ended ended) {
        return Optional.of(ended.notAfter(roomUntil));
      }
      if (!roomUntil.isAfter(now)) {
        return Optional.of(sentHome(roomUntil));
      }
      return then instanceof Granted granted && !now.isBefore(facts().joinBy())
          ? Optional.of(granted.noShow(now))
          : Optional.empty();
    }

    /**
     * The guest leaves, or the room ends. Who never joined did not come, and gives the seat back.
     */
    Ended leave(Instant now);

    /** The guest's phone is heard of: the first beat joins, a later one attests dwell. */
    Joined beat(Instant now);
  }

  /** The seat is the guest's, who has not come yet. */
  record Granted(Facts facts) implements Live {
    @Override
    public String state() {
      return "GRANTED";
    }

    @Override
    public Duration dwell() {
      return Duration.ZERO;
    }

    @Override
    public Reward reward() {
      return Reward.of(facts.promise());
    }

    /** Nobody is paid who has not come. */
    @Override
    public Granted rewarded(Reward reward) {
      return this;
    }

    /** Joins. Until a no-show is written, late is not too late. */
    @Override
    public Joined beat(Instant now) {
      return new Joined(facts, now, now, Duration.ZERO, reward());
    }

    /**
     * No join came in time.
     *
     * @throws IllegalMove before {@link Facts#joinBy()}
     */
    public Ended noShow(Instant now) {
      if (now.isBefore(facts.joinBy())) {
        throw new IllegalMove("the guest still has time to join");
      }
      return leave(now);
    }

    @Override
    public Ended leave(Instant now) {
      return new Ended(
          facts, Duration.ZERO, Ending.NO_SHOW, now, reward().over(Reward.Withheld.NO_SHOW));
    }

    @Override
    public Granted at(Instant now) {
      return this;
    }
  }

  /** The guest is in the room. */
  record Joined(Facts facts, Instant joinedAt, Instant lastBeatAt, Duration dwell, Reward reward)
      implements Live {
    /** One of a guest who is not paid yet; whether the stay is long enough follows from it. */
    public Joined(Facts facts, Instant joinedAt, Instant lastBeatAt, Duration dwell) {
      this(facts, joinedAt, lastBeatAt, dwell, Reward.of(facts.promise()).after(dwell));
    }

    @Override
    public String state() {
      return "JOINED";
    }

    /** From then on the guest counts as lost. */
    public Instant lostAt() {
      return lastBeatAt.plus(LOST_AFTER);
    }

    /** From then on the visit is over, if no beat comes. */
    public Instant overAt() {
      return lastBeatAt.plus(OVER_AFTER);
    }

    @Override
    public Joined beat(Instant now) {
      Duration stayed = dwell.plus(attested(now));
      return new Joined(facts, joinedAt, later(lastBeatAt, now), stayed, reward.after(stayed));
    }

    @Override
    public Joined rewarded(Reward other) {
      return new Joined(facts, joinedAt, lastBeatAt, dwell, other);
    }

    /**
     * No beat came for a while.
     *
     * @throws IllegalMove before {@link #lostAt()}
     */
    public Lost lose(Instant now) {
      if (now.isBefore(lostAt())) {
        throw new IllegalMove("the guest was heard of a moment ago");
      }
      return new Lost(this);
    }

    @Override
    public Ended leave(Instant now) {
      Duration stayed = dwell.plus(attested(now));
      return new Ended(
          facts,
          stayed,
          Ending.COMPLETED,
          later(lastBeatAt, now),
          reward.after(stayed).over(Reward.Withheld.TOO_SHORT));
    }

    @Override
    public Visit at(Instant now) {
      return now.isBefore(lostAt()) ? this : lose(now).at(now);
    }

    private Duration attested(Instant now) {
      Duration elapsed = Duration.between(lastBeatAt, now);
      if (elapsed.isNegative()) {
        return Duration.ZERO;
      }
      return elapsed.compareTo(MAX_DWELL_PER_BEAT) < 0 ? elapsed : MAX_DWELL_PER_BEAT;
    }

    private static Instant later(Instant a, Instant b) {
      return a.isAfter(b) ? a : b;
    }
  }

  /** The guest is not heard of, and may come back for a while. */
  record Lost(Joined before) implements Live {
    @Override
    public String state() {
      return "LOST";
    }

    @Override
    public Facts facts() {
      return before.facts();
    }

    @Override
    public Duration dwell() {
      return before.dwell();
    }

    @Override
    public Reward reward() {
      return before.reward();
    }

    @Override
    public Lost rewarded(Reward reward) {
      return new Lost(before.rewarded(reward));
    }

    /** From then on the visit is over; the guest stayed until the last beat. */
    public Instant overAt() {
      return before.overAt();
    }

    /** Back again. */
    @Override
    public Joined beat(Instant now) {
      return before.beat(now);
    }

    /**
     * The grace is over.
     *
     * @throws IllegalMove before {@link #overAt()}
     */
    public Ended complete(Instant now) {
      if (now.isBefore(overAt())) {
        throw new IllegalMove("the guest may still come back");
      }
      return leave(now);
    }

    @Override
    public Ended leave(Instant now) {
      return new Ended(
          facts(),
          dwell(),
          Ending.COMPLETED,
          before.lastBeatAt(),
          reward().over(Reward.Withheld.TOO_SHORT));
    }

    @Override
    public Visit at(Instant now) {
      return now.isBefore(overAt()) ? this : complete(now);
    }
  }

  /** It is over; no pass is made for it again. */
  record Ended(Facts facts, Duration dwell, Ending ending, Instant endedAt, Reward reward)
      implements Visit {
    /** One that was not rewarded. */
    public Ended(Facts facts, Duration dwell, Ending ending, Instant endedAt) {
      this(
          facts,
          dwell,
          ending,
          endedAt,
          Reward.of(facts.promise()).after(dwell).over(whyNot(ending)));
    }

    private static Reward.Withheld whyNot(Ending ending) {
      return switch (ending) {
        case COMPLETED -> Reward.Withheld.TOO_SHORT;
        case NO_SHOW -> Reward.Withheld.NO_SHOW;
        case VOIDED -> Reward.Withheld.VOIDED;
      };
    }

    /** Moderation takes the visit back that was over already. */
    public Ended voidIt() {
      return new Ended(facts, dwell, Ending.VOIDED, endedAt, reward.voided());
    }

    @Override
    public Ended rewarded(Reward other) {
      return new Ended(facts, dwell, ending, endedAt, other);
    }

    /**
     * The same, if the room was over at that time: the guest was not in it any longer. What lies
     * between is taken off the dwell, which holds no more of it than that, and off what it earned,
     * unless that is paid.
     */
    public Ended notAfter(Instant roomEnd) {
      if (!endedAt.isAfter(roomEnd)) {
        return this;
      }
      Duration between = dwell.minus(Duration.between(roomEnd, endedAt));
      Duration inRoom = between.isNegative() ? Duration.ZERO : between;
      Reward due =
          reward instanceof Reward.Earned
              ? Reward.of(facts.promise()).after(inRoom).over(whyNot(ending))
              : reward;
      return new Ended(facts, inRoom, ending, roomEnd, due);
    }

    @Override
    public String state() {
      return ending.name();
    }

    @Override
    public Ended at(Instant now) {
      return this;
    }
  }
}
