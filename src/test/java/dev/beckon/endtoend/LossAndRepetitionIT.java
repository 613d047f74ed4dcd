package dev.beckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.invitation.Invitation;
import dev.beckon.local.lambda.Outcome;
import dev.beckon.local.sns.Push;
import dev.beckon.local.story.Phone;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Streams deliver twice, and now and then a record gets lost. */
class LossAndRepetitionIT {
  private final RunningBeckon beckon = RunningBeckon.get();

  @Test
  void aStreamBatchDeliveredTwiceOffersNothingTwice() throws Exception {
    Phone inviter = beckon.inviter();
    String id = inviter.post("/v1/invitations", RunningBeckon.wish(1)).body().path("id").asText();
    List<Push> pushes = beckon.awaitPushes(inviter, id);
    int offered = beckon.counts(inviter, id).path("offered").asInt();

    JsonNode wave = beckon.runner().streams().lastDelivery("selection").orElseThrow().event();
    assertThat(wave.toString()).contains(id);
    assertAllWell(beckon.runner().invoke("selection", wave.toString()));
    JsonNode queued = beckon.runner().streams().lastDelivery("fanout").orElseThrow().event();
    assertAllWell(beckon.runner().invoke("fanout", queued.toString()));

    assertThat(beckon.counts(inviter, id).path("offered").asInt()).isEqualTo(offered);
    Set<String> offers =
        beckon.pushes(id).stream().map(RunningBeckon::offerOf).collect(Collectors.toSet());
    assertThat(offers).as("a repeat carries the same collapse key").hasSize(1);
    assertThat(pushes).extracting(Push::customUserData).doesNotHaveDuplicates();
  }

  @Test
  void anInvitationWhoseStreamRecordGotLostIsFoundAgainByCleanup() {
    Phone inviter = beckon.inviter();
    beckon.runner().streams().dropNext("selection", record -> isOf(record, inviter));
    Invitation.Open open =
        beckon.invitation(
            inviter, 1, Duration.ofSeconds(31), Duration.ofMinutes(5), Duration.ofMinutes(5));
    String id = open.facts().id().value();
    RunningBeckon.awaitThat(
        () -> {
          assertAllWell(beckon.cleanUp());
          return beckon.counts(inviter, id).path("offered").asInt() > 0;
        });
    assertThat(beckon.awaitPushes(inviter, id)).isNotEmpty();
  }

  @Test
  void anOfferWhoseStreamRecordGotLostIsPushedAfterCleanup() {
    Phone inviter = beckon.inviter();
    Invitation.Open open =
        beckon.invitation(
            inviter, 1, Duration.ofSeconds(31), Duration.ofMinutes(5), Duration.ofMinutes(5));
    String id = open.facts().id().value();
    beckon.awaitPushes(inviter, id);
    Phone lonely = Phone.of(beckon.runner(), "lonely-host");
    lonely.put("/v1/me/preferences", "{\"askMe\":true}");
    String token = "10".repeat(32);
    lonely.put("/v1/me/devices/phone", "{\"platform\":\"APNS\",\"token\":\"" + token + "\"}");
    beckon
        .runner()
        .streams()
        .dropNext("fanout", record -> record.toString().contains("lonely-host"));
    beckon.offerToIphone(open, "lonely-host", token);
    RunningBeckon.awaitThat(
        () -> {
          assertAllWell(beckon.cleanUp());
          return !beckon.runner().pushes("lonely-host").isEmpty();
        });
    assertThat(beckon.runner().pushes("lonely-host").get(0).platform()).isEqualTo("APNS");
  }

  private static boolean isOf(JsonNode record, Phone inviter) {
    return record.at("/dynamodb/NewImage/inviter/S").asText().equals(inviter.host());
  }

  private static void assertAllWell(Outcome outcome) throws Exception {
    assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    assertThat(((Outcome.Answered) outcome).json().path("batchItemFailures")).isEmpty();
  }
}
