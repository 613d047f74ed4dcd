package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Offer.Suppression;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.Device;
import dev.beckon.selection.OfferBook.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where waves are written, and hosts are asked whether they may be. */
abstract class OfferBookContract extends Contract {
  private static final Instant NOW = T0.plusSeconds(2);

  private Offer.Queued offerTo(Invitation invitation, HostId candidate) {
    return Invitations.offer(invitation.facts(), candidate, NOW);
  }

  private Outcome ask(Invitation invitation, HostId candidate) {
    return stores().offers().offer(offerTo(invitation, candidate), false, Asked.NEVER);
  }

  private Preferences quietUntil(Instant until) {
    return new Preferences(true, true, Optional.of(until), Set.of());
  }

  private Instant lastAsked(HostId host) {
    return stores().hosts().file(host).asked().last();
  }

  private static Outcome suppressed(Suppression why) {
    return Outcome.suppressed(why);
  }

  private void isSuppressed(Invitation invitation, HostId candidate, Suppression why) {
    assertThat(ask(invitation, candidate)).isEqualTo(suppressed(why));
    assertThat(offer(invitation, candidate))
        .isEqualTo(offerTo(invitation, candidate).suppress(why));
    assertThat(lastAsked(candidate)).isEqualTo(Instant.EPOCH);
  }

  @Test
  void aWillingHostIsAskedAndTheAskingCounted() {
    Invitation.Open open = invitation(3);
    willing(anna);

    assertThat(ask(open, anna)).isEqualTo(Outcome.QUEUED);

    assertThat(offer(open, anna)).isEqualTo(offerTo(open, anna));
    assertThat(lastAsked(anna)).isEqualTo(NOW);
  }

  @Test
  void anOfferIsPushedToThePhonesThatTheHostHasAtThatMoment() {
    willing(anna);
    Device tablet = new Device("tablet", Device.Platform.APNS, "arn:of:the:tablet:of:" + anna);
    stores().hosts().saveDevice(anna, tablet, "hash of the tablet of " + anna);
    stores().hosts().removeDevice(anna, Hosts.device(anna).id());
    Invitation.Open open = invitation(3);

    ask(open, anna);

    assertThat(offer(open, anna).facts().endpoints()).containsExactly(tablet.endpoint());
  }

  @Test
  void aHostWithoutAPhoneIsUnreachable() {
    stores().hosts().savePreferences(anna, Hosts.WILLING);
    Invitation.Open open = invitation(3);

    assertThat(ask(open, anna)).isEqualTo(Outcome.UNREACHABLE);
    assertThat(ask(open, anna)).isEqualTo(Outcome.UNREACHABLE);

    assertThat(offer(open, anna)).isInstanceOf(Offer.Unreachable.class);
  }

  @Test
  void anOfferMadeAgainIsTheSameAndCountsOnce() {
    Invitation.Open open = invitation(3);
    willing(anna);
    ask(open, anna);

    Outcome again =
        stores()
            .offers()
            .offer(Invitations.offer(open.facts(), anna, NOW.plusSeconds(60)), false, Asked.NEVER);

    assertThat(again).isEqualTo(Outcome.QUEUED);
    assertThat(offer(open, anna)).isEqualTo(offerTo(open, anna));
    assertThat(lastAsked(anna)).isEqualTo(NOW);
  }

  @Test
  void anOfferMadeAgainAfterItsAnswerStaysAnswered() {
    Invitation.Open open = invitation(3);
    granted(open, anna, NOW);
    willing(bruno);
    ask(open, bruno);
    stores().box().decline(bruno, open.facts().offerId(), NOW);

    assertThat(ask(open, anna)).isEqualTo(Outcome.QUEUED);
    assertThat(ask(open, bruno)).isEqualTo(Outcome.QUEUED);

    assertThat(offer(open, anna)).isInstanceOf(Offer.Accepted.class);
    assertThat(offer(open, bruno)).isInstanceOf(Offer.Declined.class);
  }

  @Test
  void whoNeverSaidIsNotAsked() {
    isSuppressed(invitation(3), anna, Suppression.NOT_OPTED_IN);
  }

  @Test
  void whoDoesNotWantToBeAskedIsNotAsked() {
    stores().hosts().savePreferences(anna, Preferences.NEVER_SAID);

    isSuppressed(invitation(3), anna, Suppression.NOT_OPTED_IN);
  }

