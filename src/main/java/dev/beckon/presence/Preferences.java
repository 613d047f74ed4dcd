package dev.beckon.presence;

import dev.beckon.invitation.id.HostId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How a host wants to be asked. Who never said is not asked at all.
 *
 * @param askMe whether the host wants to be asked
 * @param matureRooms whether also into rooms for adults
 * @param doNotDisturbUntil no offers before that time
 * @param muted 0 to 100 hosts whose invitations are not wanted
 */
public record Preferences(
    boolean askMe, boolean matureRooms, Optional<Instant> doNotDisturbUntil, Set<HostId> muted) {
  public static final int MAX_MUTED = 100;

  /** Of a host who never said. */
  public static final Preferences NEVER_SAID =
      new Preferences(false, false, Optional.empty(), Set.of());

  public Preferences {
    Objects.requireNonNull(doNotDisturbUntil, "doNotDisturbUntil");
    muted = Set.copyOf(muted);
    if (muted.size() > MAX_MUTED) {
      throw new IllegalArgumentException("at most 100 hosts can be muted");
    }
  }
}
