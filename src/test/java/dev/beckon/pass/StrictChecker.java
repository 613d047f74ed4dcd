package dev.beckon.pass;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/**
 * A media server as docs/passes.md asks for one: one algorithm, one type, one issuer, the room as
 * the audience, the times without leeway. All of it is Nimbus's doing.
 */
public final class StrictChecker {
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  private StrictChecker(
      JWSAlgorithm algorithm, JWKSource<SecurityContext> keys, JOSEObjectType type) {
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(type));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithm, keys));
  }

  /** Checks by the keys that are published, and by nothing else. */
  public static StrictChecker byKeys(String keySet, JWSAlgorithm algorithm, String type) {
    try {
      return new StrictChecker(
          algorithm, new ImmutableJWKSet<>(JWKSet.parse(keySet)), new JOSEObjectType(type));
    } catch (ParseException e) {
      throw new AssertionError("no key set: " + keySet, e);
    }
  }

  /** Checks by a shared secret. */
  public static StrictChecker bySecret(byte[] secret) {
    return new StrictChecker(JWSAlgorithm.HS256, new ImmutableSecret<>(secret), JOSEObjectType.JWT);
  }

  /** The claims of a token that is taken; empty for any other. */
  public Optional<JWTClaimsSet> check(String token, JWTClaimsSet exact, Instant now) {
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(null, exact, Set.of("exp"), Set.of()) {
          {
            setMaxClockSkew(0);
          }

          @Override
          protected Date currentTime() {
            return Date.from(now);
          }
        });
    try {
      return Optional.of(processor.process(token, null));
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.empty();
    }
  }
}
