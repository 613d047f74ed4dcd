package dev.beckon.livekit;

import java.net.URI;

/**
 * Where LiveKit is.
 *
 * @param forCalls its HTTP API, {@code https} or {@code http}
 */
public record LiveKitServer(URI forCalls) {

  /**
   * Reads a URL as LiveKit gives it, {@code wss} or {@code https}.
   *
   * @throws IllegalArgumentException when it is no such URL of a host
   */
  public static LiveKitServer of(String text) {
    URI url = URI.create(text.replaceFirst("/+$", "").replaceFirst("^ws(s?):", "http$1:"));
    if (!String.valueOf(url.getScheme()).matches("https?") || url.getHost() == null) {
      throw new IllegalArgumentException("it must be a URL of wss or https");
    }
    return new LiveKitServer(url);
  }

  /** What clients connect to. */
  URI forClients() {
    return URI.create(forCalls.toString().replaceFirst("^http", "ws"));
  }
}
