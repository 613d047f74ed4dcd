package dev.beckon.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.RecordingDoor;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.scene.Scene;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The guest of a visit that is over is shown out; a media server that is away holds little up. */
class ShowOutTest {
  private final Scene scene = new Scene();
  private final RecordingDoor door = new RecordingDoor();
  private final ShowOut showOut = new ShowOut(door, scene.clock);
  private final Instant until = scene.now().plusSeconds(3600);
  private final Visit.Ended ended =
      scene.join(scene.invite(1), Hosts.ANNA).leave(scene.now().plusSeconds(9));
  private final Departure departure = new Departure(ended, scene.now());

  @Test
  void theGuestIsShownOut() {
    showOut.showOut(departure, until);

    assertThat(door.shownOut()).containsExactly(ended.facts());
  }

  @Test
  void whatPassesIsToBeRepeatedForHalfAMinute() {
    door.jam();
    scene.after(ShowOut.HOLDS_UP.minusMillis(1));

    assertThatThrownBy(() -> showOut.showOut(departure, until)).isInstanceOf(Unavailable.class);
  }

  @Test
  void afterThatAPersonHasToSeeToIt() {
    door.jam();
    scene.after(ShowOut.HOLDS_UP);

    assertThatThrownBy(() -> showOut.showOut(departure, until))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the guest of visit %s may still be in room room-de-17: the door is jammed"
                .formatted(ended.facts().id()));
  }

  @Test
  void anOldDepartureIsShownOutAllTheSame() {
    scene.after(ShowOut.HOLDS_UP.multipliedBy(9));

    showOut.showOut(departure, until);

    assertThat(door.shownOut()).hasSize(1);
  }

  @Test
  void nothingIsBegunWhenTheTimeIsOver() {
    assertThatThrownBy(() -> showOut.showOut(departure, scene.now()))
        .isInstanceOf(Unavailable.class);
    assertThat(door.shownOut()).isEmpty();
  }
}
