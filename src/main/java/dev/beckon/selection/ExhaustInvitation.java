package dev.beckon.selection;

import dev.beckon.invitation.Invitation;

/** Writes the end of an invitation that nobody is left for. */
public interface ExhaustInvitation {
  /**
   * Ends it, unless somebody has a seat or another wave went out since it was read.
   *
   * @param wave the last wave that was out; 0 when none was
   * @return the invitation as it stands now
   */
  Invitation exhaust(Invitation.Ended end, int wave);
}
