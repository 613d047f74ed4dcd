package dev.beckon.selection;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.RecordingTimer;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.wave.AcceptRate;
import dev.beckon.invitation.wave.Waves;
import dev.beckon.scene.Scene;
import dev.beckon.selection.pick.PickCandidates;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** An evening whose hosts are asked in waves. */
final class WavesOfScene {
  /** How many offers the first wave for three seats has. */
  static final int FIRST =
      Waves.none(Invitations.EVENING, AcceptRate.UNKNOWN).wanted(3, Invitations.EVENING);

  final Scene scene = new Scene();
  final SendWave sendWave = sending(scene.store.offers(), scene.store.waveBook());

  SendWave sending(OfferBook offers, WaveBook book) {
    return new SendWave(
        new PickCandidates(scene.store.presence(), scene.store.hosts(), scene.clock),
        offers,
        book,
        scene.store.waves(),
        scene.timer,
        scene.store.invitations(),
        scene.tally,
        scene.clock);
  }

  /** So many hosts who stream in English are online. */
  List<HostId> online(int count) {
    List<HostId> hosts = Hosts.english(count);
    scene.online(hosts.toArray(HostId[]::new));
    return hosts;
  }

  /** Asks for whoever streams in English. */
  Invitation.Open invite(int seats) {
    Invitation.Open open =
        Invitations.by(Hosts.INVITER)
            .key("at " + scene.now())
            .seats(seats)
            .at(scene.now())
            .lease(Duration.ofHours(1))
            .open();
    Condition english =
        new Condition(
            Set.of("en"),
            Set.of(),
            Set.of(),
            Range.ANY,
            Range.ANY,
            true,
            Set.of(Availability.ONLINE, Availability.LIVE),
            Set.of());
    scene.store.invitations().submit(open, new Terms("Gerda", false, english, ""), "fingerprint");
    return open;
  }

  /** The first wave goes out. */
  Invitation.Open asked(int seats) {
    Invitation.Open open = invite(seats);
    sendWave.send(open.facts());
    return open;
  }

  /** The timer that was set last goes off. */
  void timerGoesOff() {
    List<RecordingTimer.Timer> timers = scene.timer.timers();
    RecordingTimer.Timer timer = timers.get(timers.size() - 1);
    scene.after(timer.after());
    sendWave.due(timer.invitation(), timer.wave());
  }

  WaveBook.Standing standing(Invitation invitation) {
    return scene.store.waveBook().standing(invitation.facts().id()).orElseThrow();
  }

  /** The last wave that is out. */
  int wave(Invitation invitation) {
    return standing(invitation).waves().out();
  }

  /** Whom the invitation has asked, in whatever wave. */
  List<HostId> asked() {
    return scene.store.queuedOffers().stream()
        .map(Offer::facts)
        .map(Offer.Facts::candidate)
        .toList();
  }
}
