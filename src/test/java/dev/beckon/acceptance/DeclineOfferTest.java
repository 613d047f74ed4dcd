package dev.beckon.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.acceptance.DeclineOffer.Outcome;
import dev.beckon.acceptance.DeclineOffer.Reported;
import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.Wishes;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.scene.Scene;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A host says no, for now, for tonight, or for good. */
class DeclineOfferTest {
  private static final HostId ANNA = Hosts.ANNA;

  private final Scene scene = new Scene();
  private final Invitation.Open open = scene.invite(3);
  private final OfferId id = open.facts().offerId();
  private final DeclineOffer decline =
      new DeclineOffer(scene.store.offers(), scene.store.boundaries(), scene.tally, scene.clock);

  private Preferences said() {
    return scene.store.hosts().file(ANNA).preferences();
  }

  private Offer offer() {
    return scene.offerOf(open, ANNA);
  }

  /** What becomes of another host's offer now. */
  private Offer askedBy(HostId inviter) {
    Invitation.Open next =
        scene.invite(Invitations.by(inviter).key("next " + scene.now()).at(scene.now()));
    scene
        .store
        .offers()
        .offer(Invitations.offer(next.facts(), ANNA, scene.now()), false, Asked.NEVER);
    return scene.offerOf(next, ANNA);
  }

  @Test
  void aNoIsOneHoweverOftenItIsSaid() {
    scene.offer(open, ANNA);

    assertThat(decline.decline(ANNA, id, false)).isEqualTo(Outcome.DECLINED);
    assertThat(decline.decline(ANNA, id, false)).isEqualTo(Outcome.DECLINED);

    assertThat(offer()).isInstanceOf(Offer.Declined.class);
    assertThat(said()).isEqualTo(Hosts.WILLING);
    assertThat(scene.tally.counts()).isEqualTo(Map.of("DECLINED", 1));
  }

  @Test
  void whoDoesNotWantToTonightIsAskedNothingMoreUntilTheNightIsOver() {
    scene.offer(open, ANNA);
    scene.store.hosts().savePreferences(ANNA, Wishes.willing().in("Europe/Berlin").all());

    decline.decline(ANNA, id, true);

    assertThat(said().doNotDisturbUntil()).contains(Instant.parse("2026-11-23T07:00:00Z"));
    assertThat(askedBy(Hosts.BRUNO))
        .isInstanceOfSatisfying(
            Offer.Suppressed.class,
            offer -> assertThat(offer.why()).isEqualTo(Offer.Suppression.DO_NOT_DISTURB));
  }

  @Test
  void notTonightCountsThoughTheOfferWasAccepted() {
    scene.grant(open, ANNA);

    assertThat(decline.decline(ANNA, id, true)).isEqualTo(Outcome.ACCEPTED_BEFORE);

    assertThat(said().doNotDisturbUntil()).isPresent();
  }

  @Test
  void aReportMutesTheInviterEndsTheOfferAndIsKept() {
    Offer.Queued offer = scene.offer(open, ANNA);

    assertThat(decline.report(ANNA, id, Report.Reason.SPAM, "again"))
        .isEqualTo(new Reported.Kept(true));

    assertThat(offer()).isInstanceOf(Offer.Declined.class);
    assertThat(said().muted()).containsExactly(Hosts.INVITER);
    assertThat(scene.store.boundaries().reports())
        .containsExactly(new Report(offer.facts(), Report.Reason.SPAM, "again", scene.now()));
  }

  @Test
  void aReportFromTheRoomLeavesTheVisitAsItIs() {
    scene.join(open, ANNA);

    assertThat(decline.report(ANNA, id, Report.Reason.HATE, "")).isEqualTo(new Reported.Kept(true));

    assertThat(offer()).isInstanceOf(Offer.Accepted.class);
    assertThat(said().muted()).containsExactly(Hosts.INVITER);
  }

  @Test
  void aReportIsKeptThoughNobodyElseCanBeMuted() {
    scene.offer(open, ANNA);
    scene
        .store
        .hosts()
        .savePreferences(
            ANNA, new Preferences(true, true, Optional.empty(), Set.copyOf(Hosts.english(100))));

    assertThat(decline.report(ANNA, id, Report.Reason.SCAM, ""))
        .isEqualTo(new Reported.Kept(false));
    assertThat(scene.store.boundaries().reports()).hasSize(1);
  }

  @Test
  void whoWasNotAskedAnswersNothing() {
    scene.store.hosts().savePreferences(ANNA, Preferences.NEVER_SAID);
    scene
        .store
        .offers()
        .offer(Invitations.offer(open.facts(), ANNA, scene.now()), false, Asked.NEVER);

    for (HostId host : Set.of(ANNA, Hosts.BRUNO)) {
      assertThat(decline.decline(host, id, true)).isEqualTo(Outcome.UNKNOWN);
      assertThat(decline.report(host, id, Report.Reason.SPAM, ""))
          .isEqualTo(new Reported.Unknown());
    }
    assertThat(scene.store.boundaries().reports()).isEmpty();
    assertThat(said()).isEqualTo(Preferences.NEVER_SAID);
  }
}
