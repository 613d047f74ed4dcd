package dev.beckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.local.lambda.Outcome;
import dev.beckon.local.story.Phone;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Two moves that meet: the first commit wins, and both sides hear the same story. */
class RacesIT {
  private final RunningBeckon beckon = RunningBeckon.get();

  @AfterEach
  void noMoreConflicts() {
    beckon.dynamo().conflictNext(0);
  }

  @RepeatedTest(5)
  void cancelAgainstAcceptEitherLetsInOrRefusesAsCancelled() {
    Phone inviter = beckon.inviter();
    HostId guest = beckon.freshHosts(1).get(0);
    Invitation.Open open = beckon.invitation(inviter, 1);
    OfferId offer = beckon.offer(open, List.of(guest));
    List<Phone.Answer> answers =
        Together.call(
            List.<Together.Call<Phone.Answer>>of(
                () -> beckon.phone(guest).post("/v1/offers/" + offer + "/accept"),
                () -> inviter.delete("/v1/invitations/" + open.facts().id())));

    assertThat(answers.get(1).status()).isEqualTo(204);
    JsonNode invitation = inviter.get("/v1/invitations/" + open.facts().id()).body();
    assertThat(invitation.path("state").asText()).isEqualTo("CANCELLED");
    if (answers.get(0).status() == 200) {
      assertThat(invitation.at("/guests/0/host").asText()).isEqualTo(guest.value());
      assertThat(invitation.at("/guests/0/visit").asText())
          .as("cancelling leaves granted visits alone")
          .isEqualTo("GRANTED");
    } else {
      assertThat(answers.get(0).body().path("reason").asText()).isEqualTo("cancelled");
      assertThat(invitation.path("guests")).isEmpty();
    }
  }

  @RepeatedTest(5)
  void joinAgainstNoShowEitherJoinsOrFreesTheSeat() {
    Phone inviter = beckon.inviter();
    HostId guest = beckon.freshHosts(1).get(0);
    Invitation.Open open =
        beckon.invitation(
            inviter, 1, Duration.ofSeconds(90), Duration.ofMinutes(9), Duration.ofMinutes(9));
    OfferId offer = beckon.grant(open, guest, Duration.ofSeconds(61)).facts().id();
    Together.Call<Integer> join =
        () -> beckon.phone(guest).post("/v1/visits/" + offer + "/heartbeat").status();
    Together.Call<Integer> noShow = () -> beckon.cleanUp() instanceof Outcome.Answered ? 200 : 500;
    List<Integer> answers = Together.call(List.of(join, noShow));

    assertThat(answers.get(1)).isEqualTo(200);
    JsonNode invitation = inviter.get("/v1/invitations/" + open.facts().id()).body();
    if (answers.get(0) == 200) {
      assertThat(invitation.path("state").asText()).isEqualTo("FILLED");
      assertThat(invitation.at("/guests/0/visit").asText()).isEqualTo("JOINED");
    } else {
      assertThat(answers.get(0)).isEqualTo(409);
      assertThat(invitation.path("state").asText()).isEqualTo("OPEN");
      assertThat(invitation.at("/counts/accepted").asInt()).isZero();
    }
  }

  @RepeatedTest(5)
  void roomEndAgainstAcceptLeavesNobodyInADarkRoom() {
    Phone inviter = beckon.inviter();
    HostId guest = beckon.freshHosts(1).get(0);
    Invitation.Open open = beckon.invitation(inviter, 1);
    OfferId offer = beckon.offer(open, List.of(guest));
    Phone phone = beckon.phone(guest);
    List<Phone.Answer> answers =
        Together.call(
            List.<Together.Call<Phone.Answer>>of(
                () -> phone.post("/v1/offers/" + offer + "/accept"),
                () -> inviter.delete("/v1/me/presence")));

    assertThat(answers.get(1).status()).isEqualTo(204);
    if (answers.get(0).status() != 200) {
      assertThat(answers.get(0).body().path("reason").asText()).isEqualTo("room-ended");
    }
    assertThat(phone.post("/v1/offers/" + offer + "/accept").body().path("reason").asText())
        .isIn("visit-ended", "room-ended");
    assertThat(phone.post("/v1/visits/" + offer + "/heartbeat").status()).isIn(409, 404);
    assertThat(inviter.get("/v1/invitations/" + open.facts().id()).body().path("state").asText())
        .isEqualTo("ROOM_ENDED");
  }

