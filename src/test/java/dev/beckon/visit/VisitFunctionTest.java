package dev.beckon.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.function.FunctionProfile;
import dev.beckon.function.Lambda;
import dev.beckon.function.Stage;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Visit;
import dev.beckon.pass.VisitTicket;
import dev.beckon.scene.Scene;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The visit function, event in and answer out. */
@QuarkusTest
@TestProfile(VisitFunctionTest.Visiting.class)
class VisitFunctionTest {
  @Inject Stage stage;
  private Scene scene;
  private Invitation.Open open;

  /** Runs visit. */
  public static final class Visiting extends FunctionProfile {
    public Visiting() {
      super("visit");
    }
  }

  @BeforeEach
  void annaIsLetIn() {
    scene = stage.begin();
    open = scene.invite(Invitations.by(Hosts.INVITER).lease(Duration.ofHours(1)));
    scene.grant(open, Hosts.ANNA);
  }

  @Test
  void theFirstBeatJoinsAndTheNextOnesCount() {
    Lambda.Reply first = Lambda.call("visit-heartbeat");
    scene.after(Duration.ofSeconds(45));
    Lambda.Reply second = Lambda.call("visit-heartbeat");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body().get("state").textValue()).isEqualTo("JOINED");
    assertThat(second.body().get("dwellSeconds").intValue()).isEqualTo(45);
    assertThat(second.body().at("/pass/token").textValue()).isNotEmpty();
  }

  @Test
  void thePassIsRenewedByTheBeat() {
    scene.after(Duration.ofSeconds(151));

    assertThat(Lambda.call("visit-heartbeat").body().at("/pass/expiresAt").textValue())
        .isEqualTo("2026-11-22T20:07:31Z");
  }

  @Test
  void whoShowsTheTicketOfTheAcceptJoinsWithThePassOfTheAccept() {
    Lambda.Reply reply = Lambda.call("visit-heartbeat-ticket");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().get("state").textValue()).isEqualTo("JOINED");
    assertThat(reply.body().has("pass")).isFalse();
    VisitTicket next =
        Hosts.VISIT_TICKETS.read(reply.body().get("ticket").textValue()).orElseThrow();
    assertThat(next.visit()).isEqualTo(scene.visitOf(open, Hosts.ANNA));
  }

  @Test
  void aPassThatIsHalfOverIsRenewedWhereATicketIsShownToo() {
    scene.after(Duration.ofSeconds(151));

    assertThat(Lambda.call("visit-heartbeat-ticket").body().at("/pass/expiresAt").textValue())
        .isEqualTo("2026-11-22T20:07:31Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"visit-heartbeat-ticket-forged", "visit-heartbeat-ticket-somebody-elses"})
  void aTicketThatIsForgedOrSomebodyElsesChangesNothing(String event) {
    Lambda.Reply reply = Lambda.call(event);

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.problem()).isEqualTo("ticket-forged");
    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("GRANTED");
  }

  @Test
  void everythingWrongWithABeatIsNamedAtOnce() {
    Lambda.Reply reply = Lambda.call("visit-heartbeat-many-faults");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body().get("faults").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/ticket", "/dwellSeconds");
    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("GRANTED");
  }

  @Test
  void whoLeavesShowsTheTicketAndGivesTheSeatBack() {
    Lambda.Reply reply = Lambda.call("visit-leave-ticket");

    assertThat(reply.body().get("state").textValue()).isEqualTo("NO_SHOW");
    assertThat(reply.body().has("ticket")).isFalse();
    assertThat(Lambda.call("visit-leave-ticket")).isEqualTo(reply);
  }

  @Test
  void theGuestSeesTheVisitWithoutAPass() {
    Lambda.Reply reply = Lambda.call("visit-get");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().get("state").textValue()).isEqualTo("GRANTED");
    assertThat(reply.body().get("room").textValue()).isEqualTo("room-de-17");
    assertThat(reply.body().has("pass")).isFalse();
  }

  @Test
  void leavingTwiceAnswersTheSame() {
    Lambda.call("visit-heartbeat");
    scene.after(Duration.ofSeconds(20));
    Lambda.Reply first = Lambda.call("visit-leave");
    scene.after(Duration.ofSeconds(20));

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body().get("state").textValue()).isEqualTo("COMPLETED");
    assertThat(first.body().get("dwellSeconds").intValue()).isEqualTo(20);
    assertThat(Lambda.call("visit-leave")).isEqualTo(first);
  }

  @Test
  void whoIsInTheRoomAgainWithoutAnOfferTellsSo() {
    Lambda.call("visit-heartbeat");
    Lambda.call("visit-leave");
    Lambda.Reply atOnce = Lambda.call("visit-return");
    scene.after(Visit.BACK_AFTER);
    Lambda.Reply later = Lambda.call("visit-return");

    assertThat(atOnce.status()).isEqualTo(409);
    assertThat(atOnce.problem()).isEqualTo("no-return");
    assertThat(atOnce.body().get("reason").textValue()).isEqualTo("too-soon");
    assertThat(later.status()).isEqualTo(204);
    assertThat(scene.store.invitations().guests(scene.written(open)).get(0).cameBackAt())
        .contains(scene.now());
  }

  @Test
  void aBeatAfterTheEndHearsSo() {
    Lambda.call("visit-leave");

    Lambda.Reply reply = Lambda.call("visit-heartbeat");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.problem()).isEqualTo("visit-ended");
    assertThat(reply.body().get("state").textValue()).isEqualTo("NO_SHOW");
  }

  @Test
  void somebodyElsesVisitIsNotThere() {
    assertThat(Lambda.call("visit-heartbeat-somebody-elses").status()).isEqualTo(404);
    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("GRANTED");
  }

  @Test
  void whatIsNoVisitsIdIsNotThere() {
    assertThat(Lambda.call("visit-heartbeat-bad-id").status()).isEqualTo(404);
  }

  @Test
  void aTokenWithoutSubIsUnauthenticated() {
    assertThat(Lambda.call("visit-heartbeat-without-sub").problem()).isEqualTo("unauthenticated");
  }

  @Test
  void aBookThatIsAwayIsToBeTriedAgain() {
    stage.away(VisitBook.class);

    assertThat(Lambda.call("visit-heartbeat").status()).isEqualTo(503);
  }
}
