package dev.beckon.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.acceptance.AcceptOffer;
import dev.beckon.acceptance.Report;
import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.Wishes;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.ledger.Cap;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.pass.VisitTicket;
import dev.beckon.presence.lease.Lease;
import dev.beckon.presence.lease.Ticket;
import dev.beckon.selection.pick.PickCandidates;
import dev.beckon.visit.ComeBack;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * No step costs more than its ceiling: the real use cases and adapters, on DynamoDB Local, with the
 * meter between. Prints what each came to. Whoever adds a step adds a constant to {@link Step} and
 * holds it here; {@link MeteredScene#table} is for adapters that the scene does not have.
 */
class CeilingsTest {
  private static final Map<Step, Bill> MEASURED = new EnumMap<>(Step.class);
  private static final Duration TICK = Duration.ofSeconds(15);

  /** Enough that each of the selection's looks is full. */
  private static final int CROWD = 1500;

  private static final int BEATS_AN_HOUR = 80;
  private static final Points REWARD = new Points(30);

  private final MeteredScene scene = new MeteredScene();
  private final MeteredPresence presence = new MeteredPresence(scene);

  @AfterEach
  void close() {
    scene.close();
  }

  @AfterAll
  static void print() {
    StringBuilder table = new StringBuilder(Step.head());
    MEASURED.forEach((step, bill) -> table.append('\n').append(step.row(bill)));
    System.out.println(table);
  }

  @Test
  void creating() {
    holds(Step.CREATE, () -> scene.invite(3));
    holds(Step.CREATE_AGAIN, () -> scene.invite(3));
  }

  @Test
  void promising() {
    scene.give(MeteredScene.INVITER, 90);
    holds(Step.CREATE_REWARDED, () -> scene.invite(3, REWARD));
    scene.after(TICK);
    Invitation invitation = scene.invitations.find(scene.newest()).orElseThrow();

    holds(
        Step.CANCEL_REWARDED,
        () -> scene.cancel.cancel(MeteredScene.INVITER, invitation.facts().id(), false));
    assertThat(scene.balance(MeteredScene.INVITER)).isEqualTo(90);
  }

  @Test
  void rewarding() {
    List<HostId> guests = scene.candidates(2);
    scene.give(MeteredScene.INVITER, 60);
    Invitation invitation = scene.invite(2, REWARD);
    guests.forEach(guest -> scene.sent(invitation, guest));
    guests.forEach(guest -> letIn(invitation, guest));
    guests.forEach(guest -> scene.beat(invitation, guest));
    for (int beats = 0; beats < 3; beats++) {
      scene.renew(invitation);
      scene.after(Visit.BEAT_INTERVAL);
      guests.forEach(guest -> scene.beat(invitation, guest));
    }
    scene.renew(invitation);
    scene.after(Visit.BEAT_INTERVAL);

    holds(Step.SETTLE, () -> scene.beat(invitation, guests.get(0)));
    holds(Step.SETTLE_LATE, () -> scene.leave(invitation, guests.get(1)));

    assertThat(guests).allSatisfy(guest -> assertThat(scene.balance(guest)).isEqualTo(30));
    HostId guest = guests.get(0);
    holds(Step.WALLET, () -> scene.balance(guest));
    holds(Step.ENTRIES, () -> scene.wallets.entries(guest, Optional.empty(), 20));
    holds(Step.GRANT, () -> scene.grant.grant(scene.order("grant"), guest, REWARD));
    Visit visit = scene.visits.find(guest, invitation.facts().offerId()).orElseThrow();
    holds(Step.REVERSE, () -> scene.grant.reverse(scene.order("reversal"), visit));
  }

  @Test
  void rewardingTooOften() {
    HostId guest = scene.candidates(1).get(0);
    Bill last = null;
    for (int n = 0; n <= Cap.OF_PAIR.perDay(); n++) {
      scene.give(MeteredScene.INVITER, 30);
      scene.after(Duration.ofHours(3));
      Invitation invitation = scene.invite(1, REWARD);
      scene.sent(invitation, guest);
      letIn(invitation, guest);
      scene.beat(invitation, guest);
      for (int beats = 0; beats < 4; beats++) {
        scene.renew(invitation);
        scene.after(Visit.BEAT_INTERVAL);
        last = scene.meter.of(() -> scene.beat(invitation, guest));
      }
      scene.leave(invitation, guest);
      scene.cancel.cancel(MeteredScene.INVITER, invitation.facts().id(), false);
    }

    check(Step.SETTLE_REFUSED, last);
    assertThat(scene.balance(guest)).isEqualTo(30L * Cap.OF_PAIR.perDay());
  }

  @Test
  void aWaveAndItsOffers() {
    Invitation invitation = scene.invite(3);
    HostId candidate = scene.candidates(1).get(0);

    holds(Step.WAVE, () -> scene.wave(invitation, List.of()));
    scene.after(TICK);
    holds(Step.TIMER, () -> scene.tick(invitation));
    holds(Step.NEXT_WAVE, () -> scene.nextWave(invitation, List.of()));
    holds(Step.OFFER, () -> scene.sent(invitation, candidate));
  }

  @Test
  void askingUnderAllConditions() {
    Invitation invitation = scene.invite(3);
    List<HostId> hosts = scene.candidates(6);
    Wishes night = scene.wishes().quiet("23:00", "07:00", "Europe/Berlin");

    scene.says(hosts.get(0), night.pace(5, 11).until(scene.now()).all());
    scene.askedBefore(hosts.get(0), 1);
    holds(Step.OFFER_OWN_NUMBERS, () -> scene.sent(invitation, hosts.get(0)));

    scene.says(hosts.get(1), night.all());
    holds(Step.OFFER_FIRST_OF_DAY, () -> scene.sent(invitation, hosts.get(1)));

    scene.says(hosts.get(2), scene.wishes().pace(6, 12).all());
    scene.askedBefore(hosts.get(2), 18);
    holds(Step.OFFER_FULL_LIST, () -> scene.sent(invitation, hosts.get(2)));

    scene.says(hosts.get(3), scene.wishes().mute(MeteredScene.INVITER).all());
    holds(Step.OFFER_SUPPRESSED, () -> scene.offer(invitation, hosts.get(3)));

    scene.says(hosts.get(4), night.until(scene.now().plusSeconds(9)).friendsAlways().all());
    scene.friend(hosts.get(4));
    holds(Step.OFFER_FRIEND, () -> scene.sent(invitation, hosts.get(4)));

    scene.mutesAHundred(hosts.get(5));
    holds(Step.OFFER_MUTES, () -> scene.sent(invitation, hosts.get(5)));
  }

  @Test
  void answering() {
    Invitation invitation = scene.invite(3);
    List<HostId> hosts = scene.candidates(3);
    hosts.forEach(host -> scene.offer(invitation, host));
    OfferId id = invitation.facts().offerId();

    holds(Step.DECLINE, () -> scene.decline.decline(hosts.get(0), id, false));
    holds(Step.NOT_TONIGHT, () -> scene.decline.decline(hosts.get(1), id, true));
    holds(Step.REPORT, () -> scene.decline.report(hosts.get(2), id, Report.Reason.SPAM, "again"));
  }

  @Test
  void reading() {
    HostId host = scene.candidates(1).get(0);
    scene.askedBefore(host, 8);
    holds(
        Step.INBOX,
        () ->
            assertThat(scene.offers.letters(host, scene.now().minusSeconds(86_400), 50))
                .hasSize(8));

    Invitation invitation = scene.invite(3);
    List<HostId> hosts = scene.candidates(20);
    hosts.forEach(each -> scene.sent(invitation, each));
    scene.waves.keep(invitation.facts(), 1, hosts);
    holds(Step.OUTCOME, () -> scene.outcomes.outcome(invitation.facts()));
  }

  @Test
  void aPushReadsNothing() {
    Offer.Queued offer = scene.offer(scene.invite(3), scene.candidates(1).get(0));

    holds(Step.PUSH, () -> scene.push(offer));
  }

  @Test
  void tellingThatAnInvitationIsClosed() {
    Invitation.Open invitation = (Invitation.Open) scene.invite(3);
    List<HostId> hosts = scene.candidates(20);
    hosts.forEach(host -> scene.sent(invitation, host));

    holds(Step.WAVE_LIST, () -> scene.waves.keep(invitation.facts(), 1, hosts));
    holds(Step.WITHDRAW, () -> scene.withdraw(invitation.cancel(scene.now())));
  }

  @Test
  void accepting() {
    Invitation invitation = scene.invite(2);
    List<HostId> hosts = scene.candidates(3);
    scene.sent(invitation, hosts.get(0));
    scene.offer(invitation, hosts.get(1));
    scene.sent(invitation, hosts.get(2));

    holds(Step.ACCEPT, () -> letIn(invitation, hosts.get(0)));
    holds(Step.ACCEPT_AGAIN, () -> letIn(invitation, hosts.get(0)));
    holds(Step.ACCEPT_EARLY, () -> letIn(invitation, hosts.get(1)));
    holds(
        Step.ACCEPT_FULL,
        () ->
            assertThat(scene.accept(invitation, hosts.get(2)))
                .isInstanceOf(AcceptOffer.Outcome.Refused.class));
  }

  @Test
  void visiting() {
    Invitation invitation = scene.invite(3);
    HostId guest = scene.candidates(1).get(0);
    scene.sent(invitation, guest);
    letIn(invitation, guest);

    holds(Step.JOIN, () -> scene.beat(invitation, guest));
    VisitTicket before = scene.ticket(guest).orElseThrow();
    scene.after(Visit.BEAT_INTERVAL);
    holds(Step.BEAT, () -> scene.beat(invitation, guest));
    scene.shows(guest, before);
    holds(Step.BEAT_AGAIN, () -> scene.beat(invitation, guest));
    holds(Step.LEAVE, () -> scene.leave(invitation, guest));
  }

  @Test
  void visitingForLong() {
    Invitation invitation = scene.invite(3);
    HostId guest = scene.candidates(1).get(0);
    scene.sent(invitation, guest);
    letIn(invitation, guest);
    scene.beat(invitation, guest);
    beats(invitation, guest, 2);

    scene.renew(invitation);
    scene.after(Visit.BEAT_INTERVAL);
    holds(Step.BEAT_LOOKS, () -> assertThat(scene.beat(invitation, guest)).isEmpty());
    scene.renew(invitation);
    scene.after(Visit.BEAT_INTERVAL);
    holds(Step.BEAT_PASS, () -> assertThat(scene.beat(invitation, guest)).isPresent());
    scene.forgets(guest);
    holds(Step.BEAT_UNTICKETED, () -> assertThat(scene.beat(invitation, guest)).isPresent());
    scene.forgets(guest);
    holds(Step.LEAVE_UNTICKETED, () -> scene.leave(invitation, guest));
    scene.clock.advance(Visit.BACK_AFTER);
    holds(
        Step.COME_BACK,
        () ->
            assertThat(scene.comeBack.comeBack(guest, invitation.facts().offerId()))
                .isEqualTo(new ComeBack.Outcome.Noted()));
  }

  @Test
  void reporting() {
    Invitation invitation = scene.invite(3);
    List<HostId> guests = scene.candidates(3);
    guests.forEach(guest -> scene.sent(invitation, guest));
    guests.forEach(guest -> letIn(invitation, guest));
    Invitation current = scene.invitations.find(invitation.facts().id()).orElseThrow();

    holds(Step.GUESTS, () -> assertThat(scene.invitations.guests(current)).hasSize(3));
  }

  private void beats(Invitation invitation, HostId guest, int count) {
    for (int beat = 0; beat < count; beat++) {
      scene.after(Visit.BEAT_INTERVAL);
      scene.beat(invitation, guest);
    }
  }

  @Test
  void notComing() {
    Invitation invitation = scene.invite(3);
    HostId guest = scene.candidates(1).get(0);
    scene.sent(invitation, guest);
    letIn(invitation, guest);

    Visit.Granted visit = Invitations.visit(invitation.facts(), guest, scene.now());
    scene.after(Visit.JOIN_WITHIN);

    holds(Step.NO_SHOW, () -> scene.visits.end(visit, visit.noShow(scene.now())));
  }

  @Test
  void theRoomIsKeptOnAir() {
    Invitation invitation = scene.invite(3);
    scene.after(Duration.ofSeconds(45));

    holds(Step.RENEW, () -> scene.renew(invitation));
  }

  @Test
  void ending() {
    Invitation invitation = scene.invite(3);

    holds(
        Step.CANCEL,
        () -> scene.cancel.cancel(MeteredScene.INVITER, invitation.facts().id(), false));
  }

  @Test
  void selecting() {
    presence.crowd(CROWD);

    holds(Step.SELECT, () -> assertThat(presence.pick(17)).hasSize(PickCandidates.MAX_CANDIDATES));
  }

  @Test
  void counting() {
    presence.crowd(CROWD);

    holds(Step.COUNT, () -> assertThat(presence.count()).isPositive());
  }

  @Test
  void beingOnline() {
    HostId host = scene.candidates(1).get(0);
    holds(Step.APPEAR, () -> presence.opened(host));

    Ticket[] ticket = {presence.opened(host)};
    holds(Step.HOST_BEAT, () -> presence.beat(ticket[0]));
    scene.after(Lease.RENEWED_AFTER);
    holds(Step.HOST_RENEWAL, () -> presence.beat(ticket[0]));
    holds(Step.HOST_RENEWAL_AGAIN, () -> presence.beat(ticket[0]));

    ticket[0] = presence.opened(host);
    holds(
        Step.HOST_HOUR,
        () -> {
          for (int beats = 0; beats < BEATS_AN_HOUR; beats++) {
            scene.after(Lease.LIVE_BEAT);
            ticket[0] = presence.beat(ticket[0]);
          }
        });
    holds(Step.GO_OFFLINE, () -> presence.goOffline(host));
  }

  @Test
  void lookingAtWhatIsDue() {
    holds(Step.SWEEP, scene.sweep::sweep);

    Invitation invitation = scene.invite(1);
    HostId guest = scene.candidates(1).get(0);
    scene.wave(invitation, List.of(guest));
    letIn(invitation, guest);
    scene.beat(invitation, guest);
    scene.after(Visit.BEAT_INTERVAL);
    scene.beat(invitation, guest);
    scene.renew(invitation);
    scene.after(Invitation.ROOM_LEASE.minus(Visit.BEAT_INTERVAL));
    holds(Step.SWEEP_GOES_ON, scene.sweep::sweep);
  }

  @Test
  void aTimerThatGotLost() {
    Invitation invitation = scene.invite(3);
    scene.wave(invitation, List.of());
    scene.after(Invitation.ROOM_LEASE.minusSeconds(1));

    holds(Step.SWEEP_WAKES, scene.sweep::sweep);
    holds(Step.LOOK, () -> scene.look(invitation));
  }

  /** The empty looks of cleanup, which all invitations share, are not this one's. */
  @Test
  void aWholeLife() {
    life(Step.LIFE, Points.ZERO);
  }

  @Test
  void aWholeRewardedLife() {
    scene.give(MeteredScene.INVITER, 90);

    life(Step.LIFE_REWARDED, REWARD);
  }

  private void life(Step step, Points reward) {
    List<HostId> hosts = scene.candidates(20);
    presence.crowd(CROWD);
    Bill idle = scene.meter.of(scene.sweep::sweep);
    int[] sweeps = new int[1];

    Bill life = scene.meter.of(() -> sweeps[0] = live(hosts, hosts.subList(0, 3), reward));
    assertThat(scene.invitations.page(MeteredScene.INVITER, Optional.empty(), 1).entries())
        .map(entry -> entry.invitation().state())
        .containsExactly("EXPIRED");
    for (int i = 0; i < sweeps[0]; i++) {
      life = life.minus(idle);
    }

    assertThat(hosts.subList(0, 3))
        .allSatisfy(guest -> assertThat(scene.balance(guest)).isEqualTo(reward.value()));
    check(step, life);
  }

  /**
   * Lives ten minutes with these guests; returns how often cleanup looked. Whom the selection picks
   * is not asked, for those who are asked are to be known.
   */
  private int live(List<HostId> hosts, List<HostId> guests, Points reward) {
    Invitation invitation = scene.invite(guests.size(), reward);
    presence.pick(17);
    scene.wave(invitation, hosts.subList(0, 12));
    int sweeps = 0;
    for (int seconds = 15; seconds <= 600; seconds += 15) {
      scene.after(TICK);
      if (seconds == 15) {
        scene.nextWave(invitation, hosts.subList(12, 20));
      } else if (seconds == 30) {
        scene.tick(invitation);
      }
      if (seconds % 45 == 0) {
        scene.renew(invitation);
      }
      for (HostId guest : guests) {
        step(invitation, guest, seconds);
      }
      if (seconds % 60 == 0) {
        scene.sweep.sweep();
        sweeps++;
      }
    }
    return sweeps;
  }

  private void step(Invitation invitation, HostId guest, int seconds) {
    int joinedSeconds = seconds - 30;
    if (seconds == 15) {
      letIn(invitation, guest);
    } else if (joinedSeconds == 300) {
      scene.leave(invitation, guest);
    } else if (joinedSeconds < 300 && joinedSeconds % 45 == 0) {
      scene.beat(invitation, guest);
    }
  }

  private void letIn(Invitation invitation, HostId guest) {
    assertThat(scene.accept(invitation, guest)).isInstanceOf(AcceptOffer.Outcome.LetIn.class);
  }

  private void holds(Step step, Runnable run) {
    check(step, scene.meter.of(run));
  }

  private static void check(Step step, Bill bill) {
    MEASURED.put(step, bill);
    assertThat(bill).matches(step::allows, step.ceilings());
  }
}
