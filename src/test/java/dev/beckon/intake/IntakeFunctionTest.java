package dev.beckon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.function.FunctionProfile;
import dev.beckon.function.Lambda;
import dev.beckon.function.Stage;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.openapi.HttpContract;
import dev.beckon.scene.Scene;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The intake function, event in and answer out. */
@QuarkusTest
@TestProfile(IntakeFunctionTest.Intake.class)
class IntakeFunctionTest {
  @Inject Stage stage;
  private Scene scene;

  /** Runs intake. */
  public static final class Intake extends FunctionProfile {
    public Intake() {
      super("intake");
    }
  }

  @BeforeEach
  void theInviterIsKnown() {
    scene = stage.begin();
    scene.known(Hosts.INVITER);
  }

  @Test
  void anInvitationIsStoredAndShownAsItsInviterSeesIt() {
    Lambda.Reply reply = Lambda.call("intake-submit");

    assertThat(reply.status()).isEqualTo(201);
    Invitation.Open stored = scene.store.pendingWaves().get(0);
    assertThat(reply.header("location")).isEqualTo("/v1/invitations/" + stored.facts().id());
    assertThat(reply.header("content-type")).isEqualTo("application/json");
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    assertThat(reply.body().get("state").textValue()).isEqualTo("OPEN");
    assertThat(reply.body().get("room").textValue()).isEqualTo("room-de-17");
    assertThat(reply.body().get("message").textValue()).isEqualTo("Come and see the final 🎉");
    assertThat(reply.body().get("deadline").textValue()).isEqualTo("2026-11-22T20:10:00Z");
    assertThat(reply.body().at("/condition/languages").toString()).isEqualTo("[\"de\",\"en\"]");
    assertThat(reply.body().at("/condition/level").toString()).isEqualTo("{\"min\":10}");
    assertThat(reply.body().get("counts").toString()).isEqualTo("{\"offered\":0,\"accepted\":0}");
  }

