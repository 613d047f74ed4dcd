package dev.beckon.acceptance;

import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;
import java.time.Instant;

/** What hosts who are asked set to those who ask. */
public interface Boundaries {

  /** How the host wants to be asked. */
  Preferences preferences(HostId host);

  /** The host is not asked before that time; one that is later already stays. */
  void doNotDisturb(HostId host, Instant until);

  /**
   * The host is never asked by this inviter again.
   *
   * @return whether it is so; not when the host mutes as many as there may be
   */
  boolean mute(HostId host, HostId inviter);

  /** Keeps a report for whoever runs the service. The first of a host about an offer stays. */
  void report(Report report);
}
