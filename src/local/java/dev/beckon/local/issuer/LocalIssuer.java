package dev.beckon.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * Signs hosts' tokens with a key that lives as long as this object. RS256, as API Gateway's JWT
 * authorizer takes nothing but RSA.
 */
public final class LocalIssuer {
  public static final String ISSUER = "https://issuer.beckon.local";
  public static final String AUDIENCE = "beckon-local";

  private final RSAKey key;
  private final Clock clock;
  private final String issuer;

  /** One by the name of {@link #ISSUER}. */
  public LocalIssuer(Clock clock) {
    this(clock, ISSUER);
  }

  /** One by another name: the URL below which it publishes its keys. */
  public LocalIssuer(Clock clock, String issuer) {
    this.clock = clock;
    this.issuer = issuer;
    try {
      key = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("this JDK makes no RSA keys", e);
    }
  }

  /** The public key, as the issuer would publish it. */
  public JWKSet keys() {
    return new JWKSet(key.toPublicJWK());
  }

  /** A token of this host, valid from now on. */
  public String token(String host, Duration validity) {
    return token(host, "", validity);
  }

  /** The same with scopes, with spaces between; empty: none. */
  public String token(String host, String scope, Duration validity) {
    Instant now = clock.instant();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(AUDIENCE)
            .subject(host)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(validity)));
    return sign(scope.isEmpty() ? claims.build() : claims.claim("scope", scope).build());
  }

  /** A token with whatever claims, to try what is refused. */
  public String sign(JWTClaimsSet claims) {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the key made here does not sign", e);
    }
    return jwt.serialize();
  }
}