  @Test
  void theRoomIsWhatTheIssuerOfTheTokenSaysWhereItIsAsked() {
    stage.roomsOf(new ClaimedRooms("custom:channel"));

    Lambda.Reply reply = Lambda.call("intake-submit-claimed-room");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.body().get("room").textValue()).isEqualTo("AbCdEf123456");
    assertThat(Lambda.call("intake-submit").problem()).isEqualTo("no-room");
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    Lambda.Reply reply = Lambda.call("intake-submit-without-optional");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.body().get("deadline").textValue()).isEqualTo("2026-11-22T20:05:00Z");
    assertThat(reply.body().at("/condition/availability").toString())
        .isEqualTo("[\"LIVE\",\"ONLINE\"]");
  }

  @Test
  void theSameCallTwiceAnswersTheSame() {
    Lambda.Reply first = Lambda.call("intake-submit");

    assertThat(Lambda.call("intake-submit")).isEqualTo(first);
    assertThat(scene.store.pendingWaves()).hasSize(1);
  }

  @Test
  void anotherInvitationForTheSameRoomIsAConflictThatNamesTheOpenOne() {
    Invitation.Open open = scene.invite(3);

    Lambda.Reply reply = Lambda.call("intake-submit");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.problem()).isEqualTo("invitation-open");
    assertThat(reply.body().get("invitation").textValue()).isEqualTo(open.facts().id().value());
  }

  @Test
  void everyFaultIsNamedAndNothingIsStored() {
    Lambda.Reply reply = Lambda.call("intake-submit-many-faults");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
    assertThat(reply.problem()).isEqualTo("invalid");
    assertThat(reply.pointers())
        .containsExactlyInAnyOrder(
            "header:idempotency-key",
            "/seats",
            "/standsSeconds",
            "/message",
            "/room",
            "/condition/languages",
            "/condition/categories/0",
            "/condition/level/max",
            "/condition/availability/0",
            "/condition/excluded/0",
            "/condition/friends");
    assertThat(reply.body().toString()).doesNotContain("Chess").doesNotContain("room-en-4022");
    assertNothingIsStored();
  }

  @Test
  void everythingThatIsWrongWithAConditionIsNamedAtOnce() {
    Lambda.Reply reply = Lambda.call("intake-submit-bad-condition");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers())
        .containsExactlyInAnyOrder(
            "/condition/languages/1",
            "/condition/languages/2",
            "/condition/categories/1",
            "/condition/categories/2",
            "/condition/regions/1",
            "/condition/regions/2",
            "/condition/level/max",
            "/condition/audience/min",
            "/condition/audience/about",
            "/condition/mature",
            "/condition/availability/1",
            "/condition/excluded/1",
            "/condition/friendsOnly",
            "/condition/widen");
    assertNothingIsStored();
  }

  @Test
  void aConditionThatAsksForNothingAtAllNeedsALanguage() {
    Lambda.Reply reply = Lambda.call("intake-submit-empty-condition");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers()).containsExactly("/condition/languages");
    assertNothingIsStored();
  }

  @Test
  void tooManyExclusionsAreOneFault() {
    Lambda.Reply reply = Lambda.call("intake-submit-too-many-excluded");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers()).containsExactly("/condition/excluded");
    assertNothingIsStored();
  }

  @Test
  void tenThousandExclusionsAreMoreThanABodyHolds() {
    ObjectNode event = (ObjectNode) Lambda.event("intake-submit-too-many-excluded");
    String many =
        IntStream.range(0, 10_000)
            .mapToObj(n -> "\"en-" + n + "\"")
            .collect(Collectors.joining(",", "{\"seats\":3,\"condition\":{\"excluded\":[", "]}}"));
    event.put("body", many);

    assertThat(Lambda.invoke(event).get("statusCode").intValue()).isEqualTo(413);
    assertNothingIsStored();
  }

  @Test
  void friendsMayBeAskedForAndOneselfMayBeExcluded() {
    Lambda.Reply reply = Lambda.call("intake-submit-friends-only");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.body().at("/condition/friendsOnly").booleanValue()).isTrue();
    assertThat(reply.body().at("/condition/widen").booleanValue()).isTrue();
    assertThat(reply.body().get("widened").toString()).isEqualTo("[]");
    assertThat(scene.store.invitations().entry(Hosts.INVITER, open()).orElseThrow().terms())
        .extracting(terms -> terms.condition().friendsOnly(), terms -> terms.condition().widen())
        .containsExactly(true, true);
  }

  @Test
  void howFarTheSelectionWentIsTold() {
    Invitation.Open open = scene.invite(3);
    scene
        .store
        .waveBook()
        .waveIsOut(
            Invitations.firstWave(open, 2), scene.now(), Set.of(Rung.LEVEL, Rung.SIDE_CATEGORIES));

    assertThat(Lambda.call("intake-get").body().get("widened").toString())
        .isEqualTo("[\"SIDE_CATEGORIES\",\"LEVEL\"]");
  }

  private InvitationId open() {
    return scene.store.pendingWaves().get(0).facts().id();
  }

  @Test
  void whatIsNotJsonIsMalformed() {
    Lambda.Reply reply = Lambda.call("intake-submit-not-json");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.problem()).isEqualTo("malformed");
    assertNothingIsStored();
  }

  @Test
  void aForgedSubIsUnauthenticated() {
    Lambda.Reply reply = Lambda.call("intake-submit-forged-sub");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.problem()).isEqualTo("unauthenticated");
    assertNothingIsStored();
  }

  @Test
  void whoNeverToldWhoTheyAreIsAskedTo() {
    stage.begin();

    assertThat(Lambda.call("intake-submit").problem()).isEqualTo("no-profile");
  }

  @Test
  void aStoreThatIsAwayIsBusyAndSaysWhenToComeBack() {
    stage.away(InvitationBook.class);

    Lambda.Reply reply = Lambda.call("intake-submit");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("retry-after")).isEqualTo("1");
  }

  @Test
  void theInviterListsTheirOwn() {
    scene.invite(3);

    Lambda.Reply reply = Lambda.call("intake-list");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().get("items")).hasSize(1);
    assertThat(reply.body().has("next")).isFalse();
  }

  @Test
  void aBadQueryIsNamedInFull() {
    Lambda.Reply reply = Lambda.call("intake-list-bad-query");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers())
        .containsExactlyInAnyOrder("query/inviter", "query/limit", "query/cursor");
  }

  @Test
  void theInviterSeesWhoCameByName() {
    Invitation.Open open = scene.invite(3);
    scene.offer(open, Hosts.BRUNO);
    scene.join(open, Hosts.ANNA);

    Lambda.Reply reply = Lambda.call("intake-get");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().get("guests").toString())
        .isEqualTo(
            "[{\"host\":\"en-4022\",\"name\":\"Host"
                + " en-4022\",\"visit\":\"JOINED\",\"dwellSeconds\":0}]");
    assertThat(reply.body().toString()).doesNotContain("fr-400");
  }

  @Test
  void somebodyElsesInvitationIsNotThere() {
    scene.invite(3);

    assertThat(Lambda.call("intake-get-somebody-elses").status()).isEqualTo(404);
  }

  @Test
  void cancellingAnswersNothingTwice() {
    Invitation.Open open = scene.invite(3);

    assertThat(Lambda.call("intake-cancel").status()).isEqualTo(204);
    assertThat(Lambda.call("intake-cancel").status()).isEqualTo(204);
    assertThat(scene.written(open).state()).isEqualTo("CANCELLED");
  }

  @Test
  void whatEndedOtherwiseCannotBeCancelled() {
    scene.invite(3);
    scene.after(Invitation.ROOM_LEASE);

    Lambda.Reply reply = Lambda.call("intake-cancel");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.body().get("endedAs").textValue()).isEqualTo("ROOM_ENDED");
  }

  private void assertNothingIsStored() {
    assertThat(scene.store.pendingWaves()).isEmpty();
    assertThat(scene.store.hosts().openInvitation(Hosts.INVITER)).isEmpty();
  }

  @Test
  void itTellsHowManyHostsWouldFit() {
    scene.online(Hosts.ANNA, new HostId("en-1001"), Hosts.BRUNO);

    Lambda.Reply reply = Lambda.call("intake-count");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().toString()).isEqualTo("{\"about\":2,\"exact\":true}");
  }

  @Test
  void everyFaultOfAConditionToCountForIsNamed() {
    Lambda.Reply reply = Lambda.call("intake-count-many-faults");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body().get("faults").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/languages", "/level/max", "/mature", "/seats");
  }

  @Test
  void theContractIsServedToAnybodyAsItStandsInTheRepository() {
    Lambda.Reply reply = Lambda.call("intake-contract");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("cache-control")).isEqualTo("public, max-age=300");
    assertThat(reply.body()).isEqualTo(HttpContract.get().document());
  }
}
