package dev.beckon.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.Wishes;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Outcome;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;
import dev.beckon.scene.Scene;
import dev.beckon.selection.pick.PickCandidates;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The wave of an open invitation: offers to who was picked, once. */
class SendWaveTest {
  private static final HostId EN_33 = new HostId("en-33");

  private final Scene scene = new Scene();
  private final SendWave sendWave = sending(scene.store.offers());

  @Test
  void whoIsPickedIsOfferedAndTheWaveIsOut() {
    scene.online(Hosts.ANNA, EN_33);
    Invitation.Open open = inviteEnglish();

    sendWave.send(open.facts());

    assertThat(scene.store.queuedOffers())
        .extracting(offer -> offer.facts().candidate())
        .containsExactlyInAnyOrder(Hosts.ANNA, EN_33);
    assertThat(scene.store.pendingWaves()).isEmpty();
    assertThat(offered(open)).isEqualTo(2);
  }

  @Test
  void whomTheWaveAsksIsNotedBeforeTheyAreAskedSoThatTheirPhonesCanBeToldOfItsEnd() {
    scene.online(Hosts.ANNA, EN_33);
    Invitation.Open open = inviteEnglish();

    assertThatThrownBy(() -> sending(new BusyAfterOneOffer()).send(open.facts()))
        .isInstanceOf(Unavailable.class);
    scene.store.queuedOffers().forEach(offer -> scene.store.offers().sent(offer.facts()));

    assertThat(scene.store.waves().untold(open.facts()))
        .singleElement()
        .satisfies(
            wave -> {
              assertThat(wave.number()).isEqualTo(1);
              assertThat(wave.shown()).hasSize(1);
            });
  }

  @Test
  void anOfferCarriesAllThatThePushNeeds() {
    scene.online(Hosts.ANNA);
    Invitation.Open open = inviteEnglish();
    scene.after(Duration.ofSeconds(1));

    sendWave.send(open.facts());

    assertThat(scene.store.queuedOffers().get(0).facts())
        .isEqualTo(
            new Offer.Facts(
                open.facts().offerId(),
                Hosts.ANNA,
                Hosts.INVITER,
                "Gerda",
                open.facts().room(),
                "Come and see the final",
                scene.now(),
                open.facts().deadline(),
                Set.of(Hosts.device(Hosts.ANNA).endpoint())));
  }

  @Test
  void theHostsOwnItemHasTheLastWord() {
    scene.online(Hosts.ANNA, EN_33);
    scene
        .store
        .hosts()
        .savePreferences(
            Hosts.ANNA, new Preferences(true, true, Optional.empty(), Set.of(Hosts.INVITER)));
    Invitation.Open open = inviteEnglish();

    sendWave.send(open.facts());

    assertThat(scene.offerOf(open, Hosts.ANNA))
        .isInstanceOfSatisfying(
            Offer.Suppressed.class,
            offer -> assertThat(offer.why()).isEqualTo(Offer.Suppression.MUTED));
    assertThat(offered(open)).isEqualTo(1);
  }

  @Test
  void deliveredTwiceItOffersNothingMore() {
    scene.online(Hosts.ANNA, EN_33);
    Invitation.Open open = inviteEnglish();
    sendWave.send(open.facts());
    scene.store.offers().sent(scene.store.queuedOffers().get(0).facts());

    scene.after(Duration.ofSeconds(5));
    sendWave.send(open.facts());

    assertThat(scene.store.queuedOffers()).hasSize(1);
    assertThat(offered(open)).isEqualTo(2);
    assertThat(scene.written(open)).isEqualTo(open);
  }

  @Test
  void aTimerOfAnotherWaveOrOfAnUnknownInvitationIsHarmless() {
    scene.online(Hosts.ANNA);
    Invitation.Open open = inviteEnglish();

    sendWave.due(open.facts().id(), 1);
    sendWave.due(Invitations.by(Hosts.EDUARDA).facts().id(), 1);

    assertThat(scene.store.queuedOffers()).isEmpty();
    assertThat(scene.store.pendingWaves()).hasSize(1);
  }

  @Test
  void deliveredTwiceItAsksNobodyElse() {
    scene.online(Hosts.english(400).toArray(HostId[]::new));
    Invitation.Open open = inviteEnglish();
    sendWave.send(open.facts());
    int once = scene.store.queuedOffers().size();

    sendWave.send(open.facts());

    assertThat(scene.store.queuedOffers()).hasSize(once);
    assertThat(offered(open)).isEqualTo(once);
  }

