package dev.beckon.selection;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.id.HostId;
import java.util.Collection;

/** Remembers whom a wave asks, so that their phones can be told when the invitation closes. */
public interface WaveList {
  /** Where phones are not told. */
  WaveList NONE = (invitation, number, hosts) -> {};

  /**
   * Notes these hosts before they are asked; more of the same wave are added to those noted before.
   *
   * @param number of the invitation's waves, from 1 on
   */
  void keep(Invitation.Facts invitation, int number, Collection<HostId> hosts);
}
