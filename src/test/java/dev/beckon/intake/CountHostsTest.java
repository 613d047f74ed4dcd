package dev.beckon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.port.CountFitting;
import dev.beckon.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An inviter tries conditions out. */
class CountHostsTest {
  private static final CountFitting.Count SOME = new CountFitting.Count(240, false);
  private static final Condition ANYONE = Invitations.anyone();

  private final Scene scene = new Scene();
  private final List<String> asked = new ArrayList<>();
  private final CountHosts count =
      new CountHosts(
          scene.store.hosts(),
          (condition, inviter, matureRoom) -> {
            asked.add(inviter + " " + matureRoom);
            return SOME;
          },
          scene.clock);

  @Test
  void itIsCountedForTheRoomOfWhoAsks() {
    HostId adult = new HostId("de-101");
    scene.known(Hosts.INVITER);
    scene.known(adult);

    assertThat(count.count(Hosts.INVITER, ANYONE)).contains(SOME);
    assertThat(count.count(adult, ANYONE)).contains(SOME);
    assertThat(asked).containsExactly("de-17 false", "de-101 true");
  }

  @Test
  void whoHasNotToldWhoTheyAreHasNoRoomToCountFor() {
    assertThat(count.count(Hosts.INVITER, ANYONE)).isEqualTo(Optional.empty());
    assertThat(asked).isEmpty();
  }

  @Test
  void theSameQuestionIsNotCountedAgainWithinTenSecondsAndAnotherOneIs() {
    scene.known(Hosts.INVITER);

    count.count(Hosts.INVITER, ANYONE);
    scene.after(CountHosts.KEPT.minusMillis(1));
    count.count(Hosts.INVITER, ANYONE);
    assertThat(asked).hasSize(1);
    count.count(Hosts.INVITER, ANYONE.withAudience(new Range(0, 9)));
    assertThat(asked).hasSize(2);
    scene.after(CountHosts.KEPT);
    count.count(Hosts.INVITER, ANYONE);
    assertThat(asked).hasSize(3);
  }
}
