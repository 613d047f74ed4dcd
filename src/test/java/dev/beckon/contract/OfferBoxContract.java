package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.acceptance.OfferBox;
import dev.beckon.acceptance.OfferBox.Declining;
import dev.beckon.acceptance.Seats;
import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.Wishes;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.OfferId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A host's offers, and the answers that are not an accept. */
abstract class OfferBoxContract extends Contract {
  private static final Instant NOW = T0.plusSeconds(9);

  /** One invitation each second, by an inviter of its own, offered to Anna; the newest first. */
  private List<OfferId> inbox(int count) {
    List<OfferId> ids = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      Invitation.Open open =
          stored(Invitations.by(newHost("de")).at(T0.plusSeconds(n).plusMillis(500)).open());
      Offer.Queued offer = Invitations.offer(open.facts(), anna, open.facts().createdAt());
      willing(anna);
      stores().hosts().savePreferences(anna, Wishes.willing().pace(6, 12).all());
      stores().offers().offer(offer, false, Asked.NEVER);
      ids.add(0, offer.facts().id());
    }
    return ids;
  }

  private List<OfferId> letters(Instant since, int limit) {
    return stores().box().letters(anna, since, limit).stream()
        .map(letter -> letter.offer().facts().id())
        .toList();
  }

  @Test
  void theInboxShowsTheNewestFirst() {
    assertThat(inbox(5)).isEqualTo(letters(T0, 50));
  }

  @Test
  void theInboxShowsNoMoreThanAskedFor() {
    assertThat(inbox(5).subList(0, 2)).isEqualTo(letters(T0, 2));
  }

  @Test
  void theInboxBeginsAtTheSecondOfSince() {
    List<OfferId> inbox = inbox(5);

    assertThat(letters(T0.plusSeconds(3), 50)).isEqualTo(inbox.subList(0, 2));
    assertThat(letters(T0.plusSeconds(3).plusMillis(999), 50)).isEqualTo(inbox.subList(0, 2));
    assertThat(letters(T0.plusSeconds(5), 50)).isEmpty();
  }

  @Test
  void theInboxOfAHostNobodyAskedIsEmpty() {
    inbox(1);

    assertThat(stores().box().letters(bruno, T0, 50)).isEmpty();
  }

  @Test
  void aLetterTellsOfferVisitAndInvitation() {
    Invitation.Open open = invitation(3);
    Visit.Granted visit = granted(open, anna, NOW);
    Offer.Facts toBruno = offered(open, bruno);
    Invitation now = open.take(anna);

    OfferBox.Letter accepted = stores().box().letter(anna, visit.facts().id()).orElseThrow();

    assertThat(accepted)
        .isEqualTo(
            new OfferBox.Letter(
                new Offer.Accepted(Invitations.offer(open.facts(), anna, T0).facts()),
                Optional.of(visit),
                now));
    assertThat(stores().box().glance(anna, visit.facts().id())).contains(accepted);
    assertThat(stores().box().letters(anna, T0, 50)).containsExactly(accepted);
    assertThat(stores().box().letter(bruno, toBruno.id()))
        .contains(new OfferBox.Letter(new Offer.Sent(toBruno), Optional.empty(), now));
  }

  @Test
  void somebodyElsesOfferIsNotThere() {
    Offer.Facts offer = offered(invitation(3), anna);

    assertThat(stores().box().letter(bruno, offer.id())).isEmpty();
    assertThat(stores().box().glance(bruno, offer.id())).isEmpty();
  }

  @Test
  void openingIsNotedTheFirstTime() {
    Invitation.Open open = invitation(3);
    Offer.Facts sent = offered(open, anna);
    Offer.Facts queued = queued(open, bruno);

    stores().box().seen(anna, sent.id(), NOW);
    stores().box().seen(anna, sent.id(), NOW.plusSeconds(5));
    stores().box().seen(bruno, queued.id(), NOW);

    assertThat(offer(open, anna)).isEqualTo(new Offer.Seen(sent, Optional.of(NOW)));
    assertThat(offer(open, bruno)).isEqualTo(new Offer.Queued(queued, Optional.of(NOW)));
  }

  @Test
  void openingWhatIsAnsweredChangesNothing() {
    Invitation.Open open = invitation(3);
    Offer.Facts declined = offered(open, anna);
    stores().box().decline(anna, declined.id(), NOW);
    granted(open, bruno, NOW);

    stores().box().seen(anna, declined.id(), NOW.plusSeconds(1));
    stores().box().seen(bruno, declined.id(), NOW.plusSeconds(1));

    assertThat(offer(open, anna)).isEqualTo(new Offer.Declined(declined, NOW));
    assertThat(offer(open, bruno)).isInstanceOf(Offer.Accepted.class);
  }

  @Test
  void openingOrDecliningAnOfferThatIsNotThereMakesNone() {
    OfferId never = invitation(3).facts().offerId();

    stores().box().seen(anna, never, NOW);

    assertThat(stores().box().decline(anna, never, NOW)).isEqualTo(Declining.OTHERWISE);
    assertThat(stores().box().letter(anna, never)).isEmpty();
    assertThat(stores().box().letters(anna, T0, 50)).isEmpty();
  }

  @Test
  void aStandingOfferCanBeDeclinedQueuedSentOrSeen() {
    Invitation.Open open = invitation(3);
    Offer.Facts sent = offered(open, anna);
    Offer.Facts queued = queued(open, bruno);
    Offer.Facts seen = offered(open, newHost("es"));
    stores().box().seen(seen.candidate(), seen.id(), NOW);

    for (Offer.Facts offer : List.of(sent, queued, seen)) {
      assertThat(stores().box().decline(offer.candidate(), offer.id(), NOW))
          .isEqualTo(Declining.DECLINED);
      assertThat(offer(open, offer.candidate())).isEqualTo(new Offer.Declined(offer, NOW));
    }
  }

  @Test
  void decliningTwiceIsDecliningOnce() {
    Invitation.Open open = invitation(3);
    Offer.Facts offer = offered(open, anna);
    stores().box().decline(anna, offer.id(), NOW);

    assertThat(stores().box().decline(anna, offer.id(), NOW.plusSeconds(5)))
        .isEqualTo(Declining.BEFORE);
    assertThat(offer(open, anna)).isEqualTo(new Offer.Declined(offer, NOW));
  }

  @Test
  void whatIsAcceptedOrSuppressedCannotBeDeclined() {
    Invitation.Open open = invitation(3);
    granted(open, anna, NOW);
    stores().offers().offer(Invitations.offer(open.facts(), bruno, NOW), false, Asked.NEVER);
    OfferId id = open.facts().offerId();

    assertThat(stores().box().decline(anna, id, NOW)).isEqualTo(Declining.OTHERWISE);
    assertThat(stores().box().decline(bruno, id, NOW)).isEqualTo(Declining.OTHERWISE);

    assertThat(offer(open, anna)).isInstanceOf(Offer.Accepted.class);
    assertThat(offer(open, bruno)).isInstanceOf(Offer.Suppressed.class);
  }

  @Test
  void ofAnAcceptAndADeclineAtOnceOneWins() {
    Invitation.Open open = stored(Invitations.by(inviter).seats(20).open());
    for (int round = 0; round < 10; round++) {
      var guest = newHost("en");
      OfferId id = offered(open, guest).id();
      List<Callable<Boolean>> moves =
          List.of(
              () -> take(open, guest, NOW).equals(new Seats.Taking.Taken()),
              () -> stores().box().decline(guest, id, NOW) == Declining.DECLINED);

      List<Boolean> won = Together.all(moves);

      assertThat(won).containsExactlyInAnyOrder(true, false);
      assertThat(offer(open, guest) instanceof Offer.Accepted).isEqualTo(won.get(0));
      assertThat(current(open).guests().contains(guest)).isEqualTo(won.get(0));
    }
  }

  @Test
  void offersThatTheHostWasNeverToldOfCrowdNobodyOut() {
    Offer.Facts told = queued(stored(Invitations.by(newHost("de")).at(T0).open()), anna);
    for (int n = 1; n <= 70; n++) {
      Instant later = T0.plusSeconds(n);
      Invitation.Open another = stored(Invitations.by(newHost("de")).at(later).open());
      stores().hosts().savePreferences(anna, Preferences.NEVER_SAID);
      stores().offers().offer(Invitations.offer(another.facts(), anna, later), false, Asked.NEVER);
    }

    assertThat(stores().box().letters(anna, T0, 1))
        .singleElement()
        .satisfies(letter -> assertThat(letter.offer().facts()).isEqualTo(told));
  }
}
