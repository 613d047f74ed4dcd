package dev.beckon.bench.waves;

import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * Who accepts, and how soon. A phone shows the offer after a second. Of those who accept, half do
 * so within 12 s of that and one in ten takes longer than 43 s: a log-normal distribution with a
 * tail of minutes. All others decline or never answer, which is the same here, as nobody asks.
 */
final class Answers {
  private static final double MEDIAN_SECONDS = 12;
  private static final double SPREAD = 1;
  private static final double SHOWN_AFTER_SECONDS = 1;
  private static final double MILLIS = 1000;

  private final double acceptRate;
  private final long seed;

  Answers(double acceptRate, long seed) {
    this.acceptRate = acceptRate;
    this.seed = seed;
  }

  /** How long after the offer this host accepts it; empty when never. The same each time. */
  Optional<Duration> accepts(InvitationId invitation, HostId host) {
    Random random =
        new Random(seed + invitation.value().hashCode() * 1_000_003L + host.value().hashCode());
    if (random.nextDouble() >= acceptRate) {
      return Optional.empty();
    }
    double seconds =
        SHOWN_AFTER_SECONDS + MEDIAN_SECONDS * Math.exp(SPREAD * random.nextGaussian());
    return Optional.of(Duration.ofMillis(Math.round(seconds * MILLIS)));
  }
}
