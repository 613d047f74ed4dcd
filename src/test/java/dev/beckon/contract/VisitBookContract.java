package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.visit.VisitBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A guest's beats. */
abstract class VisitBookContract extends Contract {
  private static final Instant NOW = T0.plusSeconds(9);

  private VisitBook.Noted note(Visit.Live before, Instant now) {
    return stores().visits().beat(before, before.beat(now));
  }

  /** Whether the beat was noted; if so, it is what is stored. */
  private boolean beat(Visit.Live before, Instant now) {
    VisitBook.Noted noted = note(before, now);
    return noted.equals(new VisitBook.Noted.Done(before.beat(now)));
  }

  @Test
  void thereIsNoStayBeforeTheAcceptNorOfSomebodyElse() {
    Invitation.Open open = invitation(3);
    OfferId id = offered(open, anna).id();
    granted(open, bruno, NOW);

    assertThat(stores().visits().stay(anna, id)).isEmpty();
    assertThat(stores().visits().stay(newHost("es"), id)).isEmpty();
    assertThat(stores().findVisit().find(anna, id)).isEmpty();
  }

  @Test
  void theFirstBeatJoins() {
    Invitation.Open open = invitation(3);
    Visit.Granted granted = granted(open, anna, NOW);

    assertThat(beat(granted, NOW.plusSeconds(5))).isTrue();

    assertThat(stores().visits().stay(anna, granted.facts().id()))
        .contains(new VisitBook.Stay(granted.beat(NOW.plusSeconds(5)), open.take(anna)));
  }

  @Test
  void laterBeatsAddDwell() {
    Invitation.Open open = invitation(3);
    Visit.Joined joined = joined(open, anna, NOW);
    Visit.Joined after = joined.beat(NOW.plusSeconds(45));

    assertThat(stores().visits().beat(joined, after)).isEqualTo(new VisitBook.Noted.Done(after));

    assertThat(after.dwellSeconds()).isEqualTo(45);
    assertThat(stores().visits().stay(anna, joined.facts().id()))
        .contains(new VisitBook.Stay(after, open.take(anna)));
  }

  @Test
  void dwellKeepsItsMilliseconds() {
    Invitation.Open open = invitation(3);
    Visit.Joined guest = joined(open, anna, NOW);
    for (int beat = 1; beat <= 4; beat++) {
      assertThat(beat(guest, NOW.plusMillis(45_750L * beat))).isTrue();
      guest = (Visit.Joined) visit(open, anna);
    }

    assertThat(guest.dwell()).isEqualTo(Duration.ofSeconds(183));
    Visit.Ended left = guest.leave(NOW.plusMillis(183_999));
    stores().endVisit().end(guest, left);
    assertThat(visit(open, anna)).isEqualTo(left);
    assertThat(left.dwell()).isEqualTo(Duration.ofMillis(183_999));
    assertThat(left.dwellSeconds()).isEqualTo(183);
  }

  /** A phone tells since when it was not heard of; what it was credited is the store's to know. */
  @Test
  void theDwellThatIsStoredCountsWhateverTheBeatSaysItWas() {
    Invitation.Open open = invitation(3);
    Visit.Joined joined = joined(open, anna, NOW);
    Visit.Joined boasting =
        new Visit.Joined(joined.facts(), NOW, joined.lastBeatAt(), Duration.ofHours(9));

    VisitBook.Noted noted = note(boasting, NOW.plusSeconds(45));
    Visit.Joined stored = joined.beat(NOW.plusSeconds(45));
    assertThat(noted).isEqualTo(new VisitBook.Noted.Done(stored));

    boasting = new Visit.Joined(joined.facts(), NOW, stored.lastBeatAt(), Duration.ofHours(9));
    stores().endVisit().end(boasting, boasting.leave(NOW.plusSeconds(50)));
    assertThat(visit(open, anna)).isEqualTo(stored.leave(NOW.plusSeconds(50)));
  }

