package dev.beckon.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.InMemoryDeadLetters;
import dev.beckon.fixtures.Invitations;
import dev.beckon.function.FunctionProfile;
import dev.beckon.function.Lambda;
import dev.beckon.function.Stage;
import dev.beckon.http.Json;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.scene.Scene;
import dev.beckon.selection.pick.PresenceCells;
import dev.beckon.stream.DeadLetters;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The selection function: stream events in, what to begin again from out. */
@QuarkusTest
@TestProfile(SelectionFunctionTest.Selection.class)
class SelectionFunctionTest {
  private static final String ALL_WELL = "{\"batchItemFailures\":[]}";

  @Inject Stage stage;
  private Scene scene;
  private Invitation.Open first;
  private Invitation.Open last;

  /** Runs selection. */
  public static final class Selection extends FunctionProfile {
    public Selection() {
      super("selection");
    }
  }

  @BeforeEach
  void twoHostsInviteAndOneIsOnline() {
    scene = stage.begin();
    scene.online(Hosts.ANNA);
    first = invite(Invitations.by(Hosts.INVITER).open());
    last = invite(Invitations.by(Hosts.EDUARDA).open());
  }

  @Test
  void theWaveOfAnInvitationIsSent() {
    assertThat(Lambda.invoke("selection-wave").toString()).isEqualTo(ALL_WELL);

    assertThat(scene.offerOf(first, Hosts.ANNA).state()).isEqualTo("QUEUED");
    assertThat(scene.store.pendingWaves()).containsExactly(last);
  }

  @Test
  void aPoisonedRecordInTheMiddleIsKeptWholeAndTheOthersAreServed() throws Exception {
    assertThat(Lambda.invoke("selection-poisoned").toString()).isEqualTo(ALL_WELL);

    assertThat(scene.offerOf(first, Hosts.ANNA).state()).isEqualTo("QUEUED");
    assertThat(scene.offerOf(last, Hosts.ANNA).state()).isEqualTo("QUEUED");
    InMemoryDeadLetters.Kept letter = scene.store.deadLetters().of("selection").get(0);
    assertThat(scene.store.deadLetters().of("selection")).hasSize(1);
    assertThat(letter.recordId()).isEqualTo("111100000000000000002");
    assertThat(Json.parse(letter.record()))
        .isEqualTo(Lambda.event("selection-poisoned").at("/Records/1"));
    assertThat(letter.why()).contains("seats");
  }

  @Test
  void aBatchThatIsDeliveredTwiceChangesNothing() {
    Lambda.invoke("selection-poisoned");
    Lambda.invoke("selection-poisoned");

    assertThat(scene.store.queuedOffers()).hasSize(2);
    assertThat(scene.store.deadLetters().of("selection")).hasSize(1);
  }

  @Test
  void aPassingFaultIsBegunAgainFromItsRecord() {
    stage.away(PresenceCells.class);

    assertThat(Lambda.invoke("selection-poisoned").toString())
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"111100000000000000001\"}]}");
    assertThat(scene.store.queuedOffers()).isEmpty();
  }

  @Test
  void whenNothingCanBeKeptThePoisonedRecordComesAgain() {
    stage.away(DeadLetters.class);

    assertThat(Lambda.invoke("selection-poisoned").toString())
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"111100000000000000002\"}]}");
    assertThat(scene.store.pendingWaves()).containsExactly(last);
  }

  @Test
  void aTimerThatGoesOffIsHeard() {
    assertThat(Lambda.invoke("selection-timer").toString()).isEqualTo(ALL_WELL);

    assertThat(scene.store.deadLetters().of("selection")).isEmpty();
  }

  @Test
  void aPoisonedTimerIsKeptWholeAndEachOfTheOthersStandsForItself() throws Exception {
    stage.away(WaveBook.class);

    assertThat(failures("selection-timer-poisoned"))
        .containsExactly(
            "059f36b4-87a3-44ab-83d2-661975661001", "059f36b4-87a3-44ab-83d2-661975661003");

    InMemoryDeadLetters.Kept letter = scene.store.deadLetters().of("selection").get(0);
    assertThat(scene.store.deadLetters().of("selection")).hasSize(1);
    assertThat(letter.recordId()).isEqualTo("059f36b4-87a3-44ab-83d2-661975661002");
    assertThat(Json.parse(letter.record()))
        .isEqualTo(Lambda.event("selection-timer-poisoned").at("/Records/1"));
    assertThat(letter.why()).contains("invitation is no id", "wave is no number");
  }

  @Test
  void whenNothingCanBeKeptThePoisonedTimerComesAgain() {
    stage.away(DeadLetters.class);

    assertThat(failures("selection-timer-poisoned"))
        .containsExactly("059f36b4-87a3-44ab-83d2-661975661002");
  }

  private static List<String> failures(String event) {
    return Lambda.invoke(event).path("batchItemFailures").findValuesAsText("itemIdentifier");
  }

  /** Asks for the few cells in which en-4022 lies, so that nine looks see all of them. */
  private Invitation.Open invite(Invitation.Open open) {
    Condition condition =
        new Condition(
            Set.of("en"),
            Set.of("139"),
            Set.of(),
            Range.ANY,
            new Range(0, 9),
            true,
            Set.of(Availability.ONLINE),
            Set.of());
    scene
        .store
        .invitations()
        .submit(open, new Terms("Gerda", false, condition, "Come and see"), "fingerprint");
    return open;
  }
}
