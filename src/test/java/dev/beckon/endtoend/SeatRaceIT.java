package dev.beckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.local.story.Phone;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatRaceIT {
  private static final int RACERS = 200;
  private static final int SEATS = 3;

  private final RunningBeckon beckon = RunningBeckon.get();

  @Test
  void of200OfferedHostsExactlyThreeWinThreeSeatsAnd197HearThatItIsFull() {
    Phone inviter = beckon.inviter();
    Invitation.Open open = beckon.invitation(inviter, SEATS);
    List<HostId> racers = beckon.newHosts(RACERS);
    OfferId offer = beckon.offer(open, racers);

    List<Phone.Answer> answers =
        Together.call(
            racers.stream()
                .map(beckon::phone)
                .<Together.Call<Phone.Answer>>map(
                    phone -> () -> phone.post("/v1/offers/" + offer + "/accept"))
                .toList());

    assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 409);
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(SEATS);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .hasSize(RACERS - SEATS)
        .allMatch(answer -> answer.body().path("reason").asText().equals("full"));
    assertThat(inviter.get("/v1/invitations/" + open.facts().id()).body().path("state").asText())
        .isEqualTo("FILLED");
    assertThat(beckon.counts(inviter, open.facts().id().value()).path("accepted").asInt())
        .isEqualTo(SEATS);
  }
}
