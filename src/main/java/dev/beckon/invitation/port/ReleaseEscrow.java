package dev.beckon.invitation.port;

import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.ledger.Escrow;
import java.time.Instant;

/** Gives back to the inviter what an invitation that has ended holds for nobody. */
public interface ReleaseEscrow {
  /**
   * Releases what no guest can earn any more; nothing while the invitation stands. Doing so again
   * changes nothing.
   *
   * @return what the invitation holds now
   */
  Escrow release(InvitationId id, Instant now);
}
