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
import java.time.Duration;
import java.util.List;
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
        .containsExactlyInAnyOrder(ANNAS, BRUNOS);
    assertThat(scene.push.published())
        .extracting(RecordingPush.Published::offer)
        .contains(Invitations.offer(open.facts(), Hosts.ANNA, scene.now()).facts());
    assertThat(scene.store.queuedOffers()).isEmpty();
  }

  @Test
  void aPoisonedRecordInTheMiddleIsKeptWholeAndTheOthersArePushed() throws Exception {
    assertThat(Lambda.invoke("fanout-poisoned").toString()).isEqualTo(ALL_WELL);

    assertThat(scene.push.published())
        .extracting(RecordingPush.Published::endpoint)
        .containsExactlyInAnyOrder(ANNAS, BRUNOS);
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

  @Test
  void anOfferThatWasSeenBeforeItsPushIsNotPushedForThatButOnePutBackIs() {
    assertThat(Lambda.invoke("fanout-seen-and-requeued").toString()).isEqualTo(ALL_WELL);

    assertThat(scene.push.published())
        .extracting(RecordingPush.Published::endpoint)
        .containsExactly(BRUNOS);
  }

  @Test
  void whenTheSeatsAreTakenThePhonesThatStillShowTheOfferHearOfIt() {
    scene.store.waves().keep(open.facts(), 1, List.of(Hosts.ANNA, Hosts.BRUNO));
    Lambda.invoke("fanout-offers");

    assertThat(Lambda.invoke("fanout-filled").toString()).isEqualTo(ALL_WELL);

    assertThat(scene.push.withdrawn())
        .extracting(RecordingPush.Published::endpoint)
        .containsExactly(ANNAS);
  }

  @Test
  void theGuestOfAVisitThatHasEndedIsShownOutAndPushedNothing() {
    assertThat(Lambda.invoke("fanout-departed").toString()).isEqualTo(ALL_WELL);

    assertThat(scene.door.shownOut())
        .containsExactly(Invitations.visit(open.facts(), Hosts.ANNA, scene.now()).facts());
    assertThat(scene.push.published()).isEmpty();
  }

  @Test
  void whileTheMediaServerIsAwayTheRecordComesAgain() {
    scene.door.jam();

    assertThat(Lambda.invoke("fanout-departed").toString())
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"222200000000000000021\"}]}");
    assertThat(scene.store.deadLetters().of("fanout")).isEmpty();

    scene.door.open();
    assertThat(Lambda.invoke("fanout-departed").toString()).isEqualTo(ALL_WELL);
    assertThat(scene.door.shownOut()).hasSize(1);
  }

  @Test
  void aMediaServerThatStaysAwayHoldsNothingUp() {
    scene.door.jam();
    scene.after(Duration.ofMinutes(5).plus(ShowOut.HOLDS_UP));

    assertThat(Lambda.invoke("fanout-departed").toString()).isEqualTo(ALL_WELL);
    assertThat(scene.store.deadLetters().of("fanout"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.why()).contains("may still be in room"));
  }

  @Test
  void whileStoresAreAwayAllOfItComesAgain() {
    stage.away(SentOffers.class);
    stage.away(ShownOffers.class);

    assertThat(Lambda.invoke("fanout-offers").toString())
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"222200000000000000001\"}]}");
    assertThat(Lambda.invoke("fanout-filled").toString())
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"222200000000000000011\"}]}");
  }
}
