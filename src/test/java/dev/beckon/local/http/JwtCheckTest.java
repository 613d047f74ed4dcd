package dev.beckon.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.beckon.local.issuer.LocalIssuer;
import dev.beckon.local.template.JwtAuthorizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

class JwtCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final LocalIssuer ISSUER = new LocalIssuer(CLOCK);
  private static final JwtAuthorizer AUTHORIZER =
      new JwtAuthorizer(
          "Authorization", LocalIssuer.ISSUER, List.of("other", LocalIssuer.AUDIENCE));

  private final JwtCheck check = new JwtCheck(AUTHORIZER, ISSUER.keys(), CLOCK);

  private static JWTClaimsSet.Builder good() {
    return new JWTClaimsSet.Builder()
        .issuer(LocalIssuer.ISSUER)
        .audience(LocalIssuer.AUDIENCE)
        .subject("h-1")
        .expirationTime(Date.from(NOW.plusSeconds(60)));
  }

  private boolean passes(JWTClaimsSet.Builder claims) {
    return check.claims("Bearer " + ISSUER.sign(claims.build())).isPresent();
  }

  @Test
  void letsAGoodTokenPassWithOrWithoutBearer() {
    String token = ISSUER.token("h-1", Duration.ofMinutes(1));

    assertThat(check.claims("Bearer " + token).orElseThrow().getSubject()).isEqualTo("h-1");
    assertThat(check.claims("bearer " + token)).isPresent();
    assertThat(check.claims(token)).isPresent();
  }

  @Test
  void refusesWhatIsNoToken() {
    assertThat(check.claims(null)).isEmpty();
    assertThat(check.claims("")).isEmpty();
    assertThat(check.claims("Bearer")).isEmpty();
    assertThat(check.claims("Bearer a.b.c")).isEmpty();
    assertThat(check.claims("Basic aGk6aGk=")).isEmpty();
  }

  @Test
  void refusesATokenOutOfItsTime() {
    assertThat(passes(good().expirationTime(Date.from(NOW)))).isFalse();
    assertThat(passes(good().expirationTime(null))).isFalse();
    assertThat(passes(good().notBeforeTime(Date.from(NOW.plusSeconds(1))))).isFalse();
    assertThat(passes(good().issueTime(Date.from(NOW.plusSeconds(1))))).isFalse();
    assertThat(passes(good().notBeforeTime(Date.from(NOW)).issueTime(Date.from(NOW)))).isTrue();
  }

  @Test
  void refusesAnotherIssuerOrAudience() {
    assertThat(passes(good().issuer("https://evil.example"))).isFalse();
    assertThat(passes(good().audience("somebody-else"))).isFalse();
    assertThat(passes(good().audience((String) null))).isFalse();
  }

  @Test
  void asksForTheClientIdOnlyWhereThereIsNoAudience() {
    JWTClaimsSet.Builder byClient =
        good().audience((String) null).claim("client_id", LocalIssuer.AUDIENCE);

    assertThat(passes(byClient)).isTrue();
    assertThat(passes(byClient.audience("somebody-else"))).isFalse();
  }

  @Test
  void refusesATokenOfAnotherKey() {
    String foreign = new LocalIssuer(CLOCK).token("h-1", Duration.ofMinutes(1));

    assertThat(check.claims("Bearer " + foreign)).isEmpty();
  }

  @Test
  void refusesATokenWhoseClaimsWereChanged() {
    String[] mine = ISSUER.token("h-1", Duration.ofMinutes(1)).split("\\.", -1);
    String[] theirs = ISSUER.token("h-2", Duration.ofMinutes(1)).split("\\.", -1);

    assertThat(check.claims(mine[0] + "." + theirs[1] + "." + mine[2])).isEmpty();
  }

  @Test
  void refusesATokenWithoutASignature() {
    assertThat(check.claims(new PlainJWT(good().build()).serialize())).isEmpty();
  }

  @Test
  void refusesEllipticCurvesAsApiGatewayDoes() throws Exception {
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").build(), good().build());
    token.sign(new ECDSASigner(key));

    JwtCheck trusting = new JwtCheck(AUTHORIZER, new JWKSet(key.toPublicJWK()), CLOCK);

    assertThat(trusting.claims(token.serialize())).isEmpty();
  }

  @Test
  void readsScopesFromEitherClaim() {
    assertThat(JwtCheck.scopes(good().claim("scope", "a b").build())).containsExactly("a", "b");
    assertThat(JwtCheck.scopes(good().claim("scp", List.of("c")).build())).containsExactly("c");
    assertThat(JwtCheck.scopes(good().build())).isEmpty();
  }
}
