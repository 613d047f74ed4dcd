package dev.beckon.selection.pick;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.id.HostId;
import java.util.List;
import java.util.Random;

/** Finds the friends of a host who can be asked now: an access path and a ceiling of their own. */
public interface Friends {
  /** The most friends that one selection looks for: 1 RCU for each, and 1 for 4 KB of the list. */
  int FRIENDS_PER_SELECTION = 30;

  /**
   * Looks for friends who are online.
   *
   * @param random chooses whom to look for, when there are more than {@value
   *     #FRIENDS_PER_SELECTION}
   */
  Seen online(HostId inviter, Random random);

  /**
   * Which friends are online.
   *
   * @param all whether every friend was looked for
   */
  record Seen(List<Candidate> candidates, boolean all) {
    public Seen {
      candidates = List.copyOf(candidates);
    }
  }
}
