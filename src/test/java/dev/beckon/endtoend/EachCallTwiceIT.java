package dev.beckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.local.story.Phone;
import java.util.List;
import org.junit.jupiter.api.Test;

/** HTTP retries: the second time changes nothing and answers the same. */
class EachCallTwiceIT {
  private final RunningBeckon beckon = RunningBeckon.get();

  @Test
  void anInvitationWithTheSameKeyIsTheSameInvitation() {
    Phone inviter = beckon.inviter();
    Phone.Answer first = inviter.post("/v1/invitations", RunningBeckon.wish(1), "a-key");
    Phone.Answer second = inviter.post("/v1/invitations", RunningBeckon.wish(1), "a-key");
    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body().path("id")).isEqualTo(first.body().path("id"));
    assertThat(inviter.get("/v1/invitations").body().path("items")).hasSize(1);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    Phone inviter = beckon.inviter();
    inviter.post("/v1/invitations", RunningBeckon.wish(1), "a-key");
    Phone.Answer other = inviter.post("/v1/invitations", RunningBeckon.wish(2), "a-key");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.body().path("type").asText()).endsWith("/idempotency-key-reused");
  }

  @Test
  void theSameRequestTwiceAtOnceMakesOneInvitation() {
    Phone inviter = beckon.inviter();
    Together.Call<Phone.Answer> call =
        () -> inviter.post("/v1/invitations", RunningBeckon.wish(1), "b-key");
    List<Phone.Answer> answers = Together.call(List.of(call, call, call, call));
    assertThat(answers).allMatch(answer -> answer.status() == 201);
    assertThat(answers).extracting(answer -> answer.body().path("id")).containsOnly(idOf(answers));
  }

  private static JsonNode idOf(List<Phone.Answer> answers) {
    return answers.get(0).body().path("id");
  }

  @Test
  void aRoomHasOneOpenInvitationAtATime() {
    Phone inviter = beckon.inviter();
    String id = inviter.post("/v1/invitations", RunningBeckon.wish(1)).body().path("id").asText();
    Phone.Answer second = inviter.post("/v1/invitations", RunningBeckon.wish(1));
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.body().path("invitation").asText()).isEqualTo(id);
  }

  @Test
  void acceptBeatAndLeaveAnswerTheSameTheSecondTime() {
    HostId guest = beckon.freshHosts(1).get(0);
    Invitation.Open open = beckon.invitation(beckon.inviter(), 1);
    OfferId offer = beckon.offer(open, List.of(guest));
    Phone phone = beckon.phone(guest);
    Phone.Answer first = phone.post("/v1/offers/" + offer + "/accept");
    Phone.Answer second = phone.post("/v1/offers/" + offer + "/accept");
    assertThat(second.status()).isEqualTo(first.status()).isEqualTo(200);
    assertThat(second.body().path("visit")).isEqualTo(first.body().path("visit"));
    assertThat(second.body().path("joinBy")).isEqualTo(first.body().path("joinBy"));
    for (int beat = 0; beat < 2; beat++) {
      Phone.Answer answer = phone.post("/v1/visits/" + offer + "/heartbeat");
      assertThat(answer.body().path("state").asText()).isEqualTo("JOINED");
      assertThat(answer.body().path("dwellSeconds").asLong()).isLessThanOrEqualTo(5);
    }
    Phone.Answer left = phone.post("/v1/visits/" + offer + "/leave");
    Phone.Answer leftAgain = phone.post("/v1/visits/" + offer + "/leave");
    assertThat(leftAgain.status()).isEqualTo(200);
    assertThat(leftAgain.body()).isEqualTo(left.body());
  }

  @Test
  void declineSeenCancelAndOfflineAnswerTheSameTheSecondTime() {
    HostId guest = beckon.freshHosts(1).get(0);
    Phone inviter = beckon.inviter();
    Invitation.Open open = beckon.invitation(inviter, 1);
    OfferId offer = beckon.offer(open, List.of(guest));
    Phone phone = beckon.phone(guest);
    String path = "/v1/offers/" + offer;
    assertThat(phone.post(path + "/seen").status()).isEqualTo(204);
    assertThat(phone.post(path + "/seen").status()).isEqualTo(204);
    assertThat(phone.post(path + "/decline").status()).isEqualTo(204);
    assertThat(phone.post(path + "/decline").status()).isEqualTo(204);
    assertThat(phone.post(path + "/accept").body().path("reason").asText()).isEqualTo("declined");
    String invitation = "/v1/invitations/" + open.facts().id();
    assertThat(inviter.delete(invitation).status()).isEqualTo(204);
    assertThat(inviter.delete(invitation).status()).isEqualTo(204);
    assertThat(inviter.delete("/v1/me/presence").status()).isEqualTo(204);
    assertThat(inviter.delete("/v1/me/presence").status()).isEqualTo(204);
  }

  @Test
  void whatAHostTellsTwiceIsToldOnce() {
    Phone host = Phone.of(beckon.runner(), "new-host-1");
    for (int time = 0; time < 2; time++) {
      assertThat(host.put("/v1/me", "{\"name\":\"New\",\"language\":\"en\"}").status())
          .isEqualTo(204);
      assertThat(host.put("/v1/me/preferences", "{\"askMe\":true}").status()).isEqualTo(204);
      assertThat(
              host.put("/v1/me/devices/phone", "{\"platform\":\"FCM\",\"token\":\"new-token\"}")
                  .status())
          .isEqualTo(204);
      Phone.Answer beat = host.put("/v1/me/presence", "{\"availability\":\"ONLINE\"}");
      assertThat(beat.status()).isEqualTo(200);
      assertThat(beat.body().path("reachable").asBoolean()).isTrue();
      String onAir =
          "{\"availability\":\"LIVE\",\"ticket\":\"%s\"}"
              .formatted(beat.body().path("ticket").asText());
      Phone.Answer renewed = host.put("/v1/me/presence", onAir);
      assertThat(renewed.status()).isEqualTo(200);
      assertThat(host.put("/v1/me/presence", onAir).body()).isEqualTo(renewed.body());
      Phone.Answer friends = host.put("/v1/me/friends", "{\"friends\":[\"de-17\"]}");
      assertThat(friends.status()).isEqualTo(200);
      assertThat(host.get("/v1/me/friends").body()).isEqualTo(friends.body());
    }
    assertThat(host.get("/v1/me").body().path("devices")).hasSize(1);
    assertThat(host.delete("/v1/me/devices/phone").status()).isEqualTo(204);
    assertThat(host.delete("/v1/me/devices/phone").status()).isEqualTo(204);
    assertThat(
            host.put("/v1/me/presence", "{\"availability\":\"ONLINE\"}")
                .body()
                .path("reachable")
                .asBoolean())
        .isFalse();
  }
}
