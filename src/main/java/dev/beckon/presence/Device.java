package dev.beckon.presence;

import java.util.Objects;

/**
 * A phone that takes pushes.
 *
 * @param id the app's own id of the installation, 1 to 64 characters
 * @param endpoint where its pushes go
 */
public record Device(String id, Platform platform, String endpoint) {
  /** The most devices of one host. */
  public static final int MAX_PER_HOST = 10;

  public Device {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(endpoint, "endpoint");
  }

  /** Who delivers the push. */
  public enum Platform {
    FCM,
    APNS
  }
}
