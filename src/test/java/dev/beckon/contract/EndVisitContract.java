package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How visits end: once, and the guest is free again. */
abstract class EndVisitContract extends Contract {
  private static final Instant NOW = T0.plusSeconds(9);

  private Visit end(Visit.Live before, Visit.Ended end) {
    return stores().endVisit().end(before, end);
  }

  /** Whether the guest may accept another invitation. */
  private boolean mayVisit(HostId guest) {
    Invitation.Open another = stored(Invitations.by(newHost("de")).open());
    offered(another, guest);
    return take(another, guest, NOW).equals(taken());
  }

  @Test
  void aGuestWhoLeavesHasCompletedTheVisitAndKeepsTheSeat() {
    Invitation.Open open = invitation(1);
    Visit.Joined joined = joined(open, anna, NOW);
    Visit.Ended left = joined.leave(NOW.plusSeconds(70));

    assertThat(end(joined, left)).isEqualTo(left);

    assertThat(visit(open, anna)).isEqualTo(left);
    assertThat(left.dwellSeconds()).isEqualTo(70);
    assertThat(current(open)).isEqualTo(open.take(anna));
    assertThat(mayVisit(anna)).isTrue();
  }

  @Test
  void aNoShowGivesTheSeatBack() {
    Invitation.Open open = invitation(1);
    Visit.Granted granted = granted(open, anna, NOW);
    Visit.Ended noShow = granted.noShow(granted.facts().joinBy());

    assertThat(end(granted, noShow)).isEqualTo(noShow);

    assertThat(visit(open, anna)).isEqualTo(noShow);
    assertThat(current(open)).isEqualTo(open);
    assertThat(mayVisit(anna)).isTrue();
  }

  @Test
  void aNoShowLeavesTheSeatsOfTheOthersAlone() {
    Invitation.Open open = invitation(3);
    Visit.Granted granted = granted(open, anna, NOW);
    joined(open, bruno, NOW);

    end(granted, granted.noShow(granted.facts().joinBy()));

    assertThat(current(open)).isEqualTo(open.take(bruno));
  }

  @Test
  void aNoShowFoundAfterTheEndGivesTheSeatToNobodyAndFreesTheGuest() {
    Invitation.Open open = invitation(3);
    Visit.Granted granted = granted(open, anna, NOW);
    Invitation over = stores().end().end(((Invitation.Standing) current(open)).cancel(NOW));

    Visit.Ended noShow = granted.noShow(granted.facts().joinBy());

    assertThat(end(granted, noShow)).isEqualTo(noShow);
    assertThat(current(open)).isEqualTo(over);
    assertThat(visit(open, anna)).isEqualTo(noShow);
    assertThat(mayVisit(anna)).isTrue();
  }

  @Test
  void theFirstEndStaysAndTheSeatComesFreeOnce() {
    Invitation.Open open = invitation(2);
    Visit.Granted granted = granted(open, anna, NOW);
    Visit.Ended first = granted.leave(NOW.plusSeconds(1));
    end(granted, first);

    assertThat(end(granted, granted.noShow(granted.facts().joinBy()))).isEqualTo(first);
    assertThat(end(granted, granted.voidIt(NOW))).isEqualTo(first);

    assertThat(current(open)).isEqualTo(open);
  }

  @Test
  void anEndWrittenTwiceLeavesTheNextVisitAlone() {
    Invitation.Open open = invitation(3);
    Visit.Joined joined = joined(open, anna, NOW);
    end(joined, joined.leave(NOW));
    assertThat(mayVisit(anna)).isTrue();

    end(joined, joined.leave(NOW));

    assertThat(mayVisit(anna)).isFalse();
  }

  @Test
  void anEndDecidedOnAnOldReadIsNotWritten() {
    Invitation.Open open = invitation(3);
    Visit.Granted granted = granted(open, anna, NOW);
    Visit.Joined joined = granted.beat(NOW.plusSeconds(5));
    stores().visits().beat(granted, joined);

    assertThat(end(granted, granted.noShow(granted.facts().joinBy()))).isEqualTo(joined);
    assertThat(visit(open, anna)).isEqualTo(joined);
    assertThat(mayVisit(anna)).isFalse();
  }

