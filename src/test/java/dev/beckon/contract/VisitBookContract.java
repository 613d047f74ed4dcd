package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.visit.VisitBook;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A guest's beats. */
abstract class VisitBookContract extends Contract {
  private static final Instant NOW = T0.plusSeconds(9);
  private static final Instant PASS_UNTIL = NOW.plusSeconds(300);

  private boolean beat(Visit.Live before, Instant now) {
    return stores().visits().beat(before, before.beat(now), PASS_UNTIL);
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
        .contains(
            new VisitBook.Stay(granted.beat(NOW.plusSeconds(5)), PASS_UNTIL, open.take(anna)));
  }

  @Test
  void laterBeatsAddDwellAndKeepTheNewestPass() {
    Invitation.Open open = invitation(3);
    Visit.Joined joined = joined(open, anna, NOW);
    Visit.Joined after = joined.beat(NOW.plusSeconds(45));
    Instant passUntil = NOW.plusSeconds(345);

    assertThat(stores().visits().beat(joined, after, passUntil)).isTrue();

    assertThat(after.dwellSeconds()).isEqualTo(45);
    assertThat(stores().visits().stay(anna, joined.facts().id()))
        .contains(new VisitBook.Stay(after, passUntil, open.take(anna)));
  }

  @Test
  void aBeatThatWasDecidedOnAnOldReadIsNotWritten() {
    Invitation.Open open = invitation(3);
    Visit.Granted granted = granted(open, anna, NOW);
    beat(granted, NOW.plusSeconds(5));
    Visit.Joined joined = (Visit.Joined) visit(open, anna);
    beat(joined, NOW.plusSeconds(50));

    assertThat(beat(granted, NOW.plusSeconds(60))).isFalse();
    assertThat(beat(joined, NOW.plusSeconds(60))).isFalse();

    assertThat(visit(open, anna)).isEqualTo(joined.beat(NOW.plusSeconds(50)));
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

    assertThat(beat(granted, NOW.plusSeconds(1))).isFalse();
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
