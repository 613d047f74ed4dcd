package dev.beckon.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.beckon.local.issuer.LocalIssuer;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForgedTokensTest {
  private final LocalIssuer issuer = new LocalIssuer(Clock.systemUTC());

  @Test
  void aForgedTokenIsTheOldOneButForWhoItClaimsToBe() throws Exception {
    String token = issuer.token("de-17", Duration.ofMinutes(1));
    SignedJWT honest = SignedJWT.parse(token);
    SignedJWT forged = SignedJWT.parse(ForgedTokens.claiming("de-4", token));

    assertThat(forged.getJWTClaimsSet().getSubject()).isEqualTo("de-4");
    assertThat(forged.getJWTClaimsSet().getIssuer()).isEqualTo(LocalIssuer.ISSUER);
    assertThat(forged.getHeader().getKeyID()).isEqualTo(honest.getHeader().getKeyID());
    RSASSAVerifier verifier =
        new RSASSAVerifier(issuer.keys().getKeyByKeyId(honest.getHeader().getKeyID()).toRSAKey());
    assertThat(honest.verify(verifier)).isTrue();
    assertThat(forged.verify(verifier)).isFalse();
  }
}
