package dev.beckon.presence;

import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.Sha256;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A host signs in on a phone, and pushes go there from now on; or signs out, and they do not. A
 * token has one owner, the newest.
 */
public final class RegisterDevice {
  /** Every digit of a hash. */
  private static final int HASH_LENGTH = 43;

  private static final Logger LOG = Logger.getLogger(RegisterDevice.class);

  private final HostBook hosts;
  private final KeepRow row;
  private final PushEndpoints endpoints;

  public RegisterDevice(HostBook hosts, Roster roster, PushEndpoints endpoints) {
    this.hosts = hosts;
    this.row = new KeepRow(hosts, roster);
    this.endpoints = endpoints;
  }

  /** What came of it. */
  public enum Outcome {
    REGISTERED,
    BAD_TOKEN,
    NO_SUCH_PLATFORM,
    TOO_MANY_DEVICES
  }

  /**
   * Registers it; doing so again heals an endpoint that was disabled. The rows of the hosts who are
   * online follow at once: this one's, and that of another who had the token before.
   */
  public Outcome register(
      HostId host, String deviceId, Device.Platform platform, String writtenToken) {
    String token = platform.canonical(writtenToken);
    List<Device> devices = hosts.file(host).devices();
    boolean known = devices.stream().anyMatch(device -> device.id().equals(deviceId));
    if (!known && devices.size() >= Device.MAX_PER_HOST) {
      return Outcome.TOO_MANY_DEVICES;
    }
    PushEndpoints.Registration registration = endpoints.register(platform, token, host);
    if (registration instanceof PushEndpoints.Registration.Registered registered) {
      Device device = new Device(deviceId, platform, registered.endpoint());
      Optional<HostId> former = hosts.saveDevice(host, device, hash(token));
      former.ifPresent(row::rewrite);
      if (!known && hosts.file(host).devices().size() > Device.MAX_PER_HOST) {
        // Others came at the same time. Of those that are left, the last saw no more than may be.
        signOut(host, deviceId);
        return Outcome.TOO_MANY_DEVICES;
      }
      row.rewrite(host);
      return Outcome.REGISTERED;
    }
    return registration instanceof PushEndpoints.Registration.BadToken
        ? Outcome.BAD_TOKEN
        : Outcome.NO_SUCH_PLATFORM;
  }

  /**
   * The host signs out on a phone: it is pushed to no more, at once. A phone that is not there is
   * gone already.
   */
  public void signOut(HostId host, String deviceId) {
    Optional<Device> gone = hosts.removeDevice(host, deviceId);
    row.rewrite(host);
    gone.ifPresent(this::forget);
  }

  /** No new offer goes to it any more; this stops what is on its way as well. */
  private void forget(Device device) {
    try {
      endpoints.forget(device.endpoint());
    } catch (Unavailable e) {
      LOG.warnf(e, "the endpoint of a phone that is signed out stays: %s", device.endpoint());
    }
  }

  private static String hash(String token) {
    return Sha256.digits(token, HASH_LENGTH);
  }
}
