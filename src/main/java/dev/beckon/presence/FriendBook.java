package dev.beckon.presence;

import dev.beckon.invitation.id.HostId;
import java.util.Set;

/** Whom hosts call friends; nobody else is told. */
public interface FriendBook {
  /** The most friends of one host. */
  int MAX_FRIENDS = 200;

  /** The friends of this host. */
  Set<HostId> friends(HostId host);

  /**
   * These are the friends now, and nobody else.
   *
   * @param friends 0 to {@value #MAX_FRIENDS}
   */
  void save(HostId host, Set<HostId> friends);
}
