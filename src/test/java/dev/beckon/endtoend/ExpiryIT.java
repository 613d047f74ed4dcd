package dev.beckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.local.lambda.Outcome;
import dev.beckon.local.story.Phone;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Past the deadline it is expired, past the lease the room has ended, written or not. */
class ExpiryIT {
  private static final Duration PAST = Duration.ofMinutes(2);

  private final RunningBeckon beckon = RunningBeckon.get();

  @Test
  void afterTheDeadlineNobodyIsLetInAndTheInviterMayAskAnew() {
    Phone inviter = beckon.inviter();
    HostId guest = beckon.freshHosts(1).get(0);
    Invitation.Open open =
        beckon.invitation(inviter, 1, PAST, Duration.ofMinutes(1), Duration.ofMinutes(9));
    OfferId offer = beckon.offer(open, List.of(guest));
    Phone phone = beckon.phone(guest);
    assertThat(phone.post("/v1/offers/" + offer + "/accept").body().path("reason").asText())
        .isEqualTo("expired");
    assertThat(phone.get("/v1/offers/" + offer).body().path("state").asText()).isEqualTo("EXPIRED");
    assertThat(state(inviter, open)).isEqualTo("EXPIRED");
    assertThat(inviter.post("/v1/invitations", RunningBeckon.wish(1)).status()).isEqualTo(201);
  }

  @Test
  void cleanupWritesTheEndOfWhatIsOver() {
    Phone inviter = beckon.inviter();
    Invitation.Open open =
        beckon.invitation(inviter, 1, PAST, Duration.ofMinutes(1), Duration.ofMinutes(9));
    RunningBeckon.awaitThat(
        () ->
            beckon.cleanUp() instanceof Outcome.Answered
                && beckon.stored(open) instanceof Invitation.Ended);
    assertThat(beckon.stored(open))
        .isInstanceOfSatisfying(
            Invitation.Ended.class,
            ended -> assertThat(ended.endedAt()).isEqualTo(open.facts().deadline()));
  }

  @Test
  void aCrashedPhoneEndsItsRoomWithinOneLease() {
    Phone inviter = beckon.inviter();
    HostId guest = beckon.freshHosts(1).get(0);
    Invitation.Open open =
        beckon.invitation(inviter, 1, PAST, Duration.ofMinutes(9), Duration.ofMinutes(1));
    OfferId offer = beckon.offer(open, List.of(guest));
    assertThat(
            beckon
                .phone(guest)
                .post("/v1/offers/" + offer + "/accept")
                .body()
                .path("reason")
                .asText())
        .isEqualTo("room-ended");
    inviter.put(
        "/v1/me/presence",
        "{\"availability\":\"LIVE\",\"invitations\":[\"" + open.facts().id() + "\"]}");
    assertThat(state(inviter, open)).as("a late beat revives nothing").isEqualTo("ROOM_ENDED");
  }

  @Test
  void aBeatOfTheInviterKeepsTheRoomOnAir() {
    Phone inviter = beckon.inviter();
    Invitation.Open open =
        beckon.invitation(
            inviter, 1, Duration.ofSeconds(30), Duration.ofMinutes(9), Duration.ofMinutes(2));
    Phone.Answer beat =
        inviter.put(
            "/v1/me/presence",
            "{\"availability\":\"LIVE\",\"invitations\":[\"" + open.facts().id() + "\"]}");
    assertThat(beat.body().at("/invitations/0/state").asText()).isEqualTo("OPEN");
    assertThat(beckon.stored(open).roomUntil()).isAfter(open.roomUntil());
  }

  private String state(Phone inviter, Invitation.Open open) {
    return inviter.get("/v1/invitations/" + open.facts().id()).body().path("state").asText();
  }
}
