package dev.beckon.aws.ivs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.aws.call.Local;
import dev.beckon.aws.call.SignedCalls;
import dev.beckon.fixtures.SmallServer;
import dev.beckon.http.Json;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.pass.GuestOfARoom;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Revoking a viewer's session of IVS, also of one that misbehaves. */
class IvsSessionsTest {
  private static final String CHANNEL = "arn:aws:ivs:eu-central-1:123456789012:channel/{room}";
  private static final Visit.Facts VISIT = GuestOfARoom.annaIn(new RoomId("AbCdEf123456")).facts();

  private final SmallServer server = new SmallServer();
  private final SignedCalls calls = Local.calls(GuestOfARoom.NOW);
  private final IvsSessions sessions =
      new IvsSessions(calls, IvsChannels.of(CHANNEL), Optional.of(server.url()));

  @AfterEach
  void close() {
    calls.close();
    server.close();
  }

  @Test
  void oneSignedCallRevokesThisVisitsVersionAndThoseBefore() throws Exception {
    server.answering(SmallServer.status(200, ""));

    sessions.remove(VISIT);

    SmallServer.Asked asked = server.asked().get(0);
    assertThat(server.asked()).hasSize(1);
    assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /StartViewerSessionRevocation");
    assertThat(Json.parse(asked.body()))
        .isEqualTo(
            Json.object()
                .put("channelArn", CHANNEL.replace("{room}", "AbCdEf123456"))
                .put("viewerId", IvsViewer.of(VISIT).id())
                .put("viewerSessionVersionsLessThanOrEqualTo", IvsViewer.of(VISIT).version()));
    assertThat(asked.headers().get("authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=local/20261122/eu-central-1/ivs/aws4_request");
  }

  @Test
  void whereTheChannelIsGoneSoIsTheGuest() {
    server.answering(SmallServer.status(404, "{\"__type\":\"ResourceNotFoundException\"}"));

    assertThatCode(() -> sessions.remove(VISIT)).doesNotThrowAnyException();
  }

  static Stream<SmallServer.Reply> answersThatPass() {
    return Stream.of(
        SmallServer.status(429, "{\"__type\":\"ThrottlingException\"}"),
        SmallServer.status(400, "{\"__type\":\"ThrottlingException\"}"),
        SmallServer.status(500, "{\"__type\":\"InternalServerException\"}"),
        SmallServer.status(503, "<html>"),
        SmallServer.hangsUp());
  }

  @ParameterizedTest
  @MethodSource("answersThatPass")
  void whatMayWorkLaterIsUnavailable(SmallServer.Reply reply) {
    server.answering(reply);

    assertThatThrownBy(() -> sessions.remove(VISIT)).isInstanceOf(Unavailable.class);
  }

  @Test
  void silenceEndsInTimeAndIsUnavailable() {
    server.answering(server.silence());

    assertThatThrownBy(() -> sessions.remove(VISIT)).isInstanceOf(Unavailable.class);
  }

  @ParameterizedTest
  @CsvSource({"403, AccessDeniedException", "400, ValidationException"})
  void whatIsToBeMendedCanNeverWork(int status, String error) {
    server.answering(SmallServer.status(status, "{\"__type\":\"" + error + "\"}"));

    assertThatThrownBy(() -> sessions.remove(VISIT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("IVS answered " + status + " " + error);
  }

  @Test
  void aRoomThatIsNoChannelIsNeverCalledFor() {
    Visit.Facts elsewhere = GuestOfARoom.annaIn(new RoomId("a/../b")).facts();

    assertThatIllegalArgumentException().isThrownBy(() -> sessions.remove(elsewhere));
    assertThat(server.asked()).isEmpty();
  }
}
