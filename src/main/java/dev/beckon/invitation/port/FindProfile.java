package dev.beckon.invitation.port;

import dev.beckon.invitation.Profile;
import dev.beckon.invitation.id.HostId;
import java.util.Optional;

/** Reads who a host is. */
public interface FindProfile {
  /** The profile, or empty when the host never told. */
  Optional<Profile> profile(HostId host);
}
