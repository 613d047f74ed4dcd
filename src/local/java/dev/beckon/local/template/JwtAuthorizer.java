package dev.beckon.local.template;

import java.util.List;

/**
 * Whose tokens the HTTP API lets through.
 *
 * @param header the request header that carries the token
 * @param issuer what {@code iss} must be
 * @param audience of which {@code aud} (or {@code client_id}) must name one
 */
public record JwtAuthorizer(String header, String issuer, List<String> audience) {
  public JwtAuthorizer {
    audience = List.copyOf(audience);
  }
}
