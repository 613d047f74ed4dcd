package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Visit;
import dev.beckon.visit.ReturnBook.Kept;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who comes back by themselves is noted once, with the visit. */
abstract class ReturnBookContract extends Contract {
  private static final Instant NOW = T0.plusSeconds(9);
  private static final Instant LEFT = NOW.plusSeconds(40);
  private static final Instant BACK = LEFT.plus(Visit.BACK_AFTER);

  private Visit.Ended left(Invitation invitation) {
    Visit.Joined joined = joined(invitation, anna, NOW);
    return (Visit.Ended) stores().endVisit().end(joined, joined.leave(LEFT));
  }

  private Optional<Kept> note(Invitation invitation, Instant at) {
    return stores().returns().note(anna, invitation.facts().offerId(), at);
  }

  @Test
  void whoWasThereLongEnoughAgoCameBack() {
    Invitation.Open open = invitation(2);
    Visit.Ended left = left(open);

    assertThat(note(open, BACK)).contains(new Kept(left, Optional.of(BACK)));
    assertThat(visit(open, anna)).isEqualTo(left);
    assertThat(stores().book().guests(current(open)).get(0).cameBackAt()).contains(BACK);
  }

  @Test
  void theFirstTimeIsWhatStays() {
    Invitation.Open open = invitation(2);
    Visit.Ended left = left(open);
    note(open, BACK);

    assertThat(note(open, BACK.plusSeconds(99))).contains(new Kept(left, Optional.of(BACK)));
  }

  @Test
  void whoStaysOnDidNotComeBack() {
    Invitation.Open open = invitation(2);
    Visit.Ended left = left(open);

    assertThat(note(open, BACK.minus(TICK))).contains(new Kept(left, Optional.empty()));
    assertThat(stores().book().guests(current(open)).get(0).cameBackAt()).isEmpty();
  }

  @Test
  void whoIsThereOrNeverWasDidNotComeBack() {
    Invitation.Open open = invitation(2);
    Visit.Granted granted = granted(open, anna, NOW);
    assertThat(note(open, BACK)).contains(new Kept(granted, Optional.empty()));

    Visit noShow = stores().endVisit().end(granted, granted.noShow(granted.facts().joinBy()));

    assertThat(note(open, BACK.plusSeconds(99))).contains(new Kept(noShow, Optional.empty()));
  }

  @Test
  void whoWasOnlyAskedHasNoVisitToComeBackAfter() {
    Invitation.Open open = invitation(2);
    assertThat(note(open, BACK)).isEmpty();

    offered(open, anna);

    assertThat(note(open, BACK)).isEmpty();
  }
}
