package dev.beckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.local.sns.Push;
import dev.beckon.local.story.Phone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How soon after the inviter asked the first phone is pushed, once the functions are warm. */
class FirstPushIT {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final int INVITATIONS = 6;

  private final RunningBeckon beckon = RunningBeckon.get();

  /** The quickest counts, as this machine may have other things to do. */
  @Test
  void theFirstPushLeavesWithinASecond() {
    List<Duration> taken = new ArrayList<>();
    for (int invitation = 0; invitation < INVITATIONS; invitation++) {
      taken.add(firstPush());
    }

    System.out.printf("from POST to the first push, in milliseconds: %s%n", millis(taken));
    assertThat(taken.stream().min(Comparator.naturalOrder()).orElseThrow()).isLessThan(SOON);
  }

  private static List<Long> millis(List<Duration> taken) {
    return taken.stream().map(Duration::toMillis).toList();
  }

  private Duration firstPush() {
    Phone inviter = beckon.inviter();
    Instant asked = Instant.now();
    Phone.Answer created = inviter.post("/v1/invitations", RunningBeckon.wish(3));
    List<Push> pushes = beckon.awaitPushes(inviter, created.body().path("id").asText());
    Instant first = pushes.stream().map(Push::at).min(Comparator.naturalOrder()).orElseThrow();
    return Duration.between(asked, first);
  }
}
