package dev.beckon.invitation.port;

import dev.beckon.invitation.Invitation;

/** Writes the end of an invitation and gives the inviter's room free for the next one. */
public interface EndInvitation {
  /**
   * Ends it unless somebody did before, or the room's lease was renewed since it was read. One that
   * nobody is left for is ended by selection, which knows its last wave.
   *
   * @return the invitation as it stands now; not the given end when another move won
   */
  Invitation end(Invitation.Ended end);
}
