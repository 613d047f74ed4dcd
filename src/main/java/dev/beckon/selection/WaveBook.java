package dev.beckon.selection;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.wave.Waves;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** How invitations stand with their waves. What is read may be a moment old; writes decide. */
public interface WaveBook {

  /** The invitation as it stands, or empty when there is none: half the price of the newest. */
  Optional<Standing> standing(InvitationId invitation);

  /**
   * The invitation as it stands, and what is asked for, if it waits for somebody to look whether a
   * wave is wanted: it is new, a seat came free, or a timer got lost. Before the first wave it is
   * looked up what is known of the inviter's accept rate.
   *
   * @throws IllegalStateException when there is no such invitation, or no terms of it
   */
  Optional<Pending> pending(Invitation.Facts invitation);

  /**
   * What the invitation asks for.
   *
   * @throws IllegalStateException when there are no terms of it
   */
  Terms terms(Invitation.Facts invitation);

  /**
   * Writes that the next wave is out, if it is still the next one and the invitation stands.
   *
   * @param now how it stands with that wave
   * @param lookAt when it is due to be looked at, should its timer get lost
   * @param widened how far its hosts are from what was asked for
   */
  void waveIsOut(Standing now, Instant lookAt, Set<Rung> widened);

  /**
   * Writes that somebody has looked, and no wave was wanted; unless one went out meanwhile.
   *
   * @param lookAt when it is due to be looked at, should its timer get lost
   */
  void looked(Standing standing, Instant lookAt);

  /** Writes how far the selection went in vain, for the inviter to read. */
  void nobodyWasThere(InvitationId invitation, Set<Rung> widened);

  /**
   * How an invitation stands with its waves.
   *
   * @param listOf the wave that the list of hosts in use was made for; 0 when there is none
   * @param listed how many of that list were asked
   */
  record Standing(Invitation invitation, Waves waves, int listOf, int listed) {
    public Standing {
      Objects.requireNonNull(invitation, "invitation");
      Objects.requireNonNull(waves, "waves");
    }

    /** The number of the next wave. */
    int nextWave() {
      return waves.out() + 1;
    }
  }

  /** An invitation that somebody has to look at, and what it asks for. */
  record Pending(Standing standing, Terms terms) {}
}
