package dev.beckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.local.lambda.Outcome;
import dev.beckon.local.sns.Push;
import dev.beckon.local.sqs.SqsMessage;
import dev.beckon.local.story.Phone;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The next wave over the whole way: selection, the queue, selection again. Cleanup never comes. */
class WaveTimerIT {
  private static final String QUEUE = "beckon-local-wave-timer";

  private final RunningBeckon beckon = RunningBeckon.get();

  @Test
  void whenNobodyAnswersTheTimerBringsTheNextWaveAndAnOldTimerChangesNothing() throws Exception {
    Phone inviter = beckon.inviter();
    String id = inviter.post("/v1/invitations", RunningBeckon.wish(1)).body().path("id").asText();
    int first = beckon.awaitPushes(inviter, id).size();
    beckon.runner().sqs().hurry(QUEUE);

    RunningBeckon.awaitThat(() -> beckon.pushes(id).size() > first);

    List<Push> pushes = beckon.awaitPushes(inviter, id);
    assertThat(pushes)
        .extracting(Push::customUserData)
        .as("nobody is asked twice")
        .doesNotHaveDuplicates();
    JsonNode old = delivered(id).orElseThrow();
    assertThat(old.at("/Records/0/body").asText()).contains("\"wave\":1");
    RunningBeckon.awaitThat(() -> timers(id).size() == 1);
    int offered = offered(inviter, id);
    List<SqsMessage> timers = timers(id);
    assertThat(timers.get(0).body()).contains("\"wave\":2");

    Outcome again = beckon.runner().invoke("selection", old.toString());

    assertThat(((Outcome.Answered) again).json().path("batchItemFailures")).isEmpty();
    assertThat(offered(inviter, id)).isEqualTo(offered);
    assertThat(timers(id)).isEqualTo(timers);
    assertThat(inviter.delete("/v1/invitations/" + id).status()).isEqualTo(204);
  }

  @Test
  void onceTheSeatIsTakenTheTimerGoesOffInVain() {
    Phone inviter = beckon.inviter();
    String id = inviter.post("/v1/invitations", RunningBeckon.wish(1)).body().path("id").asText();
    List<Push> pushes = beckon.awaitPushes(inviter, id);
    Phone guest = Phone.of(beckon.runner(), pushes.get(0).customUserData());
    String offer = RunningBeckon.offerOf(pushes.get(0));
    assertThat(guest.post("/v1/offers/" + offer + "/accept").status()).isEqualTo(200);
    int offered = offered(inviter, id);

    beckon.runner().sqs().hurry(QUEUE);
    RunningBeckon.awaitThat(() -> delivered(id).isPresent());

    RunningBeckon.awaitThat(() -> timers(id).isEmpty());
    assertThat(offered(inviter, id)).isEqualTo(offered);
    // Who stays in a visit is busy for the tests that come after.
    guest.post("/v1/visits/" + offer + "/heartbeat");
    assertThat(guest.post("/v1/visits/" + offer + "/leave").status()).isEqualTo(200);
    assertThat(inviter.delete("/v1/invitations/" + id).status()).isEqualTo(204);
  }

  private int offered(Phone inviter, String invitation) {
    return beckon.counts(inviter, invitation).path("offered").asInt();
  }

  /** The last batch with a timer of this invitation in it. */
  private Optional<JsonNode> delivered(String invitation) {
    return beckon.runner().queues().deliveries().stream()
        .filter(event -> event.toString().contains(invitation))
        .reduce((earlier, later) -> later);
  }

  private List<SqsMessage> timers(String invitation) {
    return beckon.runner().sqs().messages(QUEUE).stream()
        .filter(message -> message.body().contains(invitation))
        .toList();
  }
}
