package dev.beckon.presence;

import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is kept about a host. */
public interface HostBook {

  /** All of it, by one query. */
  File file(HostId host);

  void saveProfile(Profile profile);

  void savePreferences(HostId host, Preferences preferences);

  /**
   * Registers the device as this host's; whoever had the token before loses it.
   *
   * @param tokenHash names the token without telling it
   */
  void saveDevice(HostId host, Device device, String tokenHash);

  /** Removes the device; none is left as none. */
  void removeDevice(HostId host, String deviceId);

  /** Notes in which cell the host's row lies now, or that there is none. */
  void saveCell(HostId host, Optional<Cell> cell);

  /** The invitation that holds the host's room, if one does. */
  Optional<InvitationId> openInvitation(HostId host);

  /**
   * What is known of a host.
   *
   * @param cell where the host's presence row lies
   */
  record File(
      Optional<Profile> profile,
      Preferences preferences,
      List<Device> devices,
      Instant lastAskedAt,
      Optional<Cell> cell) {
    public File {
      devices = List.copyOf(devices);
    }
  }
}