  @Test
  void whoMutedTheInviterIsNotAsked() {
    stores()
        .hosts()
        .savePreferences(
            anna, new Preferences(true, true, Optional.empty(), Set.of(bruno, inviter)));

    isSuppressed(invitation(3), anna, Suppression.MUTED);
  }

  @Test
  void whoMutedOthersIsAsked() {
    willing(anna);
    stores()
        .hosts()
        .savePreferences(anna, new Preferences(true, true, Optional.empty(), Set.of(bruno)));

    assertThat(ask(invitation(3), anna)).isEqualTo(Outcome.QUEUED);
  }

  @Test
  void whoAskedNotToBeDisturbedIsNotAskedUntilThatMoment() {
    willing(bruno);
    stores().hosts().savePreferences(anna, quietUntil(NOW.plus(TICK)));
    stores().hosts().savePreferences(bruno, quietUntil(NOW));
    Invitation.Open open = invitation(3);

    isSuppressed(open, anna, Suppression.DO_NOT_DISTURB);
    assertThat(ask(open, bruno)).isEqualTo(Outcome.QUEUED);
  }

  @Test
  void whoIsInAVisitIsNotAskedIntoAnother() {
    Invitation.Open elsewhere = stored(Invitations.by(bruno).open());
    granted(elsewhere, anna, NOW);
    Invitation.Open open = invitation(3);

    assertThat(ask(open, anna)).isEqualTo(suppressed(Suppression.BUSY));
    assertThat(offer(open, anna)).isEqualTo(offerTo(open, anna).suppress(Suppression.BUSY));
  }

  @Test
  void aRoomForAdultsTakesAnOptInOfItsOwn() {
    Invitation.Open open = invitation(3);
    stores()
        .hosts()
        .savePreferences(anna, new Preferences(true, false, Optional.empty(), Set.of()));
    willing(bruno);

    assertThat(stores().offers().offer(offerTo(open, anna), true, Asked.NEVER))
        .isEqualTo(suppressed(Suppression.NO_MATURE_ROOMS));
    assertThat(offer(open, anna))
        .isEqualTo(offerTo(open, anna).suppress(Suppression.NO_MATURE_ROOMS));
    assertThat(stores().offers().offer(offerTo(open, bruno), true, Asked.NEVER))
        .isEqualTo(Outcome.QUEUED);
  }

  @Test
  void whoWasSuppressedStaysSoForThisInvitation() {
    Invitation.Open open = invitation(3);
    ask(open, anna);
    willing(anna);

    assertThat(ask(open, anna)).isEqualTo(suppressed(Suppression.NOT_OPTED_IN));
    assertThat(offer(open, anna)).isInstanceOf(Offer.Suppressed.class);
  }

  @Test
  void ofOneOfferMadeManyTimesAtOnceThereIsOne() {
    Invitation.Open open = invitation(3);
    willing(anna);

    List<Outcome> answers = Together.times(16, n -> () -> ask(open, anna));

    assertThat(answers).containsOnly(Outcome.QUEUED);
    assertThat(stores().box().letters(anna, T0, 50)).hasSize(1);
    assertThat(lastAsked(anna)).isEqualTo(NOW);
  }

  private Asked asked(HostId host) {
    return stores().hosts().file(host).asked();
  }

  private Outcome ask(HostId candidate, Instant now, Asked known) {
    Invitation.Open open = stored(Invitations.by(newHost("de")).at(now).open());
    return stores().offers().offer(Invitations.offer(open.facts(), candidate, now), false, known);
  }

  @Test
  void askingsAreCountedByDays() {
    willing(anna);
    Asked expected = Asked.NEVER;
    for (int hours : new int[] {0, 1, 2, 6, 7, 31, 55, 150}) {
      Instant now = NOW.plus(Duration.ofHours(hours));

      assertThat(ask(anna, now, expected)).isEqualTo(Outcome.QUEUED);

      expected = expected.again(now);
      assertThat(asked(anna)).isEqualTo(expected);
    }
  }