  @Test
  void aSeatOfANoShowIsTakenByAnother() {
    Phone inviter = beckon.inviter();
    List<HostId> guests = beckon.freshHosts(2);
    Invitation.Open open =
        beckon.invitation(
            inviter, 1, Duration.ofSeconds(90), Duration.ofMinutes(9), Duration.ofMinutes(9));
    OfferId offer = beckon.grant(open, guests.get(0), Duration.ofSeconds(61)).facts().id();
    beckon.offer(open, List.of(guests.get(1)));
    Phone second = beckon.phone(guests.get(1));
    assertThat(second.post("/v1/offers/" + offer + "/accept").body().path("reason").asText())
        .isEqualTo("full");
    RunningBeckon.awaitThat(
        () ->
            beckon.cleanUp() instanceof Outcome.Answered
                && second.post("/v1/offers/" + offer + "/accept").status() == 200);
    assertThat(
            beckon
                .phone(guests.get(0))
                .post("/v1/offers/" + offer + "/accept")
                .body()
                .path("reason")
                .asText())
        .isEqualTo("visit-ended");
  }

  @Test
  void aHostIsInOneVisitAtATime() {
    HostId guest = beckon.freshHosts(1).get(0);
    Invitation.Open first = beckon.invitation(beckon.inviter(), 1);
    Invitation.Open second = beckon.invitation(beckon.inviter(), 1);
    OfferId firstOffer = beckon.offer(first, List.of(guest));
    OfferId secondOffer = beckon.offer(second, List.of(guest));
    Phone phone = beckon.phone(guest);
    assertThat(phone.post("/v1/offers/" + firstOffer + "/accept").status()).isEqualTo(200);
    assertThat(phone.post("/v1/offers/" + secondOffer + "/accept").body().path("reason").asText())
        .isEqualTo("already-visiting");
    phone.post("/v1/visits/" + firstOffer + "/leave");
    assertThat(phone.post("/v1/offers/" + secondOffer + "/accept").status()).isEqualTo(200);
  }

  @Test
  void aTransactionThatConflictsIsTriedAgain() {
    HostId guest = beckon.freshHosts(1).get(0);
    Invitation.Open open = beckon.invitation(beckon.inviter(), 1);
    OfferId offer = beckon.offer(open, List.of(guest));
    beckon.dynamo().conflictNext(3);
    assertThat(beckon.phone(guest).post("/v1/offers/" + offer + "/accept").status()).isEqualTo(200);
    assertThat(beckon.dynamo().conflictsLeft()).isZero();
  }

  @Test
  void aTransactionThatConflictsForEverIs503WithRetryAfterAndTakesNoSeat() {
    Phone inviter = beckon.inviter();
    HostId guest = beckon.freshHosts(1).get(0);
    Invitation.Open open = beckon.invitation(inviter, 1);
    OfferId offer = beckon.offer(open, List.of(guest));
    String accept = "/v1/offers/" + offer + "/accept";
    beckon.dynamo().conflictNext(1000);
    Phone.Answer answer = beckon.phone(guest).post(accept);
    beckon.dynamo().conflictNext(0);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("retry-after")).isNotEmpty();
    assertThat(answer.body().path("type").asText()).endsWith("/busy");
    assertThat(beckon.counts(inviter, open.facts().id().value()).path("accepted").asInt()).isZero();
    assertThat(beckon.phone(guest).post(accept).status()).isEqualTo(200);
  }
}