  @Test
  void theRoomIsOnAirAsLongAsTheInviterSays() {
    Invitation.Open open = invitation(3);
    Instant until = open.roomUntil().plusSeconds(60);
    stores().rooms().renew(inviter, open.facts().id(), NOW, until);

    assertThat(stores().visits().roomUntil(open.facts().id(), true)).isEqualTo(until);
    assertThat(stores().visits().roomUntil(open.facts().id(), false)).isEqualTo(until);

    stores().rooms().end(inviter, open.facts().id(), NOW);
    assertThat(stores().visits().roomUntil(open.facts().id(), true)).isEqualTo(NOW);
  }

  @Test
  void aBeatThatWasDecidedOnAnOldReadIsNotWritten() {
    Invitation.Open open = invitation(3);
    Visit.Granted granted = granted(open, anna, NOW);
    beat(granted, NOW.plusSeconds(5));
    Visit.Joined joined = (Visit.Joined) visit(open, anna);
    beat(joined, NOW.plusSeconds(50));

    VisitBook.Noted.Moved moved = new VisitBook.Noted.Moved(joined.beat(NOW.plusSeconds(50)));
    assertThat(note(granted, NOW.plusSeconds(60))).isEqualTo(moved);
    assertThat(note(joined, NOW.plusSeconds(60))).isEqualTo(moved);

    assertThat(visit(open, anna)).isEqualTo(moved.visit());
  }

  @Test
  void aLostGuestComesBackByABeat() {
    Invitation.Open open = invitation(3);
    Visit.Joined joined = joined(open, anna, NOW);
    Instant back = joined.lostAt().plusSeconds(20);
    Visit.Lost lost = joined.lose(joined.lostAt());

    assertThat(beat(lost, back)).isTrue();
    assertThat(visit(open, anna)).isEqualTo(lost.beat(back));
  }

  @Test
  void aGuestWhoIsNotLetInCannotBeat() {
    Invitation.Open open = invitation(3);
    Visit.Granted granted = granted(open, anna, NOW);
    stores().endVisit().end(granted, granted.leave(NOW));

    assertThat(note(granted, NOW.plusSeconds(1)))
        .isEqualTo(new VisitBook.Noted.Moved(granted.leave(NOW)));
    assertThat(visit(open, anna)).isEqualTo(granted.leave(NOW));
  }

  @Test
  void ofManyBeatsDecidedOnOneReadExactlyOneIsWritten() {
    Invitation.Open open = invitation(3);
    Visit.Joined joined = joined(open, anna, NOW);
    List<Callable<Boolean>> beats =
        IntStream.rangeClosed(1, 16)
            .<Callable<Boolean>>mapToObj(n -> () -> beat(joined, NOW.plusSeconds(n)))
            .toList();

    List<Boolean> written = Together.all(beats);

    assertThat(written).filteredOn(Boolean::booleanValue).hasSize(1);
    assertThat(visit(open, anna))
        .isEqualTo(joined.beat(NOW.plusSeconds(written.indexOf(true) + 1L)));
  }

  @Test
  void ofAJoinAndANoShowAtOnceOneWins() {
    Invitation.Open open = invitation(20);
    for (int round = 0; round < 10; round++) {
      var guest = newHost("en");
      Visit.Granted granted = granted(open, guest, NOW);
      Instant late = granted.facts().joinBy();
      List<Callable<Boolean>> moves =
          List.of(
              () -> beat(granted, late),
              () -> stores().endVisit().end(granted, granted.noShow(late)) instanceof Visit.Ended);

      List<Boolean> won = Together.all(moves);

      assertThat(won).containsExactlyInAnyOrder(true, false);
      assertThat(visit(open, guest))
          .isEqualTo(won.get(0) ? granted.beat(late) : granted.noShow(late));
      assertThat(current(open).guests().contains(guest)).isEqualTo(won.get(0));
    }
  }
}
