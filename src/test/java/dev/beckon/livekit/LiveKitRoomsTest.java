package dev.beckon.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.beckon.fixtures.MovableClock;
import dev.beckon.fixtures.SmallServer;
import dev.beckon.http.Json;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.pass.GuestOfARoom;
import dev.beckon.pass.StrictChecker;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Removing a guest from LiveKit, also from one that misbehaves. */
class LiveKitRoomsTest {
  private static final String SECRET = "a secret of LiveKit, of 32 characters or more";
  private static final Visit.Facts VISIT = GuestOfARoom.anna().facts();

  private final SmallServer server = new SmallServer();
  private final LiveKitRooms rooms =
      new LiveKitRooms(
          new LiveKitTokens("APIbeckon", LiveKitTokens.secret(SECRET)),
          LiveKitServer.of(server.url().toString()),
          new MovableClock(GuestOfARoom.NOW));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void oneCallNamesTheGuestOfThisVisitAndMayManageThisRoomOnly() throws Exception {
    server.answering(SmallServer.status(200, "{}"));

    rooms.remove(VISIT);

    assertThat(server.asked())
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.method()).isEqualTo("POST");
              assertThat(asked.path()).isEqualTo("/twirp/livekit.RoomService/RemoveParticipant");
              assertThat(asked.headers()).containsEntry("content-type", "application/json");
              assertThat(Json.parse(asked.body()))
                  .isEqualTo(
                      Json.object()
                          .put("room", "room-de-17")
                          .put("identity", LiveKitTokens.identity(VISIT)));
            });
    String token = server.asked().get(0).headers().get("authorization").replace("Bearer ", "");
    JWTClaimsSet claims =
        StrictChecker.bySecret(SECRET.getBytes(StandardCharsets.UTF_8))
            .check(token, new JWTClaimsSet.Builder().issuer("APIbeckon").build(), GuestOfARoom.NOW)
            .orElseThrow();
    assertThat(claims.getJSONObjectClaim("video"))
        .isEqualTo(Map.of("roomAdmin", true, "room", "room-de-17"));
  }

  @Test
  void whoIsNotThereIsOut() {
    server.answering(
        SmallServer.status(404, "{\"code\":\"not_found\",\"msg\":\"participant does not exist\"}"));

    assertThatCode(() -> rooms.remove(VISIT)).doesNotThrowAnyException();
  }

  static Stream<SmallServer.Reply> answersThatPass() {
    return Stream.of(
        SmallServer.status(408, "{\"code\":\"deadline_exceeded\"}"),
        SmallServer.status(429, "{\"code\":\"resource_exhausted\"}"),
        SmallServer.status(500, "{\"code\":\"internal\"}"),
        SmallServer.status(502, "<html>Bad Gateway</html>"),
        SmallServer.status(503, ""),
        SmallServer.status(200, "<html>we are back soon</html>"),
        SmallServer.status(200, ""),
        SmallServer.status(200, "[]"),
        SmallServer.hangsUp());
  }

  @ParameterizedTest
  @MethodSource("answersThatPass")
  void whatMayWorkLaterIsUnavailable(SmallServer.Reply reply) {
    server.answering(reply);

    assertThatThrownBy(() -> rooms.remove(VISIT)).isInstanceOf(Unavailable.class);
  }

  @Test
  void silenceAndHalfAnAnswerEndInTimeAndAreUnavailable() {
    for (SmallServer.Reply reply :
        new SmallServer.Reply[] {server.silence(), server.halfAnAnswer()}) {
      server.answering(reply);

      assertThatThrownBy(() -> rooms.remove(VISIT)).isInstanceOf(Unavailable.class);
    }
  }

  @Test
  void whereNobodyListensIsUnavailable() {
    server.close();

    assertThatThrownBy(() -> rooms.remove(VISIT)).isInstanceOf(Unavailable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "401, unauthenticated",
    "403, permission_denied",
    "400, invalid_argument",
    "404, bad_route",
    "404, ''",
    "302, ''"
  })
  void whatIsToBeMendedCanNeverWorkAndTellsNoSecret(int status, String code) {
    server.answering(SmallServer.status(status, "{\"code\":\"" + code + "\"}"));

    assertThatThrownBy(() -> rooms.remove(VISIT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(("LiveKit refused: " + status + " " + code).strip())
        .hasMessageNotContaining(SECRET);
  }
}
