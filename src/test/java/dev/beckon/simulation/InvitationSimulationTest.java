package dev.beckon.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Refusal;
import dev.beckon.invitation.Visit;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Walks by chance over one invitation with many candidates. The seed is the number of the walk. */
class InvitationSimulationTest {
  private static final int WALKS = 2_000;
  private static final int STEPS = 60;

  @Test
  void whateverHappensInWhateverOrderThePromisesAreKept() {
    Set<String> seen = new TreeSet<>();
    for (int walk = 0; walk < WALKS; walk++) {
      seen.addAll(walk(walk));
    }
    everyCaseCameUp(seen);
  }

  @Test
  void theSameSeedWalksTheSameWay() {
    Evening once = new Evening(new SplittableRandom(17));
    Evening again = new Evening(new SplittableRandom(17));
    for (int step = 0; step < STEPS; step++) {
      once.step();
      again.step();
    }
    assertThat(once.trail()).isEqualTo(again.trail()).isNotEmpty();
    assertThat(once.invitation()).isEqualTo(again.invitation());
    assertThat(once.visits()).isEqualTo(again.visits());
  }

  private static Set<String> walk(int seed) {
    Evening evening = new Evening(new SplittableRandom(seed));
    Promises promises = new Promises(evening, () -> "walk " + seed + "\n" + evening.trail());
    promises.check();
    for (int step = 0; step < STEPS; step++) {
      evening.step();
      promises.check();
    }
    return evening.seen();
  }

  /** What a walk never meets it proves nothing about. */
  private static void everyCaseCameUp(Set<String> seen) {
    assertThat(seen)
        .contains("answer: Take", "answer: Again", "answer: Unknown", "not exhausted yet")
        .contains("a seat that came free was taken", "a lost guest came back")
        .contains("reward: SETTLED", "reward: RELEASED");
    for (Refusal why : EnumSet.complementOf(EnumSet.of(Refusal.ALREADY_VISITING))) {
      assertThat(seen).contains("answer: " + why);
    }
    for (Invitation.Ending ending : Invitation.Ending.values()) {
      assertThat(seen).contains("invitation: " + ending);
    }
    for (Visit.Ending ending : Visit.Ending.values()) {
      assertThat(seen).contains("visit: " + ending);
    }
    for (int seats = 1; seats <= Evening.MAX_SEATS; seats++) {
      assertThat(seen).contains("filled: " + seats);
    }
  }
}
