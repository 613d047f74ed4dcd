package dev.beckon.presence;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import java.time.Instant;
import java.util.Optional;

/** How long a room counts as on air, by the invitations that call into it. */
public interface RoomLeases {
  /**
   * The inviter is on air: the room's lease moves on, unless it has run out.
   *
   * @return the invitation as it stands now, or empty when this inviter has no such invitation
   */
  Optional<Invitation> renew(HostId inviter, InvitationId id, Instant now, Instant until);

  /**
   * The inviter went off the air: the room of this invitation ends now, whatever its state.
   *
   * @return the invitation as it stands now, or empty when this inviter has no such invitation
   */
  Optional<Invitation> end(HostId inviter, InvitationId id, Instant now);
}
