package dev.beckon.presence.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.condition.Availability;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The knobs of the heartbeat, and what they cost. */
class LeaseTest {
  private static final Instant NOW = Invitations.EVENING;
  private static final Instant UNTIL = Lease.until(NOW);

  @Test
  void renewalsOfAnHourAreWithinTheirCeiling() {
    long renewals = Duration.ofHours(1).dividedBy(Lease.RENEWED_AFTER);
    int writesOfEach = 2;

    assertThat(renewals * writesOfEach).isEqualTo(16).isLessThanOrEqualTo(18);
  }

  @Test
  void aRoomOutlastsOneLostBeat() {
    assertThat(Lease.LIVE_BEAT.multipliedBy(2)).isLessThan(Invitation.ROOM_LEASE);
  }

  @Test
  void aLeaseIsHalfGoneFromItsMiddleOn() {
    Instant middle = NOW.plus(Lease.RENEWED_AFTER);

    assertThat(Lease.isHalfGone(UNTIL, middle.minusMillis(1))).isFalse();
    assertThat(Lease.isHalfGone(UNTIL, middle)).isTrue();
  }

  @Test
  void theNextBeatOffAirFindsTheLeaseHalfGone() {
    for (int millis = 0; millis < 2_000; millis += 50) {
      Instant now = NOW.plusMillis(millis);
      Instant until = Lease.until(now);

      Duration wait = Lease.nextBeat(Availability.ONLINE, until, now);

      assertThat(wait).isBetween(Duration.ofSeconds(449), Duration.ofSeconds(450));
      assertThat(Lease.isHalfGone(until, now.plus(wait))).isTrue();
    }
  }

  @Test
  void nobodyIsToldToBeatMoreOftenThanOnAir() {
    Instant nearlyHalf = NOW.plus(Lease.RENEWED_AFTER).minusSeconds(3);

    assertThat(Lease.nextBeat(Availability.ONLINE, UNTIL, nearlyHalf)).isEqualTo(Lease.LIVE_BEAT);
    assertThat(Lease.nextBeat(Availability.ONLINE, UNTIL, UNTIL)).isEqualTo(Lease.LIVE_BEAT);
    assertThat(Lease.nextBeat(Availability.LIVE, UNTIL, NOW)).isEqualTo(Lease.LIVE_BEAT);
  }
}
