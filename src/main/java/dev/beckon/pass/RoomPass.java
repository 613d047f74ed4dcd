package dev.beckon.pass;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * A pass, with the place where it is good.
 *
 * @param token opaque to the app; the media server reads it
 * @param expiresAt at most {@link #MAX_AGE} after it was made
 * @param playUrl where the room is played; handed out only here
 */
public record RoomPass(String token, Instant expiresAt, URI playUrl) {
  /** The longest a pass is good for. */
  public static final Duration MAX_AGE = Duration.ofMinutes(5);

  /** A pass that is good for no longer than this is renewed: three beats may get lost. */
  public static final Duration RENEWED_BEFORE = MAX_AGE.dividedBy(2);

  /** When a pass that is made now runs out: to the second, as tokens have it, and never later. */
  public static Instant expiry(Instant now) {
    return Instant.ofEpochSecond(now.plus(MAX_AGE).getEpochSecond());
  }

  @Override
  public String toString() {
    return "RoomPass[until " + expiresAt + "]";
  }
}
