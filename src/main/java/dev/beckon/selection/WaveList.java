package dev.beckon.selection;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.id.HostId;
import java.util.Collection;

/**
 * Remembers whom a wave asks: so the inviter can be told what became of it, and their phones when
 * the invitation closes.
 */
public interface WaveList {
  /**
   * Notes these hosts before they are asked; more of the same wave are added to those noted before.
   *
   * @param number of the invitation's waves, from 1 on
   */
  void keep(Invitation.Facts invitation, int number, Collection<HostId> hosts);
}
