package dev.beckon.visit;

import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.Visit.Live;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.port.EndVisit;
import dev.beckon.invitation.port.FindVisit;
import dev.beckon.invitation.port.SettleReward;
import dev.beckon.invitation.port.Tally;
import dev.beckon.pass.PassMaker;
import dev.beckon.pass.RoomPass;
import dev.beckon.pass.VisitTicket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A guest's phone is heard of: it joins, it stays, it leaves. */
public final class AttendVisit {
  /** A beat that meets another one, or a no-show, is decided anew. */
  private static final int TRIES = 4;

  /** A beat that its ticket does not know of, so short a time ago, was this very beat. */
  private static final Duration SAME_BEAT = Visit.BEAT_INTERVAL.dividedBy(2);

  private final VisitBook book;
  private final FindVisit visits;
  private final EndVisit endings;
  private final SettleReward rewards;
  private final PassMaker passes;
  private final Tally tally;
  private final Clock clock;

  public AttendVisit(
      VisitBook book,
      FindVisit visits,
      EndVisit endings,
      SettleReward rewards,
      PassMaker passes,
      Tally tally,
      Clock clock) {
    this.book = book;
    this.visits = visits;
    this.endings = endings;
    this.rewards = rewards;
    this.passes = passes;
    this.tally = tally;
    this.clock = clock;
  }

  /** What came of a beat. */
  public sealed interface Beat {
    /**
     * Heard.
     *
     * @param pass a fresh one, where the phone's own is half over or not known of
     * @param ticket what the next beat shows
     */
    record Heard(Visit.Joined visit, Optional<RoomPass> pass, VisitTicket ticket) implements Beat {}

    /** The visit is over. */
    record Over(Visit.Ended visit) implements Beat {}

    /** The guest has no such visit. */
    record Unknown() implements Beat {}
  }

  /**
   * The guest's phone beats; the first one joins.
   *
   * @param shown the ticket of this very visit that the phone was answered with last; without one
   *     the beat reads
   */
  public Beat beat(HostId guest, OfferId id, Optional<VisitTicket> shown) {
    Instant began = now();
    // A visit that is over by its ticket may have been heard of since.
    Optional<VisitTicket> known = shown.filter(ticket -> ticket.isLive(began));
    boolean isRead = known.isEmpty();
    if (isRead) {
      Optional<VisitBook.Stay> stay = book.stay(guest, id);
      if (stay.isEmpty()) {
        return new Beat.Unknown();
      }
      if (!(stay.get().visit() instanceof Live live)) {
        return new Beat.Over((Visit.Ended) stay.get().visit());
      }
      // A phone that shows no ticket may have lost its pass as well.
      known =
          Optional.of(new VisitTicket(live, stay.get().invitation().roomUntil(), Instant.EPOCH));
    }
    return beat(known.orElseThrow(), isRead);
  }

  /**
   * @param isRead whether what is known was read a moment ago, and not shown by a phone
   */
  private Beat beat(VisitTicket ticket, boolean isRead) {
    VisitTicket known = ticket;
    for (int tries = 0; tries < TRIES; tries++) {
      Instant now = now();
      if (!(known.visit().at(now) instanceof Live live)) {
        return new Beat.Over((Visit.Ended) known.visit().at(now));
      }
      Instant roomUntil = isRead ? known.roomUntil() : roomUntil(known, now);
      if (!roomUntil.isAfter(now)) {
        return new Beat.Over(endings.end(known.visit(), stored -> stored.sentHome(roomUntil)));
      }
      boolean wantsPass = known.wantsPass(now);
      boolean joins = known.visit() instanceof Visit.Granted;
      VisitBook.Noted noted = book.beat(known.visit(), live.beat(now));
      if (noted.visit() instanceof Visit.Ended ended) {
        return new Beat.Over(ended);
      }
      known = new VisitTicket((Live) noted.visit(), roomUntil, known.passUntil());
      if (noted instanceof VisitBook.Noted.Done done) {
        tally.count(Tally.What.JOINED, joins ? 1 : 0);
        return heard(
            done.visit(),
            known,
            wantsPass ? Optional.of(passes.make(done.visit(), now)) : Optional.empty());
      }
      if (!wantsPass && known.visit() instanceof Visit.Joined joined && same(joined, now)) {
        return heard(joined, known, Optional.empty());
      }
    }
    throw new Unavailable("a visit that changes each time it is read", null);
  }

  /** No pass is made, and no visit ended, by anything but the newest. */
  private Instant roomUntil(VisitTicket known, Instant now) {
    InvitationId invitation = known.visit().facts().id().invitation();
    if (known.wantsPass(now)) {
      return book.roomUntil(invitation, true);
    }
    if (known.roomUntil().isAfter(now)) {
      return known.roomUntil();
    }
    Instant aMomentAgo = book.roomUntil(invitation, false);
    return aMomentAgo.isAfter(now) ? aMomentAgo : book.roomUntil(invitation, true);
  }

  private static boolean same(Visit.Joined joined, Instant now) {
    return now.isBefore(joined.lastBeatAt().plus(SAME_BEAT));
  }

  private static Beat heard(Visit.Joined visit, VisitTicket known, Optional<RoomPass> pass) {
    return new Beat.Heard(
        visit,
        pass,
        new VisitTicket(
            visit, known.roomUntil(), pass.map(RoomPass::expiresAt).orElse(known.passUntil())));
  }

  /**
   * The guest leaves, and is paid what the stay has earned; leaving twice changes nothing.
   *
   * @param shown the ticket that the phone was answered with last; without one leaving reads
   * @return how the visit ended, or empty when the guest has no such visit
   */
  public Optional<Visit.Ended> leave(HostId guest, OfferId id, Optional<VisitTicket> shown) {
    Instant began = now();
    Optional<Visit> found =
        shown
            .filter(ticket -> ticket.isLive(began))
            .<Visit>map(VisitTicket::visit)
            .or(() -> visits.find(guest, id));
    return found
        .map(
            visit ->
                visit instanceof Live live
                    ? endings.end(live, stored -> left(stored, now()))
                    : (Visit.Ended) visit)
        .map(ended -> (Visit.Ended) rewards.settle(ended, now()));
  }

  private static Visit.Ended left(Live stored, Instant now) {
    return stored.at(now) instanceof Live live ? live.leave(now) : (Visit.Ended) stored.at(now);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
