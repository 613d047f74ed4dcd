package dev.beckon.local.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.beckon.local.template.JwtAuthorizer;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What API Gateway's JWT authorizer asks of a token: a key of the issuer by {@code kid}, an RSA
 * signature (it knows no other), issuer, audience, and its times.
 */
final class JwtCheck {
  private final JwtAuthorizer authorizer;
  private final JWKSet keys;
  private final Clock clock;

  JwtCheck(JwtAuthorizer authorizer, JWKSet keys, Clock clock) {
    this.authorizer = authorizer;
    this.keys = keys;
    this.clock = clock;
  }

  /** The header that carries the token. */
  String header() {
    return authorizer.header();
  }

  /**
   * The claims of a token that may pass; empty for any other.
   *
   * @param header the header's value, the token alone or after {@code Bearer}; may be null
   */
  Optional<JWTClaimsSet> claims(String header) {
    if (header == null) {
      return Optional.empty();
    }
    String token = header.strip();
    if (token.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
      token = token.substring("bearer ".length()).strip();
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      return signed(jwt) && meant(claims) && timely(claims)
          ? Optional.of(claims)
          : Optional.empty();
    } catch (ParseException | JOSEException e) {
      // No token, or one of a shape that cannot be checked: to the caller they are all the same.
      return Optional.empty();
    }
  }

  /** The scopes that a token carries, from {@code scope} or {@code scp}. */
  static List<String> scopes(JWTClaimsSet claims) {
    List<String> scopes = new ArrayList<>();
    for (String name : List.of("scope", "scp")) {
      Object value = claims.getClaim(name);
      if (value instanceof String words) {
        Collections.addAll(scopes, words.strip().split(" +"));
      } else if (value instanceof List<?> list) {
        list.forEach(scope -> scopes.add(String.valueOf(scope)));
      }
    }
    return scopes;
  }

  private boolean signed(SignedJWT jwt) throws JOSEException {
    String keyId = jwt.getHeader().getKeyID();
    JWK key = keyId == null ? null : keys.getKeyByKeyId(keyId);
    return key != null
        && JWSAlgorithm.Family.RSA.contains(jwt.getHeader().getAlgorithm())
        && jwt.verify(new RSASSAVerifier(key.toRSAKey()));
  }

  private boolean meant(JWTClaimsSet claims) {
    List<String> named = claims.getAudience();
    if (named.isEmpty() && claims.getClaim("client_id") instanceof String client) {
      named = List.of(client);
    }
    return authorizer.issuer().equals(claims.getIssuer())
        && !Collections.disjoint(authorizer.audience(), named);
  }

  private boolean timely(JWTClaimsSet claims) {
    Instant now = clock.instant();
    return claims.getExpirationTime() != null
        && claims.getExpirationTime().toInstant().isAfter(now)
        && !isAfter(claims.getNotBeforeTime(), now)
        && !isAfter(claims.getIssueTime(), now);
  }

  private static boolean isAfter(Date date, Instant now) {
    return date != null && date.toInstant().isAfter(now);
  }
}
