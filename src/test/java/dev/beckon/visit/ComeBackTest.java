package dev.beckon.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fixtures.Hosts;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.NoReturn;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.scene.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ComeBackTest {
  private final Scene scene = new Scene();
  private final Invitation open = scene.invite(3);
  private final ComeBack comeBack = new ComeBack(scene.store.visits(), scene.clock);

  private ComeBack.Outcome comesBack(HostId host) {
    return comeBack.comeBack(host, open.facts().offerId());
  }

  private static ComeBack.Outcome refused(NoReturn why) {
    return new ComeBack.Outcome.Refused(why);
  }

  @Test
  void whoWasThereAndIsAgainHalfAnHourLaterCameBack() {
    scene.stayed(open, Hosts.ANNA);
    scene.after(Visit.BACK_AFTER);

    assertThat(comesBack(Hosts.ANNA)).isEqualTo(new ComeBack.Outcome.Noted());
    assertThat(comesBack(Hosts.ANNA)).isEqualTo(new ComeBack.Outcome.Noted());
  }

  @Test
  void whoStaysOnAfterTheVisitDidNotComeBack() {
    scene.stayed(open, Hosts.ANNA);
    scene.after(Visit.BACK_AFTER.minusMillis(1));

    assertThat(comesBack(Hosts.ANNA)).isEqualTo(refused(NoReturn.TOO_SOON));
  }

  @Test
  void whoIsThereDidNotComeBack() {
    scene.join(open, Hosts.ANNA);

    assertThat(comesBack(Hosts.ANNA)).isEqualTo(refused(NoReturn.STILL_VISITING));
  }

  @Test
  void whoDidNotComeCannotComeBack() {
    Visit.Granted granted = scene.grant(open, Hosts.ANNA);
    scene.store.visits().end(granted, granted.leave(scene.now()));
    scene.after(Visit.BACK_AFTER);

    assertThat(comesBack(Hosts.ANNA)).isEqualTo(refused(NoReturn.NEVER_THERE));
  }

  @Test
  void whoNeverHadASeatIsNotKnown() {
    scene.offer(open, Hosts.ANNA);

    assertThat(comesBack(Hosts.ANNA)).isEqualTo(new ComeBack.Outcome.Unknown());
    assertThat(comesBack(Hosts.BRUNO)).isEqualTo(new ComeBack.Outcome.Unknown());
  }

  @Test
  void whileTheEndIsStillToBeWrittenTheGuestIsToAskAgain() {
    scene.join(open, Hosts.ANNA);
    scene.after(Duration.ofHours(1));

    assertThatThrownBy(() -> comesBack(Hosts.ANNA)).isInstanceOf(Unavailable.class);
  }
}
