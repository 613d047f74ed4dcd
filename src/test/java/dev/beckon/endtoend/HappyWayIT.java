package dev.beckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import dev.beckon.local.sns.Push;
import dev.beckon.local.story.Phone;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HappyWayIT {
  private final RunningBeckon beckon = RunningBeckon.get();

  @Test
  void aHostInvitesHostsWhoFitArePushedOneAcceptsIsLetInStaysAndLeaves() throws ParseException {
    Phone inviter = beckon.inviter();
    Phone.Answer created =
        inviter.post(
            "/v1/invitations",
            "{\"seats\":2,\"standsSeconds\":120,\"message\":\"hello\","
                + "\"condition\":{\"languages\":[\"en\"],\"audience\":{\"max\":5000}}}");
    assertThat(created.status()).isEqualTo(201);
    String id = created.body().path("id").asText();
    assertThat(created.header("location")).isEqualTo("/v1/invitations/" + id);
    assertThat(created.body().path("state").asText()).isEqualTo("OPEN");

    List<Push> pushes = beckon.awaitPushes(inviter, id);
    assertThat(pushes).isNotEmpty().hasSizeLessThanOrEqualTo(50);
    assertThat(pushes).extracting(Push::customUserData).doesNotContain(inviter.host());
    Push push = pushes.get(0);
    String offer = RunningBeckon.offerOf(push);
    assertThat(push.payload().at("/fcmV1Message/message/android/collapse_key").asText())
        .isEqualTo(offer);
    assertThat(push.payload().toString()).doesNotContain("play.example");

    Phone guest = Phone.of(beckon.runner(), push.customUserData());
    JsonNode inbox = guest.get("/v1/offers").body().path("items");
    assertThat(inbox).anyMatch(item -> item.path("id").asText().equals(offer));
    assertThat(guest.post("/v1/offers/" + offer + "/seen").status()).isEqualTo(204);
    assertThat(guest.get("/v1/offers/" + offer).body().path("state").asText()).isEqualTo("SEEN");

    Phone.Answer accepted = guest.post("/v1/offers/" + offer + "/accept");
    assertThat(accepted.status()).isEqualTo(200);
    assertThat(accepted.body().path("state").asText()).isEqualTo("GRANTED");
    SignedJWT pass = SignedJWT.parse(accepted.body().at("/pass/token").asText());
    assertThat(pass.getJWTClaimsSet().getSubject()).isEqualTo(guest.host());
    assertThat(pass.getJWTClaimsSet().getAudience()).containsExactly("room-" + inviter.host());
    assertThat(accepted.body().at("/pass/playUrl").asText()).contains("room-" + inviter.host());

    Phone.Answer joined = guest.post("/v1/visits/" + offer + "/heartbeat", ticketOf(accepted));
    assertThat(joined.body().path("state").asText()).isEqualTo("JOINED");
    assertThat(joined.body().has("pass")).isFalse();
    Phone.Answer unticketed = guest.post("/v1/visits/" + offer + "/heartbeat");
    assertThat(unticketed.body().has("pass")).isTrue();
    JsonNode seen = inviter.get("/v1/invitations/" + id).body();
    assertThat(seen.at("/guests/0/host").asText()).isEqualTo(guest.host());
    assertThat(seen.at("/guests/0/visit").asText()).isEqualTo("JOINED");
    String ticket = ticketOf(unticketed);
    assertThat(guest.post("/v1/visits/" + offer + "/leave", ticket).body().path("state").asText())
        .isEqualTo("COMPLETED");
    assertThat(guest.post("/v1/visits/" + offer + "/heartbeat", ticket).status()).isEqualTo(409);
    assertThat(inviter.delete("/v1/invitations/" + id).status()).isEqualTo(204);
    assertThat(inviter.get("/v1/invitations/" + id).body().path("state").asText())
        .isEqualTo("CANCELLED");
  }

  @Test
  void anInboxThatHasNotChangedIsNotSentAgain() {
    Phone guest = beckon.phone(beckon.freshHosts(1).get(0));
    Phone.Answer first = guest.get("/v1/offers");
    assertThat(guest.get("/v1/offers", "if-none-match", first.header("etag")).status())
        .isEqualTo(304);
  }

  @Test
  void nobodyWhoFitsMeansExhaustedAndSaysSo() {
    Phone inviter = beckon.inviter();
    String id =
        inviter
            .post(
                "/v1/invitations",
                "{\"seats\":1,\"condition\":{\"languages\":[\"tl\"],\"categories\":[\"none\"],\"audience\":{\"max\":9}}}")
            .body()
            .path("id")
            .asText();
    RunningBeckon.awaitThat(
        () ->
            inviter.get("/v1/invitations/" + id).body().path("state").asText().equals("EXHAUSTED"));
  }

  private static String ticketOf(Phone.Answer answer) {
    return "{\"ticket\":\"" + answer.body().path("ticket").asText() + "\"}";
  }
}