  @Test
  void whereSomebodyMayHaveBeenOverlookedItLooksElsewhereLaterAndThenGivesUp() {
    Invitation.Open open = inviteAnybody();
    sendWave.send(open.facts());
    assertThat(scene.written(open).state()).isEqualTo("OPEN");
    assertThat(scene.store.pendingWaves()).hasSize(1);

    scene.after(Duration.ofSeconds(90));
    sendWave.send(open.facts());

    assertThat(scene.written(open).state()).isEqualTo("EXHAUSTED");
  }

  @Test
  void anInvitationThatStandsNoMoreSendsNothing() {
    scene.online(Hosts.ANNA);
    Invitation.Open open = inviteEnglish();
    scene.after(Invitation.ROOM_LEASE);

    sendWave.send(open.facts());

    assertThat(scene.store.queuedOffers()).isEmpty();
    assertThat(scene.written(open)).isEqualTo(open);
  }

  @Test
  void whenNobodyIsThereToAskTheInvitationIsExhausted() {
    Invitation.Open open = inviteEnglish();

    sendWave.send(open.facts());

    assertThat(scene.written(open).state()).isEqualTo("EXHAUSTED");
    assertThat(scene.store.hosts().openInvitation(Hosts.INVITER)).isEmpty();
  }

  @Test
  void whenNobodyWantsToBeAskedTheInvitationIsExhaustedToo() {
    scene.online(Hosts.ANNA);
    scene.store.hosts().savePreferences(Hosts.ANNA, Preferences.NEVER_SAID);
    Invitation.Open open = inviteEnglish();

    sendWave.send(open.facts());

    assertThat(scene.written(open).state()).isEqualTo("EXHAUSTED");
  }

  @Test
  void anInvitationWithAGuestIsNotExhausted() {
    Invitation.Open open = inviteEnglish();
    scene.grant(open, Hosts.ANNA);
    Invitation.Open withGuest = (Invitation.Open) scene.written(open);

    sendWave.send(withGuest.facts());

    assertThat(scene.written(open)).isEqualTo(withGuest);
    assertThat(scene.store.pendingWaves()).isEmpty();
  }

  @Test
  void aGuestWhoCameMeanwhileKeepsTheInvitationOpen() {
    Invitation.Open open = inviteEnglish();
    scene.grant(open, Hosts.ANNA);

    sendWave.send(open.facts());

    assertThat(scene.written(open).state()).isEqualTo("OPEN");
  }

