package dev.beckon.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.function.FunctionProfile;
import dev.beckon.function.Lambda;
import dev.beckon.function.Stage;
import dev.beckon.invitation.Invitation;
import dev.beckon.scene.Scene;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The acceptance function, event in and answer out. */
@QuarkusTest
@TestProfile(AcceptanceFunctionTest.Acceptance.class)
class AcceptanceFunctionTest {
  private static final String OFFER = "1lg6ie0scm490eiohe9nuqm";

  @Inject Stage stage;
  private Scene scene;
  private Invitation.Open open;

  /** Runs acceptance. */
  public static final class Acceptance extends FunctionProfile {
    public Acceptance() {
      super("acceptance");
    }
  }

  @BeforeEach
  void annaIsOffered() {
    scene = stage.begin();
    open = scene.invite(1);
    scene.offer(open, Hosts.ANNA);
    assertThat(open.facts().offerId().value()).isEqualTo(OFFER);
  }

  @Test
  void theInboxShowsTheOfferAndNotWhereTheRoomPlays() {
    Lambda.Reply reply = Lambda.call("acceptance-inbox");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("cache-control")).isEqualTo("private, no-cache");
    JsonNode offer = reply.body().at("/items/0");
    assertThat(offer.get("id").textValue()).isEqualTo(OFFER);
    assertThat(offer.get("state").textValue()).isEqualTo("QUEUED");
    assertThat(offer.get("open").booleanValue()).isTrue();
    assertThat(offer.get("inviter").toString())
        .isEqualTo("{\"host\":\"de-17\",\"name\":\"Gerda\"}");
    assertThat(offer.toString()).doesNotContain("room-de-17").doesNotContain("play.example");
  }

  @Test
  void anInboxThatDidNotChangeIsNotSentAgain() {
    String tag = Lambda.call("acceptance-inbox").header("etag");
    ObjectNode again = (ObjectNode) Lambda.event("acceptance-inbox");
    ((ObjectNode) again.get("headers")).put("if-none-match", tag);

    assertThat(Lambda.invoke(again).get("statusCode").intValue()).isEqualTo(304);
    scene.store.offers().decline(Hosts.ANNA, open.facts().offerId(), scene.now());
    assertThat(Lambda.invoke(again).get("statusCode").intValue()).isEqualTo(200);
  }

  @Test
  void aLimitBeyondTheBoundsIsAFault() {
    Lambda.Reply reply = Lambda.call("acceptance-inbox-bad-limit");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers()).containsExactly("query/limit");
  }

  @Test
  void openingIsNotAccepting() {
    assertThat(Lambda.call("acceptance-seen").status()).isEqualTo(204);
    assertThat(Lambda.call("acceptance-seen").status()).isEqualTo(204);

    assertThat(Lambda.call("acceptance-get").body().get("state").textValue()).isEqualTo("QUEUED");
    assertThat(scene.written(open).guests()).isEmpty();
  }

  @Test
  void whoAcceptsGetsTheVisitAndThePass() {
    Lambda.Reply reply = Lambda.call("acceptance-accept");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().get("visit").textValue()).isEqualTo(OFFER);
    assertThat(reply.body().get("state").textValue()).isEqualTo("GRANTED");
    assertThat(reply.body().get("joinBy").textValue()).isEqualTo("2026-11-22T20:01:00Z");
    assertThat(reply.body().get("beatAfterSeconds").intValue()).isEqualTo(45);
    JsonNode pass = reply.body().get("pass");
    assertThat(pass.get("token").textValue()).contains("en-4022", "room-de-17");
    assertThat(pass.get("expiresAt").textValue()).isEqualTo("2026-11-22T20:05:00Z");
    assertThat(pass.get("playUrl").textValue()).isEqualTo("https://play.example/room-de-17");
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
  }

  @Test
  void acceptingTwiceIsTheSame() {
    Lambda.Reply first = Lambda.call("acceptance-accept");

    assertThat(Lambda.call("acceptance-accept")).isEqualTo(first);
    assertThat(scene.written(open).guests()).hasSize(1);
  }

  @Test
  void whoComesTooLateHearsWhy() {
    scene.grant(open, Hosts.BRUNO);

    Lambda.Reply reply = Lambda.call("acceptance-accept");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.problem()).isEqualTo("offer-refused");
    assertThat(reply.body().get("reason").textValue()).isEqualTo("full");
    assertThat(Lambda.call("acceptance-get").body().get("state").textValue())
        .isEqualTo("RESCINDED");
  }

  @Test
  void somebodyElsesOfferIsNotThere() {
    assertThat(Lambda.call("acceptance-accept-somebody-elses").status()).isEqualTo(404);
    assertThat(scene.written(open).guests()).isEmpty();
  }

  @Test
  void whatIsNoOffersIdIsNotThere() {
    Lambda.Reply reply = Lambda.call("acceptance-accept-bad-id");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.problem()).isEqualTo("not-found");
  }

  @Test
  void withoutATokenNobodyIsLetIn() {
    assertThat(Lambda.call("acceptance-accept-without-token").status()).isEqualTo(401);
    assertThat(scene.written(open).guests()).isEmpty();
  }

  @Test
  void whoDeclinedIsNotAskedTwice() {
    assertThat(Lambda.call("acceptance-decline").status()).isEqualTo(204);
    assertThat(Lambda.call("acceptance-decline").status()).isEqualTo(204);

    assertThat(Lambda.call("acceptance-accept").body().get("reason").textValue())
        .isEqualTo("declined");
  }

  @Test
  void whoAcceptedCannotDeclineAnyMore() {
    Lambda.call("acceptance-accept");

    assertThat(Lambda.call("acceptance-decline").status()).isEqualTo(409);
  }

  @Test
  void seatsThatAreTooBusyAreToBeTriedAgain() {
    stage.away(Seats.class);

    assertThat(Lambda.call("acceptance-accept").status()).isEqualTo(503);
  }

  @Test
  void whoDoesNotWantToTonightSaysSoWithTheNo() {
    assertThat(Lambda.call("acceptance-decline-not-tonight").status()).isEqualTo(204);

    assertThat(scene.store.hosts().file(Hosts.ANNA).preferences().doNotDisturbUntil()).isPresent();
  }

  @Test
  void aReportSaysWhetherTheInviterIsMuted() {
    Lambda.Reply reply = Lambda.call("acceptance-report");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().toString()).isEqualTo("{\"muted\":true}");
    assertThat(scene.store.boundaries().reports()).hasSize(1);
  }

  @Test
  void everyFaultOfAReportIsNamedAtOnce() {
    Lambda.Reply reply = Lambda.call("acceptance-report-many-faults");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers()).containsExactlyInAnyOrder("/reason", "/text", "/who");
    assertThat(scene.store.boundaries().reports()).isEmpty();
  }

  @Test
  void whatCanBeAcceptedComesFirstThoughOnlyOneIsAskedFor() {
    for (int n = 1; n <= 2; n++) {
      scene.after(Duration.ofSeconds(1));
      Invitation.Open later = scene.invite(Invitations.by(Hosts.english(3).get(n)).at(scene.now()));
      scene.offer(later, Hosts.ANNA);
      scene.store.invitations().end(later.cancel(scene.now()));
    }
    ObjectNode event = (ObjectNode) Lambda.event("acceptance-inbox");
    event.putObject("queryStringParameters").put("limit", "1");

    String inbox = Lambda.invoke(event).get("body").textValue();

    assertThat(inbox).containsOnlyOnce("\"open\":").contains("\"open\":true");
  }
}
