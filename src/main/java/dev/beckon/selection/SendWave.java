package dev.beckon.selection;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.port.Tally;
import dev.beckon.invitation.wave.Waves;
import dev.beckon.selection.pick.PickCandidates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Sends the waves of an open invitation, each once the ones before promise too few guests. Doing it
 * twice, or two at once, changes nothing that the first did not: a wave asks whom its list names,
 * an offer is there once by its key, and a wave is out once by its number. Before a wave is out a
 * timer is set to look whether another one is wanted; one too many is harmless.
 */
public final class SendWave {
  private static final Logger LOG = Logger.getLogger(SendWave.class);

  /** Cleanup looks for what a timer should have done so much later. */
  private static final Duration TIMER_LOST_AFTER = Duration.ofSeconds(60);

  private final PickHosts pick;
  private final AskHosts ask;
  private final OfferBook offers;
  private final WaveBook book;
  private final WaveList list;
  private final WaveTimer timer;
  private final ExhaustInvitation endings;
  private final Clock clock;

  public SendWave(
      PickCandidates pick,
      OfferBook offers,
      WaveBook book,
      WaveList list,
      WaveTimer timer,
      ExhaustInvitation endings,
      Tally tally,
      Clock clock) {
    this.pick = new PickHosts(pick, list);
    this.ask = new AskHosts(offers, tally);
    this.offers = offers;
    this.book = book;
    this.list = list;
    this.timer = timer;
    this.endings = endings;
    this.clock = clock;
  }

  /**
   * The invitation is new, a seat came free, or a timer got lost: sends a wave if one is wanted.
   * Somebody may have looked before, or the invitation not stand any more; then nothing happens.
   */
  public void send(Invitation.Facts invitation) {
    Instant now = clock.instant();
    Optional<WaveBook.Pending> found = book.pending(invitation);
    if (found.isEmpty()) {
      return;
    }
    WaveBook.Standing standing = found.get().standing();
    Invitation current = standing.invitation().at(now);
    if (current instanceof Invitation.Open open) {
      int offersWanted = standing.waves().wanted(freeSeats(open), now);
      if (offersWanted > 0) {
        send(new Wave(open, standing, found.get().terms(), offersWanted, now));
      } else {
        Duration pause = standing.waves().pause(freeSeats(open), now);
        timer.set(invitation.id(), standing.waves().out(), pause);
        book.looked(standing, lookAt(open, now.plus(pause)));
      }
    } else if (current instanceof Invitation.Filled filled) {
      book.looked(standing, over(filled));
    }
  }

  /**
   * The time has come to see whether another wave is wanted. Twice, late, or after the next wave
   * changes nothing.
   *
   * @param wave the last wave that was out when the timer was set
   */
  public void due(InvitationId invitation, int wave) {
    Instant now = clock.instant();
    Optional<WaveBook.Standing> found =
        book.standing(invitation).filter(standing -> standing.waves().out() == wave);
    if (found.isEmpty() || !(found.get().invitation().at(now) instanceof Invitation.Open open)) {
      return;
    }
    WaveBook.Standing standing = found.get();
    int offersWanted = standing.waves().wanted(freeSeats(open), now);
    if (offersWanted > 0) {
      send(new Wave(open, standing, book.terms(open.facts()), offersWanted, now));
    } else {
      timer.set(invitation, wave, standing.waves().pause(freeSeats(open), now));
    }
  }

  /** The next wave of an invitation, and how many offers it is to have. */
  record Wave(
      Invitation.Open open,
      WaveBook.Standing standing,
      Terms terms,
      int offersWanted,
      Instant now) {
    Invitation.Facts facts() {
      return open.facts();
    }

    int number() {
      return standing.nextWave();
    }
  }

  private void send(Wave wave) {
    PickHosts.Hosts hosts = pick.hosts(wave);
    if (hosts.left().isEmpty()) {
      nobodyIsLeft(wave, hosts);
      return;
    }
    Asked asked = ask(wave, hosts);
    if (asked.offers() == 0 && wave.number() == 1 && isExhausted(wave, hosts, asked.upTo())) {
      exhaust(wave, hosts, Set.of());
      return;
    }
    isOut(wave, hosts.listOf(), asked);
  }

