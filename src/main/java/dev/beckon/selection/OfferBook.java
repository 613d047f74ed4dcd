package dev.beckon.selection;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.id.InvitationId;
import java.util.Optional;
import java.util.Set;

/** Where waves are written. */
public interface OfferBook {

  /**
   * The wave that this invitation still waits for, as it stands now; empty when it is out already.
   *
   * @throws IllegalStateException when there is no such invitation, or no terms of it
   */
  Optional<Wave> pendingWave(Invitation.Facts invitation);

  /** How the invitation stood a moment ago, or empty when there is none: half the price. */
  Optional<Standing> standing(InvitationId invitation);

  /**
   * How an invitation stands with its waves.
   *
   * @param wave the last wave that is out, from 1 on; 0 when none is
   */
  record Standing(Invitation invitation, int wave) {}

  /** An invitation whose wave is to be sent, and what is asked for. */
  record Wave(Invitation invitation, Terms terms) {}

  /**
   * Asks the host's own item whether the host may be asked now, counts the asking there, once per
   * invitation, and writes the offer: queued with where the host's phones are pushed by now,
   * unreachable when there is none, or suppressed with the reason. An offer that is there already
   * stays as it is.
   *
   * @param known how often the host was asked lately, as far as presence knows: only a hint that
   *     spares a write
   */
  Outcome offer(Offer.Queued offer, boolean matureRoom, Asked known);

  /**
   * What became of one candidate.
   *
   * @param queued whether there is an offer that can be answered
   * @param suppressed why the host was not asked; empty also of one without a phone
   */
  record Outcome(boolean queued, Optional<Offer.Suppression> suppressed) {
    public static final Outcome QUEUED = new Outcome(true, Optional.empty());
    public static final Outcome UNREACHABLE = new Outcome(false, Optional.empty());

    /** The host was not asked after all. */
    public static Outcome suppressed(Offer.Suppression why) {
      return new Outcome(false, Optional.of(why));
    }
  }

  /**
   * Writes that the pending wave is out, once.
   *
   * @param offered how many offers it queued
   * @param widened how far the selection had to go beyond what was asked for
   */
  void waveIsOut(Invitation.Open invitation, int offered, Set<Rung> widened);

  /** Writes how far the selection went in vain, for the inviter to read. */
  void nobodyWasThere(InvitationId invitation, Set<Rung> widened);
}
