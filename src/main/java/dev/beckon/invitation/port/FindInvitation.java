package dev.beckon.invitation.port;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.id.InvitationId;
import java.util.Optional;

/** Reads how an invitation stands, as it was last written; mind {@link Invitation#at}. */
public interface FindInvitation {
  /** The newest state, or empty when there is no such invitation. */
  Optional<Invitation> find(InvitationId id);
}