  @Test
  void whatPresenceKnewMayBeLongOutOfDate() {
    willing(anna);
    Instant tomorrow = NOW.plus(Duration.ofDays(1));
    Asked stale = Asked.NEVER.again(NOW.minus(Duration.ofDays(9)));

    ask(anna, NOW, stale);
    assertThat(asked(anna)).isEqualTo(Asked.NEVER.again(NOW));
    ask(anna, tomorrow, Asked.NEVER);
    assertThat(asked(anna)).isEqualTo(Asked.NEVER.again(NOW).again(tomorrow));
    ask(anna, tomorrow, stale);
    assertThat(asked(anna)).isEqualTo(Asked.NEVER.again(NOW).again(tomorrow).again(tomorrow));
    ask(anna, tomorrow, asked(anna).again(tomorrow.plus(Duration.ofDays(3))));
    assertThat(asked(anna).onDay()).isEqualTo(3);
  }

  @Test
  void aSuppressedHostIsNotCountedWhateverPresenceKnew() {
    stores()
        .hosts()
        .savePreferences(anna, new Preferences(true, true, Optional.empty(), Set.of(bruno)));
    ask(anna, NOW, Asked.NEVER);
    Invitation.Open muted = stored(Invitations.by(bruno).open());

    assertThat(stores().offers().offer(offerTo(muted, anna), false, Asked.NEVER))
        .isEqualTo(suppressed(Suppression.MUTED));
    assertThat(offer(muted, anna)).isEqualTo(offerTo(muted, anna).suppress(Suppression.MUTED));
    assertThat(asked(anna)).isEqualTo(Asked.NEVER.again(NOW));
  }

  @Test
  void ofManyInvitationsAtOnceAsManyAskAsTheHostWants() {
    willing(anna);

    List<Outcome> answers = Together.times(16, n -> () -> ask(anna, NOW, Asked.NEVER));

    assertThat(answers).filteredOn(Outcome.QUEUED::equals).hasSize(3);
    assertThat(asked(anna)).isEqualTo(new Asked(Asked.dayOf(NOW), 3, 0, NOW));
  }

  @Test
  void whomAWaveAskedIsToldByWhatBecameOfIt() {
    Invitation.Open open = invitation(3);
    HostId clara = newHost("es");
    HostId dmitri = newHost("ru");
    HostId early = newHost("pt");
    joined(open, anna, NOW);
    granted(open, bruno, NOW);
    stores().box().decline(clara, queued(open, clara).id(), NOW);
    stores().box().seen(dmitri, offered(open, dmitri).id(), NOW);
    queued(open, early);
    offered(open, newHost("fr"));
    assertThat(stores().outcomes().outcome(open.facts()))
        .isEqualTo(new dev.beckon.invitation.Outcome(0, 0, 0, 0));

    stores().waveList().keep(open.facts(), 1, Set.of(anna, bruno, clara));
    stores().waveList().keep(open.facts(), 2, Set.of(anna, dmitri, early));

    assertThat(stores().outcomes().outcome(open.facts()))
        .isEqualTo(new dev.beckon.invitation.Outcome(4, 4, 1, 1));
  }

  @Test
  void ofTheOffersOfManyWavesTwoHundredAreLookedAt() {
    Invitation.Open open = invitation(3);
    for (int wave = 0; wave < 5; wave++) {
      Set<HostId> hosts = new HashSet<>();
      for (int n = 0; n < 45; n++) {
        hosts.add(newHost("en"));
      }
      hosts.forEach(host -> offered(open, host));
      stores().waveList().keep(open.facts(), wave, hosts);
    }

    assertThat(stores().outcomes().outcome(open.facts()).pushed()).isEqualTo(200);
  }

  @Test
  void anOfferIsLiveAsLongAsItCanBeAccepted() {
    Invitation.Open open = invitation(3);
    HostId clara = newHost("es");
    List<HostId> all = List.of(newHost("pt"), bruno, newHost("pt"), newHost("pt"), clara, anna);
    queued(open, bruno);
    offered(open, clara);
    granted(open, anna, NOW);
    assertThat(stores().offers().anyLive(open.facts(), all)).isTrue();

    stores().box().decline(bruno, open.facts().offerId(), NOW);
    assertThat(stores().offers().anyLive(open.facts(), all)).isTrue();
    stores().box().decline(clara, open.facts().offerId(), NOW);

    assertThat(stores().offers().anyLive(open.facts(), all)).isFalse();
    assertThat(stores().offers().anyLive(open.facts(), List.of())).isFalse();
  }
}