  @Test
  void anInvitationWithoutTermsCanNeverWork() {
    Invitation.Open open = Invitations.by(Hosts.INVITER).open();

    assertThatThrownBy(() -> sendWave.send(open.facts())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aWaveThatWasInterruptedGoesOnWhenItIsRepeated() {
    scene.online(Hosts.ANNA, EN_33);
    Invitation.Open open = inviteEnglish();
    SendWave interrupted = sending(new BusyAfterOneOffer());

    assertThatThrownBy(() -> interrupted.send(open.facts())).isInstanceOf(Unavailable.class);
    assertThat(scene.store.queuedOffers()).hasSize(1);
    assertThat(scene.store.pendingWaves()).hasSize(1);
    sendWave.send(open.facts());

    assertThat(scene.store.queuedOffers()).hasSize(2);
    assertThat(offered(open)).isEqualTo(2);
  }

  @Test
  void anInvitationThatNobodyFitsSaysHowFarItWasWidened() {
    Invitation.Open open = inviteEnglish();

    sendWave.send(open.facts());

    assertThat(scene.written(open).state()).isEqualTo("EXHAUSTED");
    assertThat(widened(open)).containsExactly(Rung.SIDE_CATEGORIES);
  }

  @Test
  void aWaveSaysHowFarItHadToGoForThoseItAsked() {
    scene.online(Hosts.ANNA);
    Invitation.Open near = inviteEnglish();
    sendWave.send(near.facts());
    assertThat(widened(near)).isEmpty();

    Invitation.Open far = Invitations.by(Hosts.EDUARDA).at(scene.now()).open();
    scene.store.invitations().submit(far, widening(), "fingerprint");
    sendWave.send(far.facts());

    assertThat(offered(far)).isEqualTo(1);
    assertThat(widened(far)).containsExactly(Rung.CATEGORIES);
  }

  @Test
  void friendsOnlyAsksFriendsAndTheirOwnItemsHaveTheLastWord() {
    scene.online(Hosts.ANNA, EN_33, new HostId("en-34"));
    scene.store.hosts().save(Hosts.INVITER, Set.of(Hosts.ANNA, EN_33, Hosts.CLARA));
    scene
        .store
        .hosts()
        .savePreferences(
            Hosts.ANNA, new Preferences(true, true, Optional.empty(), Set.of(Hosts.INVITER)));
    Invitation.Open open = Invitations.by(Hosts.INVITER).at(scene.now()).open();
    scene.store.invitations().submit(open, friendsOnly(), "fingerprint");

    sendWave.send(open.facts());

    assertThat(scene.offerOf(open, Hosts.ANNA)).isInstanceOf(Offer.Suppressed.class);
    assertThat(scene.store.queuedOffers())
        .extracting(offer -> offer.facts().candidate())
        .containsExactly(EN_33);
  }

  @Test
  void whereNoFriendIsOnlineTheInvitationIsExhausted() {
    scene.online(Hosts.ANNA);
    scene.store.hosts().save(Hosts.INVITER, Set.of(Hosts.CLARA));
    Invitation.Open open = Invitations.by(Hosts.INVITER).at(scene.now()).open();
    scene.store.invitations().submit(open, friendsOnly(), "fingerprint");

    sendWave.send(open.facts());

    assertThat(scene.written(open).state()).isEqualTo("EXHAUSTED");
  }

  private Set<Rung> widened(Invitation invitation) {
    return scene
        .store
        .invitations()
        .entry(invitation.facts().inviter(), invitation.facts().id())
        .orElseThrow()
        .widened();
  }

  private static Terms friendsOnly() {
    return terms(Set.of(), true, false);
  }

  private static Terms widening() {
    return terms(Set.of("no-such-category"), false, true);
  }

  private static Terms terms(Set<String> categories, boolean friendsOnly, boolean widen) {
    return new Terms(
        "Gerda",
        false,
        new Condition(
            Set.of("en"),
            categories,
            Set.of(),
            Range.ANY,
            Range.ANY,
            true,
            Set.of(Availability.ONLINE),
            Set.of(),
            friendsOnly,
            widen),
        "Come and see");
  }

  @Test
  void whoWasAskedIsRememberedAndWhoWasNotIsCountedByTheReason() {
    HostId muting = new HostId("en-1");
    scene.online(Hosts.ANNA, muting, new HostId("en-2"));
    scene.store.hosts().savePreferences(muting, Wishes.willing().mute(Hosts.INVITER).all());
    Invitation.Open open = inviteEnglish();

    sending(scene.store.offers()).send(open.facts());

    assertThat(scene.tally.counts()).isEqualTo(Map.of("OFFERED", 2, "SUPPRESSED MUTED", 1));
    scene.store.offers().sent(((Offer.Queued) scene.offerOf(open, Hosts.ANNA)).facts());
    assertThat(scene.store.invitations().outcome(open.facts())).isEqualTo(new Outcome(1, 0, 0, 0));
  }

  private SendWave sending(OfferBook book) {
    return new SendWave(
        new PickCandidates(scene.store.presence(), scene.store.hosts(), scene.clock),
        book,
        scene.store.waveBook(),
        scene.store.waves(),
        scene.timer,
        scene.store.invitations(),
        scene.tally,
        scene.clock);
  }

  /** Asks for English streamers whose audience is small: two categories, four cells. */
  private Invitation.Open inviteEnglish() {
    Invitation.Open open = Invitations.by(Hosts.INVITER).at(scene.now()).open();
    scene.store.invitations().submit(open, englishTerms(), "fingerprint");
    return open;
  }

  private Invitation.Open inviteAnybody() {
    Invitation.Open open = Invitations.by(Hosts.INVITER).at(scene.now()).open();
    Terms terms = new Terms("Gerda", false, Invitations.anyone(), "");
    scene.store.invitations().submit(open, terms, "fingerprint");
    return open;
  }

  private static Terms englishTerms() {
    return new Terms(
        "Gerda",
        false,
        new Condition(
            Set.of("en"),
            Set.of("139", "83"),
            Set.of(),
            Range.ANY,
            new Range(0, 9),
            true,
            Set.of(Availability.ONLINE),
            Set.of()),
        "Come and see the final");
  }

  private int offered(Invitation invitation) {
    return scene
        .store
        .invitations()
        .entry(invitation.facts().inviter(), invitation.facts().id())
        .orElseThrow()
        .offered();
  }

  /** The table gets busy in the middle of a wave. */
  private final class BusyAfterOneOffer implements OfferBook {
    private int offers;

    @Override
    public OfferBook.Outcome offer(Offer.Queued offer, boolean matureRoom, Asked known) {
      if (offers++ == 1) {
        throw new Unavailable("DynamoDB is busy", null);
      }
      return scene.store.offers().offer(offer, matureRoom, known);
    }

    @Override
    public boolean anyLive(Invitation.Facts invitation, Collection<HostId> hosts) {
      return scene.store.offers().anyLive(invitation, hosts);
    }
  }
}
