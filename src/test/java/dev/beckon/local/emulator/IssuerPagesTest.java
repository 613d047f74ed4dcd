package dev.beckon.local.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IssuerPagesTest {
  @Test
  void whoFollowsTheIssuersNameFindsTheKeysThatItsTokensAreSignedWith() throws Exception {
    try (IssuerPages pages = IssuerPages.serve(Clock.systemUTC())) {
      SignedJWT token = SignedJWT.parse(pages.issuer().token("de-17", Duration.ofMinutes(1)));
      String issuer = token.getJWTClaimsSet().getIssuer();
      JsonNode discovered =
          new ObjectMapper().readTree(get(issuer + "/.well-known/openid-configuration").body());
      assertThat(discovered.path("issuer").asText()).isEqualTo(issuer);

      JWKSet keys = JWKSet.parse(get(discovered.path("jwks_uri").asText()).body());
      var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
      assertThat(key.isPrivate()).isFalse();
      assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    }
  }

  @Test
  void thereIsNothingElse() throws Exception {
    try (IssuerPages pages = IssuerPages.serve(Clock.systemUTC())) {
      assertThat(get(pages.url() + "/token").statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }
}
