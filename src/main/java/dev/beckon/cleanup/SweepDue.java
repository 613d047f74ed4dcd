package dev.beckon.cleanup;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.port.EndInvitation;
import dev.beckon.invitation.port.EndVisit;
import dev.beckon.invitation.port.FindVisit;
import dev.beckon.invitation.port.ReleaseEscrow;
import dev.beckon.invitation.port.SettleReward;
import dev.beckon.stream.DeadLetters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Goes through what is due: ends what is over, frees the seats of who did not come, and puts back
 * on the stream what should have been done by now. One entry that fails stops nothing but itself.
 */
public final class SweepDue {
  private static final Logger LOG = Logger.getLogger(SweepDue.class);

  /** When work that got lost is looked for again, and again. */
  static final Duration REQUEUE_AFTER = Duration.ofSeconds(30);

  private static final Duration LOOK_AT_BAD_ONES_AFTER = Duration.ofHours(1);

  /** The most entries of one look at the index, and the most looks of one run. */
  private static final int PAGE = 100;

  private static final int MAX_PAGES = 20;

  private final DueBook book;
  private final FindVisit visits;
  private final EndInvitation endInvitation;
  private final EndVisit endVisit;
  private final SettleReward rewards;
  private final ReleaseEscrow escrows;
  private final DeadLetters deadLetters;
  private final Clock clock;

  public SweepDue(
      DueBook book,
      FindVisit visits,
      EndInvitation endInvitation,
      EndVisit endVisit,
      SettleReward rewards,
      ReleaseEscrow escrows,
      DeadLetters deadLetters,
      Clock clock) {
    this.book = book;
    this.visits = visits;
    this.endInvitation = endInvitation;
    this.endVisit = endVisit;
    this.rewards = rewards;
    this.escrows = escrows;
    this.deadLetters = deadLetters;
    this.clock = clock;
  }

  /** What a run did. */
  public record Swept(int done, int failed) {
    Swept plus(Swept other) {
      return new Swept(done + other.done, failed + other.failed);
    }
  }

  /** Goes through all that is due, at most 2,000 entries; the rest waits for the next run. */
  public Swept sweep() {
    Instant now = clock.instant();
    Swept swept = new Swept(0, 0);
    for (int page = 0; page < MAX_PAGES; page++) {
      List<DueBook.Due> due = book.due(now, PAGE);
      Swept here = new Swept(0, 0);
      for (DueBook.Due entry : due) {
        here = here.plus(one(entry, now));
      }
      swept = swept.plus(here);
      if (due.size() < PAGE || here.done() == 0) {
        break;
      }
    }
    LOG.infof("swept: %d done, %d failed", swept.done(), swept.failed());
    return swept;
  }

  private Swept one(DueBook.Due entry, Instant now) {
    try {
      if (entry instanceof DueBook.Due.OfInvitation of) {
        invitation(of, now);
      } else if (entry instanceof DueBook.Due.OfOffer of) {
        offer(of, now);
      }
      return new Swept(1, 0);
    } catch (Unavailable e) {
      LOG.warnf(e, "%s waits for the next run", entry);
    } catch (RuntimeException e) {
      LOG.errorf(e, "%s goes to the dead letters", entry);
      bury(entry, e);
    }
    return new Swept(0, 1);
  }

  private void bury(DueBook.Due entry, RuntimeException why) {
    try {
      deadLetters.keep("cleanup", entry.toString(), entry.toString(), why.toString());
      book.settle(entry);
      // A live visit is not settled; it comes back in an hour, not with every run.
      book.postpone(entry, clock.instant().plus(LOOK_AT_BAD_ONES_AFTER));
    } catch (RuntimeException e) {
      LOG.errorf(e, "%s could not be buried and waits for the next run", entry);
    }
  }

  private void invitation(DueBook.Due.OfInvitation entry, Instant now) {
    Optional<DueBook.DueInvitation> found = book.putOff(entry, now);
    if (found.isEmpty()) {
      return;
    }
    Invitation current = found.get().invitation().at(now);
    if (current instanceof Invitation.Ended ended) {
      // Whoever ends it takes its entry out of the index, unless points are held for its guests.
      if (found.get().invitation() instanceof Invitation.Ended before) {
        endVisitsOfEndedRoom(before, now);
        release(entry, now);
      } else if (endInvitation.end(ended) instanceof Invitation.Ended end) {
        endVisitsOfEndedRoom(end, now);
      }
    } else if (found.get().wavePending() || current instanceof Invitation.Open) {
      // Selection should have looked by now whether a wave is wanted; its timer may have got lost.
      LOG.infof("invitation %s: put on the stream again", entry.id());
      book.requeue(entry, now.plus(REQUEUE_AFTER));
    } else {
      Instant deadline = current.facts().deadline();
      book.postpone(entry, current.roomUntil().isBefore(deadline) ? current.roomUntil() : deadline);
    }
  }

  /** Guests who are still in the room may earn theirs; who was in it has ended by then. */
  private void release(DueBook.Due.OfInvitation entry, Instant now) {
    if (escrows.release(entry.id(), now).held().isZero()) {
      book.settle(entry);
    } else {
      book.postpone(entry, now.plus(Visit.OVER_AFTER));
    }
  }

  private void endVisitsOfEndedRoom(Invitation.Ended end, Instant now) {
    if (end.roomIsLive(now)) {
      return;
    }
    for (HostId guest : end.guests()) {
      if (visits.find(guest, end.facts().offerId()).orElse(null) instanceof Visit.Live live) {
        endVisit.end(live, stored -> stored.sentHome(end.roomUntil()));
      }
    }
  }

  private void offer(DueBook.Due.OfOffer entry, Instant now) {
    Optional<DueBook.DueOffer> found = book.putOff(entry, now);
    if (found.isEmpty()) {
      return;
    }
    Optional<Visit> visit = found.get().visit().map(stored -> rewards.settle(stored, now));
    if (visit.orElse(null) instanceof Visit.Live live) {
      visit(entry, live, now);
    } else if (found.get().offer() instanceof Offer.Queued && stillStands(entry, now)) {
      LOG.infof("offer %s of %s: put on the stream again", entry.id(), entry.candidate());
      book.requeue(entry, now.plus(REQUEUE_AFTER));
    } else {
      book.settle(entry);
    }
  }

  /** Full counts as standing: a seat may come free, and who was offered one is to hear of it. */
  private boolean stillStands(DueBook.Due.OfOffer entry, Instant now) {
    return book.invitation(entry.id().invitation())
        .filter(invitation -> invitation.at(now) instanceof Invitation.Standing)
        .isPresent();
  }

  /** Whoever ended the room may have died before the guests were sent home. */
  private Instant roomUntil(DueBook.Due.OfOffer entry, Instant now) {
    return book.invitation(entry.id().invitation()).map(Invitation::roomUntil).orElse(now);
  }

  private void visit(DueBook.Due.OfOffer entry, Visit.Live stored, Instant now) {
    Visit then = stored.at(now);
    if (then instanceof Visit.Granted granted && !now.isBefore(granted.facts().joinBy())) {
      endVisit.end(stored, granted.noShow(now));
    } else if (then instanceof Visit.Granted granted) {
      book.postpone(entry, granted.facts().joinBy());
    } else if (then instanceof Visit.Joined joined) {
      book.postpone(entry, joined.overAt());
    } else if (then instanceof Visit.Lost lost) {
      book.postpone(entry, lost.overAt());
    } else if (then instanceof Visit.Ended ended) {
      endVisit.end(stored, ended.notAfter(roomUntil(entry, now)));
    }
  }
}
