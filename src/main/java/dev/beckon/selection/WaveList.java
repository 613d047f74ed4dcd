package dev.beckon.selection;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.id.HostId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers who was picked, and whom each wave asks: so one selection serves several waves, a wave
 * that was interrupted goes on with the same hosts, the inviter can be told what became of it, and
 * phones when the invitation closes.
 */
public interface WaveList {

  /**
   * Keeps whom a selection picked for this wave, for later ones as well.
   *
   * @return what is kept: another list when another selection for the same wave was first
   */
  Picks pick(Invitation.Facts invitation, int wave, Picks picks);

  /** Who was picked for this wave, a moment old. */
  Optional<Picks> picks(Invitation.Facts invitation, int wave);

  /**
   * Notes whom the wave asks, before they are asked.
   *
   * @return whom it asks: others when the wave was begun before
   */
  Set<HostId> begin(Invitation.Facts invitation, int wave, Collection<HostId> hosts);

  /** Notes that the wave asks these hosts too, before they are asked. */
  void keep(Invitation.Facts invitation, int wave, Collection<HostId> hosts);

  /** All whom the waves have asked, a moment old. */
  Set<HostId> asked(Invitation.Facts invitation);

  /**
   * Whom a selection picked.
   *
   * @param picks best first
   * @param everybody whether nobody who may be asked can have been overlooked
   * @param at when
   */
  record Picks(List<Pick> picks, boolean everybody, Instant at) {
    public Picks {
      picks = List.copyOf(picks);
    }
  }

  /**
   * One of those picked.
   *
   * @param askedDay the day on which the host was last asked, as far as presence knew; 0 for never
   * @param rung how far the host is from what was asked for
   */
  record Pick(HostId host, long askedDay, Rung rung) {}
}
