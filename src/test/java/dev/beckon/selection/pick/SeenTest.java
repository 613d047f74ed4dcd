package dev.beckon.selection.pick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.condition.Cell;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which places were seen. */
class SeenTest {
  private final Seen seen = new Seen();

  @Test
  void atFirstNothingWasSeen() {
    assertThat(seen.unseen("en", 0, 0)).isZero();
    assertThat(seen.unseen("en", 0, 77)).isEqualTo(77);
    assertThat(seen.seen("en", 0, 77)).isEqualTo(Cell.END);
  }

  @Test
  void whatWasSeenInOnePartitionWasNotSeenInAnother() {
    seen.add("en", 0, 0, Cell.END);

    assertThat(seen.unseen("en", 0, 5)).isEqualTo(Cell.END);
    assertThat(seen.unseen("en", 1, 5)).isEqualTo(5);
    assertThat(seen.unseen("de", 0, 5)).isEqualTo(5);
  }

  @Test
  void itAgreesWithAListOfEveryPlace() {
    SplittableRandom random = new SplittableRandom(4022);
    BitSet places = new BitSet();
    for (int i = 0; i < 200; i++) {
      int from = places.nextClearBit(random.nextInt(1_000));
      int next = places.nextSetBit(from);
      int to = Math.min(from + 1 + random.nextInt(20), next < 0 ? Integer.MAX_VALUE : next);
      places.set(from, to);
      seen.add("en", 0, from, to);

      for (int place = 0; place < 1_100; place++) {
        assertThat(seen.unseen("en", 0, place)).isEqualTo(places.nextClearBit(place));
      }
      int free = places.nextClearBit(random.nextInt(1_000));
      int behind = places.nextSetBit(free);
      assertThat(seen.seen("en", 0, free)).isEqualTo(behind < 0 ? Cell.END : behind);
    }
  }
}