  @Test
  void aLostGuestsVisitEndsWithTheLastBeat() {
    Invitation.Open open = invitation(3);
    Visit.Joined joined = joined(open, anna, NOW);
    Visit.Lost lost = joined.lose(joined.lostAt());
    Visit.Ended over = lost.complete(lost.overAt());

    assertThat(end(lost, over)).isEqualTo(over);
    assertThat(visit(open, anna)).isEqualTo(over);
    assertThat(over.endedAt()).isEqualTo(NOW);
  }

  @Test
  void aGuestWhoCameBackMeanwhileIsNotLost() {
    Invitation.Open open = invitation(3);
    Visit.Joined joined = joined(open, anna, NOW);
    Visit.Lost lost = joined.lose(joined.lostAt());
    Visit.Joined back = lost.beat(joined.lostAt().plusSeconds(3));
    stores().visits().beat(lost, back);

    assertThat(end(lost, lost.complete(lost.overAt()))).isEqualTo(back);
    assertThat(end(joined, joined.leave(NOW.plusSeconds(1)))).isEqualTo(back);
  }

  @Test
  void anEndThatHasToComeComesThoughTheGuestBeatsMeanwhile() {
    Invitation.Open open = invitation(3);
    Visit.Joined joined = joined(open, anna, NOW);
    Visit.Joined later = joined.beat(NOW.plusSeconds(45));
    stores().visits().beat(joined, later);

    Visit.Ended end = stores().endVisit().end(joined, visit -> visit.sentHome(NOW.plusSeconds(50)));

    assertThat(end).isEqualTo(later.leave(NOW.plusSeconds(50)));
    assertThat(visit(open, anna)).isEqualTo(end);
  }

  @Test
  void whatWasBeatenAfterTheRoomsEndIsTakenOff() {
    Invitation.Open open = invitation(3);
    Visit.Joined joined = joined(open, anna, NOW);
    Visit.Joined later = joined.beat(NOW.plusSeconds(45));
    stores().visits().beat(joined, later);

    Visit.Ended end = stores().endVisit().end(later, visit -> visit.sentHome(NOW.plusSeconds(20)));

    assertThat(end.dwellSeconds()).isEqualTo(20);
    assertThat(visit(open, anna)).isEqualTo(end);
  }

  @Test
  void aVoidedVisitKeepsItsSeatAndFreesTheGuest() {
    Invitation.Open open = invitation(1);
    Visit.Granted granted = granted(open, anna, NOW);
    Visit.Ended voided = granted.voidIt(NOW);

    assertThat(end(granted, voided)).isEqualTo(voided);
    assertThat(visit(open, anna)).isEqualTo(voided);
    assertThat(current(open)).isEqualTo(open.take(anna));
    assertThat(mayVisit(anna)).isTrue();
  }

  @Test
  void ofManyEndsAtOnceOneStaysAndEverybodyHearsOfThatOne() {
    Invitation.Open open = invitation(2);
    Visit.Granted granted = granted(open, anna, NOW);
    joined(open, bruno, NOW);

    List<Visit> heard =
        Together.times(16, n -> () -> end(granted, granted.leave(NOW.plusSeconds(n))));

    assertThat(new HashSet<>(heard)).containsExactly(visit(open, anna));
    assertThat(current(open)).isEqualTo(open.take(bruno));
  }

  @Test
  void seatsOfManyNoShowsAtOnceAllComeFree() {
    Invitation.Open open = invitation(16);
    List<Visit.Granted> absent =
        IntStream.range(0, 16).mapToObj(n -> granted(open, newHost("en"), NOW)).toList();

    Together.times(
        16, n -> () -> end(absent.get(n), absent.get(n).noShow(absent.get(n).facts().joinBy())));

    assertThat(current(open)).isEqualTo(open);
  }
}
