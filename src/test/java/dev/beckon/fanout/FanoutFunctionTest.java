package dev.beckon.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.RecordingPush;
import dev.beckon.function.FunctionProfile;
import dev.beckon.function.Lambda;
import dev.beckon.function.Stage;
import dev.beckon.http.Json;
import dev.beckon.invitation.Invitation;
import dev.beckon.scene.Scene;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fanout function: stream events in, what to begin again from out. */
@QuarkusTest
@TestProfile(FanoutFunctionTest.Fanout.class)
class FanoutFunctionTest {
  private static final String ALL_WELL = "{\"batchItemFailures\":[]}";
  private static final String ANNAS = Hosts.device(Hosts.ANNA).endpoint();
  private static final String BRUNOS = Hosts.device(Hosts.BRUNO).endpoint();

  @Inject Stage stage;
  private Scene scene;
  private Invitation.Open open;

  /** Runs fanout. */
  public static final class Fanout extends FunctionProfile {
    public Fanout() {
      super("fanout");
    }
  }

  @BeforeEach
  void annaAndBrunoAreOffered() {
    scene = stage.begin();
    open = scene.invite(3);
    scene.offer(open, Hosts.ANNA);
    scene.offer(open, Hosts.BRUNO);
  }

  @Test
  void everyOfferIsPushedWithAllThatItsRecordSays() {
    assertThat(Lambda.invoke("fanout-offers").toString()).isEqualTo(ALL_WELL);

    assertThat(scene.push.published())
        .extracting(RecordingPush.Published::endpoint)
        .containsExactly(ANNAS, BRUNOS);
    assertThat(scene.push.published().get(0).offer())
        .isEqualTo(Invitations.offer(open.facts(), Hosts.ANNA, scene.now()).facts());
    assertThat(scene.store.queuedOffers()).isEmpty();
  }

  @Test
  void aPoisonedRecordInTheMiddleIsKeptWholeAndTheOthersArePushed() throws Exception {
    assertThat(Lambda.invoke("fanout-poisoned").toString()).isEqualTo(ALL_WELL);

    assertThat(scene.push.published())
        .extracting(RecordingPush.Published::endpoint)
        .containsExactly(ANNAS, BRUNOS);
    assertThat(scene.store.deadLetters().of("fanout"))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(Json.parse(letter.record()))
                  .isEqualTo(Lambda.event("fanout-poisoned").at("/Records/1"));
              assertThat(letter.why()).contains("expiresAt");
            });
  }

  @Test
  void aThrottledPushIsBegunAgainFromItsRecordAndHarmsNobodyBefore() {
    scene.push.throttle(BRUNOS);

    assertThat(Lambda.invoke("fanout-poisoned").toString())
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"222200000000000000003\"}]}");
    assertThat(scene.offerOf(open, Hosts.ANNA).state()).isEqualTo("SENT");
    assertThat(scene.offerOf(open, Hosts.BRUNO).state()).isEqualTo("QUEUED");

    scene.push.recover(BRUNOS);
    assertThat(Lambda.invoke("fanout-poisoned").toString()).isEqualTo(ALL_WELL);
    assertThat(scene.offerOf(open, Hosts.BRUNO).state()).isEqualTo("SENT");
    assertThat(scene.store.deadLetters().of("fanout")).hasSize(1);
  }

  @Test
  void aDeviceThatIsGoneMakesItsOfferUnreachable() {
    scene.push.gone(ANNAS);

    assertThat(Lambda.invoke("fanout-offers").toString()).isEqualTo(ALL_WELL);
    assertThat(scene.offerOf(open, Hosts.ANNA).state()).isEqualTo("UNREACHABLE");
    assertThat(scene.store.hosts().file(Hosts.ANNA).devices()).isEmpty();
  }
}