  /**
   * What came of asking.
   *
   * @param offers how many offers can be answered
   * @param upTo how many of the list have been asked by now
   * @param widened how far those who were asked are from what was asked for
   */
  private record Asked(int offers, int upTo, Set<Rung> widened) {}

  /** Goes down the list until there are as many offers as wanted. */
  private Asked ask(Wave wave, PickHosts.Hosts hosts) {
    List<WaveList.Pick> first = hosts.next(hosts.from(), wave.offersWanted());
    Set<HostId> begun = list.begin(wave.facts(), wave.number(), ids(first));
    boolean goesOn = !begun.equals(Set.copyOf(ids(first)));
    List<WaveList.Pick> asking = goesOn ? hosts.among(begun) : first;
    int offered = ask.ask(wave.facts(), wave.terms(), asking, wave.now());
    int upTo = hosts.after(asking);
    // Whom an interrupted wave has noted are all whom it asks.
    while (!goesOn && offered < wave.offersWanted() && upTo < hosts.picks().size()) {
      List<WaveList.Pick> more = hosts.next(upTo, wave.offersWanted() - offered);
      list.keep(wave.facts(), wave.number(), ids(more));
      offered += ask.ask(wave.facts(), wave.terms(), more, wave.now());
      upTo += more.size();
    }
    Set<Rung> widened =
        hosts.picks().subList(hosts.from(), upTo).stream()
            .map(WaveList.Pick::rung)
            .filter(rung -> rung != Rung.AS_ASKED)
            .collect(Collectors.toSet());
    return new Asked(offered, upTo, widened);
  }

  private static List<HostId> ids(List<WaveList.Pick> picks) {
    return picks.stream().map(WaveList.Pick::host).toList();
  }

  private void isOut(Wave wave, int listOf, Asked asked) {
    Waves waves = wave.standing().waves().and(asked.offers(), wave.now());
    Duration pause = waves.pause(freeSeats(wave.open()), wave.now());
    timer.set(wave.facts().id(), waves.out(), pause);
    book.waveIsOut(
        new WaveBook.Standing(wave.open(), waves, listOf, asked.upTo()),
        lookAt(wave.open(), wave.now().plus(pause)),
        asked.widened());
  }

  /**
   * Somebody may sit where it did not look, or come online: it looks elsewhere later, until it has
   * done so often enough and nobody can accept any more.
   */
  private void nobodyIsLeft(Wave wave, PickHosts.Hosts hosts) {
    if (isExhausted(wave, hosts, hosts.picks().size())) {
      exhaust(wave, hosts, hosts.widened());
    } else if (wave.number() == 1 && !wave.open().guests().isEmpty()) {
      isOut(wave, 0, new Asked(0, 0, Set.of()));
    } else if (wave.number() == 1) {
      // Cleanup puts it on the stream once more.
      LOG.infof("invitation %s: nobody yet", wave.facts().id());
    } else {
      Duration pause = wave.standing().waves().longPause(wave.now());
      timer.set(wave.facts().id(), wave.standing().waves().out(), pause);
      book.looked(wave.standing(), lookAt(wave.open(), wave.now().plus(pause)));
    }
  }

  private boolean isExhausted(Wave wave, PickHosts.Hosts hosts, int upTo) {
    return wave.open().guests().isEmpty()
        && upTo == hosts.picks().size()
        && hosts.nobodyElse()
        && (wave.number() == 1 || !offers.anyLive(wave.facts(), list.asked(wave.facts())));
  }

  private void exhaust(Wave wave, PickHosts.Hosts hosts, Set<Rung> widened) {
    endings.exhaust(wave.open().exhaust(0, 0, wave.now()), wave.standing().waves().out());
    book.nobodyWasThere(wave.facts().id(), widened.isEmpty() ? hosts.widened() : widened);
  }

  private static int freeSeats(Invitation.Open open) {
    return open.facts().seats() - open.guests().size();
  }

  private static Instant lookAt(Invitation invitation, Instant timer) {
    Instant lost = timer.plus(TIMER_LOST_AFTER);
    Instant over = over(invitation);
    return lost.isBefore(over) ? lost : over;
  }

  private static Instant over(Invitation invitation) {
    Instant deadline = invitation.facts().deadline();
    return invitation.roomUntil().isBefore(deadline) ? invitation.roomUntil() : deadline;
  }
}
