package dev.beckon.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
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

/** The presence function, event in and answer out. */
@QuarkusTest
@TestProfile(PresenceFunctionTest.Presence.class)
class PresenceFunctionTest {
  @Inject Stage stage;
  private Scene scene;

  /** Runs presence. */
  public static final class Presence extends FunctionProfile {
    public Presence() {
      super("presence");
    }
  }

  @BeforeEach
  void nobodyIsThere() {
    scene = stage.begin();
  }

  @Test
  void aHostTellsWhoTheyAreAndReadsItBack() {
    assertThat(Lambda.call("presence-get-profile").status()).isEqualTo(404);
    assertThat(Lambda.call("presence-profile").status()).isEqualTo(204);

    assertThat(Lambda.call("presence-get-profile").body().toString())
        .isEqualTo(
            "{\"host\":\"en-4022\",\"name\":\"Anna\",\"language\":\"en\","
                + "\"categories\":[\"139\",\"224\",\"257\"],\"region\":\"GB\",\"level\":146,"
                + "\"audience\":7,\"mature\":true,\"devices\":[]}");
  }

  @Test
  void aBodyInBase64IsABodyToo() {
    assertThat(Lambda.call("presence-profile-base64").status()).isEqualTo(204);

    assertThat(scene.store.hosts().profile(Hosts.ANNA).orElseThrow().name()).isEqualTo("Anna 🎉");
  }

  @Test
  void everyFaultIsNamedAndNothingIsStored() {
    Lambda.Reply reply = Lambda.call("presence-profile-many-faults");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers())
        .containsExactlyInAnyOrder(
            "/name",
            "/language",
            "/categories/1",
            "/region",
            "/level",
            "/audience",
            "/mature",
            "/host");
    assertThat(scene.store.hosts().profile(Hosts.ANNA)).isEmpty();
  }

  @Test
  void aFieldThatIsThereTwiceIsMalformed() {
    assertThat(Lambda.call("presence-profile-twice-named").status()).isEqualTo(400);
    assertThat(scene.store.hosts().profile(Hosts.ANNA)).isEmpty();
  }

  @Test
  void whoTurnsUpCanBeAsked() {
    scene.known(Hosts.ANNA);

    Lambda.Reply reply = Lambda.call("presence-beat");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().toString())
        .isEqualTo(
            "{\"reachable\":true,\"until\":\"2026-11-22T20:08:00Z\",\"beatAfterSeconds\":45,"
                + "\"unreachable\":[],\"invitations\":[]}");
    assertThat(scene.store.presence().rows()).containsKey(Hosts.ANNA);
  }

  @Test
  void whoNeverToldWhoTheyAreIsAskedToFirst() {
    Lambda.Reply reply = Lambda.call("presence-beat");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.problem()).isEqualTo("no-profile");
  }

  @Test
  void aBeatOnAirRenewsTheRoom() {
    scene.known(Hosts.INVITER);
    Invitation.Open open = scene.invite(3);
    scene.after(Duration.ofSeconds(45));

    assertThat(Lambda.call("presence-beat-live").body().get("invitations").toString())
        .isEqualTo(
            "[{\"id\":\"scm490eiohe9nuqm\",\"state\":\"OPEN\","
                + "\"roomUntil\":\"2026-11-22T20:02:45Z\"}]");
    assertThat(scene.written(open).roomUntil()).isEqualTo(scene.now().plusSeconds(120));
  }

  @Test
  void whatIsNoInvitationsIdIsAFault() {
    scene.known(Hosts.INVITER);

    Lambda.Reply reply = Lambda.call("presence-beat-bad-invitation");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers()).containsExactly("/invitations/0");
    assertThat(scene.store.presence().rows()).isEmpty();
  }

  @Test
  void whoGoesOfflineEndsTheRoom() {
    scene.known(Hosts.INVITER);
    Invitation.Open open = scene.invite(3);

    assertThat(Lambda.call("presence-offline").status()).isEqualTo(204);

    assertThat(scene.written(open).state()).isEqualTo("ROOM_ENDED");
  }

  @Test
  void aPhoneIsRegisteredAndRemovedAndItsTokenIsNeverShown() {
    Lambda.call("presence-profile");

    assertThat(Lambda.call("presence-device").status()).isEqualTo(204);
    assertThat(Lambda.call("presence-get-profile").body().get("devices").toString())
        .isEqualTo("[{\"id\":\"phone\",\"platform\":\"FCM\"}]");
    assertThat(Lambda.call("presence-remove-device").status()).isEqualTo(204);
    assertThat(Lambda.call("presence-remove-device").status()).isEqualTo(204);
    assertThat(scene.store.hosts().file(Hosts.ANNA).devices()).isEmpty();
  }

  @Test
  void aTokenThatThePushServiceDoesNotTakeIsAFaultOfTheToken() {
    stage.pushEndpoints().refuse("sample-registration-token");

    Lambda.Reply reply = Lambda.call("presence-device");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers()).containsExactly("/token");
    assertThat(reply.body().toString()).doesNotContain("sample-registration-token");
  }

  @Test
  void aDeviceIsNamedWithItsPlatformAndToken() {
    Lambda.Reply reply = Lambda.call("presence-device-bad");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers()).containsExactlyInAnyOrder("path/deviceId", "/platform", "/token");
  }

  @Test
  void aFormIsNoJson() {
    assertThat(Lambda.call("presence-device-wrong-type").status()).isEqualTo(415);
  }

  @Test
  void aPushServiceThatIsAwayIsToBeTriedAgain() {
    stage.pushEndpoints().away(true);

    assertThat(Lambda.call("presence-device").status()).isEqualTo(503);
    assertThat(scene.store.hosts().file(Hosts.ANNA).devices()).isEmpty();
  }

  @Test
  void aHostSaysHowTheyWantToBeAskedAndReadsItBack() {
    assertThat(Lambda.call("presence-get-preferences").body().toString())
        .isEqualTo("{\"askMe\":false,\"matureRooms\":false,\"muted\":[]}");
    assertThat(Lambda.call("presence-preferences").status()).isEqualTo(204);

    assertThat(Lambda.call("presence-get-preferences").body().toString())
        .isEqualTo(
            "{\"askMe\":true,\"matureRooms\":true,"
                + "\"doNotDisturbUntil\":\"2026-11-23T07:00:00Z\",\"muted\":[\"de-101\"]}");
  }
}
