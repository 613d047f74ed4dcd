package dev.beckon.presence;

import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
   * @return the other host who lost a device by this, if one did
   */
  Optional<HostId> saveDevice(HostId host, Device device, String tokenHash);

  /**
   * Removes the device, and its token belongs to nobody; none is left as none.
   *
   * @return the device that was there
   */
  Optional<Device> removeDevice(HostId host, String deviceId);

  /**
   * Notes where the host's row is from now on, if epoch and cell are still as they were read. So of
   * all who want to move a host's row at the same time one does, and the others read again.
   *
   * @return whether this noted it. Whoever is told no may have noted it all the same, where an
   *     answer got lost on its way
   */
  boolean moveOn(HostId host, Whereabouts before, Whereabouts next);

  /**
   * Notes that the host is there, and returns what may have changed since; one write, no read.
   *
   * @return empty when the host does not want to be asked; nothing is noted then
   */
  Optional<Opted> seen(HostId host, Instant now);

  /** The invitation that holds the host's room, if one does. */
  Optional<InvitationId> openInvitation(HostId host);

  /**
   * What is known of a host.
   *
   * @param asked how often the host was asked lately
   */
  record File(
      Optional<Profile> profile,
      Preferences preferences,
      List<Device> devices,
      Asked asked,
      Whereabouts whereabouts) {
    public File {
      devices = List.copyOf(devices);
    }

    /** Where the host's presence row lies. */
    public Optional<Cell> cell() {
      return whereabouts.cell();
    }
  }

  /**
   * Where a host's presence row is.
   *
   * @param epoch grows with every fresh beat and every sign-out; 0 before the first
   * @param cell where the row lies; empty when there is none
   * @param last the last fresh beat, if it came with a key
   */
  record Whereabouts(long epoch, Optional<Cell> cell, Optional<FreshBeat> last) {
    /** Of a host who was never there. */
    public static final Whereabouts NOWHERE =
        new Whereabouts(0, Optional.empty(), Optional.empty());

    public Whereabouts {
      Objects.requireNonNull(cell, "cell");
      Objects.requireNonNull(last, "last");
    }

    /** The same at another epoch. */
    public Whereabouts at(long otherEpoch) {
      return new Whereabouts(otherEpoch, cell, last);
    }

    /** The same with the row in another cell, or in none. */
    public Whereabouts in(Optional<Cell> otherCell) {
      return new Whereabouts(epoch, otherCell, last);
    }
  }

  /**
   * A fresh beat, to know it again.
   *
   * @param key the app's own name of it
   * @param until the lease that it was given
   */
  record FreshBeat(String key, Availability availability, Instant until) {}

  /** What a renewal needs to know of a host who wants to be asked. */
  record Opted(boolean matureRooms, boolean hasDevice, Asked asked) {}
}
