package dev.beckon.invitation.port;

import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.id.HostId;

/** Tells how many hosts could be asked now. */
public interface CountFitting {
  /**
   * Counts, or estimates where that would take more than a few looks.
   *
   * @param condition counts those a little off too, where it says {@code widen}
   * @param inviter is never counted
   * @param matureRoom counts only those who opted in to rooms for adults
   */
  Count count(Condition condition, HostId inviter, boolean matureRoom);

  /**
   * How many.
   *
   * @param about 0 or more
   * @param exact whether every one of them was seen
   */
  record Count(long about, boolean exact) {
    public Count {
      if (about < 0) {
        throw new IllegalArgumentException("nobody is the least");
      }
    }
  }
}
