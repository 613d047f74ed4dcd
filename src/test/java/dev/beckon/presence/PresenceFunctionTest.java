package dev.beckon.presence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.fixtures.Hosts;
import dev.beckon.function.FunctionProfile;
import dev.beckon.function.Lambda;
import dev.beckon.function.Stage;
import dev.beckon.http.Json;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.lease.Ticket;
import dev.beckon.scene.Scene;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The presence function, event in and answer out. */
@QuarkusTest
@TestProfile(PresenceFunctionTest.Presence.class)
class PresenceFunctionTest {
  /** Of Anna's first beat of the evening; sample events show it. */
  private static final String TICKET =
      "GswWDYD5Mr9jUOXr64IMnqq2-Si3GsrkstMROoZQoPtiZWF0MSNlbi00MDIyI2VuIzAjMT"
          + "QxIzEjMSMxNzk1Mzc4NTAwI09OTElORQ";

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
  void wordsThatNobodyKnowsAreNamedAtOnce() {
    Lambda.Reply reply = Lambda.call("presence-profile-unknown-words");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers()).containsExactlyInAnyOrder("/language", "/region");
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
            "{\"reachable\":true,\"until\":\"2026-11-22T20:15:00Z\",\"beatAfterSeconds\":450,"
                + "\"unreachable\":[],\"invitations\":[],\"ticket\":\""
                + TICKET
                + "\"}");
    assertThat(scene.store.presence().rows()).containsKey(Hosts.ANNA);
  }

  @Test
  void whoShowsTheTicketHearsTheSameAsLongAsNothingIsToBeWritten() {
    scene.known(Hosts.ANNA);
    Lambda.Reply fresh = Lambda.call("presence-beat");
    scene.after(Duration.ofSeconds(200));

    Lambda.Reply reply = Lambda.call("presence-beat-ticket");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().get("ticket")).isEqualTo(fresh.body().get("ticket"));
    assertThat(reply.body().get("until")).isEqualTo(fresh.body().get("until"));
    assertThat(reply.body().get("beatAfterSeconds").intValue()).isEqualTo(250);
  }

  @Test
  void whoShowsTheTicketLaterGetsANewOne() {
    scene.known(Hosts.ANNA);
    Lambda.call("presence-beat");
    scene.after(Duration.ofSeconds(450));

    Lambda.Reply reply = Lambda.call("presence-beat-ticket");

    assertThat(reply.body().get("until").textValue()).isEqualTo("2026-11-22T20:22:30Z");
    assertThat(reply.body().get("beatAfterSeconds").intValue()).isEqualTo(450);
    Ticket ticket = Hosts.TICKETS.read(reply.body().get("ticket").textValue()).orElseThrow();
    assertThat(ticket.until()).isEqualTo("2026-11-22T20:22:30Z");
    assertThat(Lambda.call("presence-beat-ticket").body()).isEqualTo(reply.body());
  }

  @Test
  void onAirTheNextBeatComesSoonerForTheRoomsSake() {
    scene.known(Hosts.ANNA);
    Lambda.call("presence-beat");

    Lambda.Reply reply = Lambda.call("presence-beat-ticket-live");

    assertThat(reply.body().get("beatAfterSeconds").intValue()).isEqualTo(45);
  }

  @ParameterizedTest
  @ValueSource(strings = {"presence-beat-ticket-forged", "presence-beat-ticket-somebody-elses"})
  void aTicketThatIsForgedOrSomebodyElsesChangesNothing(String event) {
    scene.known(Hosts.ANNA);
    scene.known(Hosts.BRUNO);
    Lambda.call("presence-beat");
    Map<HostId, Candidate> before = scene.store.presence().rows();

    Lambda.Reply reply = Lambda.call(event);

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.problem()).isEqualTo("ticket-forged");
    assertThat(scene.store.presence().rows()).isEqualTo(before);
  }

  @Test
  void aTicketFromBeforeTheSignOutIsOutdated() {
    scene.known(Hosts.ANNA);
    Lambda.call("presence-beat");
    scene
        .store
        .presence()
        .leave(Hosts.ANNA, scene.store.hosts().file(Hosts.ANNA).cell().orElseThrow(), 1);

    Lambda.Reply reply = Lambda.call("presence-beat-ticket-live");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.problem()).isEqualTo("beat-outdated");
    assertThat(scene.store.presence().rows()).isEmpty();
  }

  @Test
  void aFreshBeatIsKnownAgainByItsKey() {
    scene.known(Hosts.ANNA);
    Lambda.Reply first = Lambda.call("presence-beat-key");

    assertThat(Lambda.call("presence-beat-key").body()).isEqualTo(first.body());
    assertThat(Lambda.call("presence-beat-key-reused").problem())
        .isEqualTo("idempotency-key-reused");
    assertThat(Lambda.call("presence-beat").body()).isNotEqualTo(first.body());
  }

  @Test
  void everyFaultOfABeatIsNamed() {
    scene.known(Hosts.ANNA);

    Lambda.Reply reply = Lambda.call("presence-beat-many-faults");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers())
        .containsExactlyInAnyOrder("/availability", "/ticket", "/epoch", "header:idempotency-key");
    assertThat(scene.store.presence().rows()).isEmpty();
  }

  @Test
  void whoIsNotAskedGetsNoTicket() {
    scene.known(Hosts.ANNA);
    scene.store.hosts().savePreferences(Hosts.ANNA, Preferences.NEVER_SAID);

    assertThat(Lambda.call("presence-beat").body().toString())
        .isEqualTo(
            "{\"reachable\":false,\"until\":\"2026-11-22T20:15:00Z\",\"beatAfterSeconds\":450,"
                + "\"unreachable\":[\"NOT_OPTED_IN\"],\"invitations\":[]}");
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
  void anIdThatNoDeviceCanHaveIsAFaultWhetherItIsPutOrDeleted() {
    Lambda.Reply reply = Lambda.call("presence-remove-device-bad");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers()).containsExactly("path/deviceId");
  }

  @ParameterizedTest
  @CsvSource({
    "APNS, 740f4707bebcf74f9b7c25d48e3358945f6aa01da5ddb387462c7eaf61bb78ad, 204",
    "APNS, 740F4707BEBCF74F9B7C25D48E3358945F6AA01DA5DDB387462C7EAF61BB78AD, 204",
    "APNS, 740f4707bebcf74f9b7c25d48e3358945f6aa01da5ddb387462c7eaf61bb78a, 422",
    "APNS, fGk3lmNoPq:APA91bHun4MxP5egoKMwt2KZFBaFUH-1RYqx_uvwxyz0123456789abcdefghij, 422",
    "FCM, fGk3lmNoPq:APA91bHun4MxP5egoKMwt2KZFBaFUH-1RYqx_uvwxyz0123456789abcdefghij, 204",
    "FCM, fGk3lmNoPq/APA91b, 422"
  })
  void aTokenMustLookLikeOneOfItsPlatform(String platform, String token, int status) {
    ObjectNode event = Lambda.event("presence-device").deepCopy();
    event.put("body", Json.object().put("platform", platform).put("token", token).toString());

    assertThat(Lambda.invoke(event).get("statusCode").intValue()).isEqualTo(status);
  }

  @Test
  void aTokenThatOthersAreAtAllTheTimeIsToBeTriedAgain() {
    stage.away(HostBook.class);

    assertThat(Lambda.call("presence-device").status()).isEqualTo(503);
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
        .isEqualTo(
            "{\"askMe\":false,\"matureRooms\":false,\"friendsAlways\":false,"
                + "\"mostPerHour\":3,\"mostPerDay\":8,\"pauseMinutes\":120,\"muted\":[]}");
    assertThat(Lambda.call("presence-preferences").status()).isEqualTo(204);

    assertThat(Lambda.call("presence-get-preferences").body().toString())
        .isEqualTo(
            "{\"askMe\":true,\"matureRooms\":false,\"friendsAlways\":true,"
                + "\"doNotDisturbUntil\":\"2026-11-23T06:00:00Z\",\"zone\":\"Europe/Berlin\","
                + "\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:00\"},"
                + "\"mostPerHour\":2,\"mostPerDay\":6,\"pauseMinutes\":240,"
                + "\"muted\":[\"de-101\"]}");
  }

  @Test
  void everyFaultOfPreferencesIsNamedAtOnce() {
    Lambda.Reply reply = Lambda.call("presence-preferences-many-faults");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers())
        .containsExactlyInAnyOrder(
            "/askMe",
            "/zone",
            "/quietHours/to",
            "/mostPerHour",
            "/mostPerDay",
            "/pauseMinutes",
            "/muted/0",
            "/mood");
  }

  @Test
  void aHostNamesFriendsAndReadsThemBack() {
    assertThat(Lambda.call("presence-get-friends").body().toString()).isEqualTo("{\"friends\":[]}");

    Lambda.Reply put = Lambda.call("presence-friends");

    assertThat(put.status()).isEqualTo(200);
    assertThat(put.body().toString()).isEqualTo("{\"friends\":[\"es-5\",\"fr-400\"]}");
    assertThat(Lambda.call("presence-get-friends").body()).isEqualTo(put.body());
  }

  @Test
  void aListOfFriendsIsTakenBackWhole() {
    Lambda.call("presence-friends");

    assertThat(Lambda.call("presence-remove-friends").status()).isEqualTo(204);
    assertThat(Lambda.call("presence-remove-friends").status()).isEqualTo(204);

    assertThat(scene.store.hosts().friends(Hosts.ANNA)).isEmpty();
  }

  @Test
  void nobodyIsTheirOwnFriendAndEveryFaultOfTheListIsNamed() {
    Lambda.call("presence-friends");

    Lambda.Reply reply = Lambda.call("presence-friends-many-faults");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers())
        .containsExactlyInAnyOrder("/friends/1", "/friends/2", "/friends/3", "/friends/4", "/foes");
    assertThat(Lambda.call("presence-friends-without-list").pointers()).containsExactly("/friends");
    assertThat(scene.store.hosts().friends(Hosts.ANNA))
        .containsExactlyInAnyOrder(Hosts.BRUNO, Hosts.CLARA);
  }
}
