package dev.beckon.presence;

import dev.beckon.presence.lease.Ticket;
import java.util.Set;

/** What a beat came to, for the host's row. */
public sealed interface Beat {
  /** The host can be asked until the ticket's lease ends. */
  record Reachable(Ticket ticket) implements Beat {}

  /**
   * The host is online and is not asked all the same.
   *
   * @param why every reason that is known
   */
  record Unreachable(Set<Why> why) implements Beat {
    public Unreachable {
      why = Set.copyOf(why);
    }
  }

  /** The host has not told who they are. */
  record NoProfile() implements Beat {}

  /** Another fresh beat came with this key before. */
  record KeyReused() implements Beat {}

  /**
   * The beat belongs to a time that is over: another phone came since, the host signed out, moved
   * to another cell, or the lease ran out. Nothing changed.
   */
  record Outdated() implements Beat {}

  /** Why a host who is online is not asked. */
  enum Why {
    NOT_OPTED_IN,
    NO_DEVICE
  }
}
