package dev.beckon.selection.pick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Category;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.condition.Signpost;
import dev.beckon.invitation.id.HostId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where hosts are likely to be who stream something beside their main category. */
class LikelyTest {
  private static final int CHESS = Category.of("chess").bucket();
  private static final int POKER = Category.of("poker").bucket();
  private static final int GO = Category.of("go").bucket();
  private static final Condition GO_PLAYERS =
      new Condition(
          Set.of("en"),
          Set.of("go"),
          Set.of(),
          Range.ANY,
          Range.ANY,
          true,
          Set.of(Availability.values()),
          Set.of());

  private final Likely likely =
      new Likely(new Wanted(GO_PLAYERS, new HostId("de-17"), false, Instant.EPOCH));

  private int best() {
    return likely.best(category -> true, new Random(7)).orElseThrow();
  }

  @Test
  void signpostsTellUnderWhichMainCategoryTheAskedOneIsStreamed() {
    likely.heed(
        List.of(
            new Signpost(POKER, Set.of(CHESS)),
            new Signpost(POKER, Set.of()),
            new Signpost(CHESS, Set.of(GO, POKER))));

    assertThat(best()).isEqualTo(CHESS);
  }

  @Test
  void whatWasSeenSinceOutweighsWhatASignpostSaid() {
    likely.heed(
        List.of(
            new Signpost(POKER, Set.of()),
            new Signpost(POKER, Set.of(GO)),
            new Signpost(CHESS, Set.of(GO))));
    assertThat(best()).isEqualTo(CHESS);

    likely.learn(Collections.nCopies(20, Looks.host(1, 0, "chess", 5)));

    assertThat(best()).isEqualTo(POKER);
  }

  @Test
  void whereEverythingWasSeenItDoesNotLookAgain() {
    likely.heed(List.of(new Signpost(POKER, Set.of()), new Signpost(CHESS, Set.of(GO))));

    assertThat(likely.best(category -> category != CHESS, new Random(7))).hasValue(POKER);
    assertThat(likely.best(category -> false, new Random(7))).isEmpty();
  }
}
