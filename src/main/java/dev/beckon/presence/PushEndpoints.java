package dev.beckon.presence;

import dev.beckon.invitation.id.HostId;

/** The push service's own register of phones. */
public interface PushEndpoints {
  /**
   * Makes an endpoint for this token that is the host's and enabled, whatever there was before.
   * When the token was another host's, it is a new endpoint, and nothing gets through the old one
   * any more.
   *
   * @throws dev.beckon.invitation.Unavailable when the push service is away or throttles
   */
  Registration register(Device.Platform platform, String token, HostId host);

  /**
   * Nothing gets through this endpoint any more; none is left as none.
   *
   * @throws dev.beckon.invitation.Unavailable when the push service is away or throttles
   */
  void forget(String endpoint);

  /** What came of it. */
  sealed interface Registration {
    record Registered(String endpoint) implements Registration {}

    /** The push service does not take this token. */
    record BadToken() implements Registration {}

    /** No app is set up for this platform. */
    record NoSuchPlatform() implements Registration {}
  }
}
