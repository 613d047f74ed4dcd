package dev.beckon.presence;

import dev.beckon.invitation.Profile;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;

/** A host changes what is kept about them; the row of a host who is online follows at once. */
public final class ChangeFile {
  private final HostBook hosts;
  private final KeepRow row;

  public ChangeFile(HostBook hosts, Roster roster) {
    this.hosts = hosts;
    this.row = new KeepRow(hosts, roster);
  }

  /** The host tells who they are. */
  public void profile(Profile profile) {
    hosts.saveProfile(profile);
    row.rewrite(profile.host());
  }

  /** The host tells how they want to be asked. */
  public void preferences(HostId host, Preferences preferences) {
    hosts.savePreferences(host, preferences);
    row.rewrite(host);
  }
}
