package dev.beckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.local.issuer.LocalIssuer;
import dev.beckon.local.story.Phone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every fault is named at once, and nothing is stored. */
class BadInputIT {
  private final RunningBeckon beckon = RunningBeckon.get();

  @Test
  void everyFaultOfABodyIsNamedAtOnceAndNothingIsStored() {
    Phone inviter = beckon.inviter();
    Phone.Answer answer =
        inviter.post(
            "/v1/invitations",
            "{\"seats\":21,\"standsSeconds\":1,\"surprise\":true,\"condition\":"
                + "{\"languages\":[\"english\"],\"level\":{\"min\":9,\"max\":2},\"mature\":1}}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.body().path("faults"))
        .extracting(fault -> fault.path("pointer").asText())
        .containsExactlyInAnyOrder(
            "/seats",
            "/standsSeconds",
            "/surprise",
            "/condition/languages/0",
            "/condition/level/max",
            "/condition/mature");
    assertThat(inviter.get("/v1/invitations").body().path("items")).isEmpty();
  }

  @Test
  void whatIsNoJsonIs400AndWhatIsTooLargeIs413() {
    Phone inviter = beckon.inviter();
    assertThat(inviter.post("/v1/invitations", "{\"seats\":").status()).isEqualTo(400);
    assertThat(inviter.post("/v1/invitations", "[]").status()).isEqualTo(400);
    assertThat(inviter.post("/v1/invitations").status()).isEqualTo(400);
    String large = "{\"message\":\"" + "x".repeat(20_000) + "\"}";
    assertThat(inviter.post("/v1/invitations", large).status()).isEqualTo(413);
    assertThat(inviter.get("/v1/invitations").body().path("items")).isEmpty();
  }

  @Test
  void withoutATokenWithAnExpiredOrAForeignOneApiGatewayItselfAnswers() {
    Phone phone = beckon.inviter();
    Instant now = Instant.now();
    String expired =
        beckon
            .runner()
            .issuer()
            .sign(
                new JWTClaimsSet.Builder()
                    .issuer(LocalIssuer.ISSUER)
                    .audience(LocalIssuer.AUDIENCE)
                    .subject(phone.host())
                    .issueTime(Date.from(now.minus(Duration.ofHours(2))))
                    .expirationTime(Date.from(now.minus(Duration.ofHours(1))))
                    .build());
    String foreign = new LocalIssuer(Clock.systemUTC()).token(phone.host(), Duration.ofHours(1));
    for (String token : List.of("", "nonsense", expired, foreign)) {
      Phone.Answer answer = phone.withToken(token).get("/v1/me");
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.body().path("message").asText()).isEqualTo("Unauthorized");
    }
    assertThat(phone.get("/v1/nowhere").status()).isEqualTo(404);
  }

  @Test
  void whatIsSomebodyElsesIsNotThere() {
    Phone inviter = beckon.inviter();
    HostId guest = beckon.freshHosts(1).get(0);
    Invitation.Open open = beckon.invitation(inviter, 1);
    OfferId offer = beckon.offer(open, List.of(guest));
    Phone stranger = Phone.of(beckon.runner(), "a-stranger");
    assertThat(stranger.get("/v1/invitations/" + open.facts().id()).status()).isEqualTo(404);
    assertThat(stranger.delete("/v1/invitations/" + open.facts().id()).status()).isEqualTo(404);
    for (String move : List.of("/seen", "/accept", "/decline")) {
      assertThat(stranger.post("/v1/offers/" + offer + move).status()).isEqualTo(404);
    }
    assertThat(stranger.get("/v1/offers/" + offer).status()).isEqualTo(404);
    beckon.phone(guest).post("/v1/offers/" + offer + "/accept");
    assertThat(stranger.post("/v1/visits/" + offer + "/heartbeat").status()).isEqualTo(404);
    assertThat(stranger.post("/v1/visits/" + offer + "/leave").status()).isEqualTo(404);
    assertThat(stranger.get("/v1/visits/" + offer).status()).isEqualTo(404);
  }

  @Test
  void idsThatAreNoneAre404() {
    Phone inviter = beckon.inviter();
    assertThat(inviter.get("/v1/invitations/nonsense").status()).isEqualTo(404);
    assertThat(inviter.post("/v1/offers/nonsense/accept").status()).isEqualTo(404);
    assertThat(inviter.post("/v1/visits/nonsense/heartbeat").status()).isEqualTo(404);
  }

  @Test
  void whoHasNotSaidWhoTheyAreCannotInvite() {
    Phone.Answer answer =
        Phone.of(beckon.runner(), "nobody-yet").post("/v1/invitations", RunningBeckon.wish(1));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().path("type").asText()).endsWith("/no-profile");
  }
}
