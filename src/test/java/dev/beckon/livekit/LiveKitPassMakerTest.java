package dev.beckon.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.beckon.fixtures.Hosts;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.pass.GuestOfARoom;
import dev.beckon.pass.RoomPass;
import dev.beckon.pass.StrictChecker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pass for LiveKit lets its guest watch one room, as an independent library reads it. */
class LiveKitPassMakerTest {
  private static final Instant NOW = GuestOfARoom.NOW;
  private static final String SECRET = "a secret of LiveKit, of 32 characters or more";
  private static final LiveKitServer SERVER = LiveKitServer.of("wss://live.example");

  private final LiveKitTokens tokens = new LiveKitTokens("APIbeckon", LiveKitTokens.secret(SECRET));
  private final LiveKitPassMaker maker = new LiveKitPassMaker(tokens, SERVER);
  private final Visit.Granted anna = GuestOfARoom.anna();

  private static Optional<JWTClaimsSet> check(String token, Instant now) {
    return StrictChecker.bySecret(SECRET.getBytes(StandardCharsets.UTF_8))
        .check(token, new JWTClaimsSet.Builder().issuer("APIbeckon").build(), now);
  }

  @Test
  void theGrantIsToWatchThisRoomAndNothingElseAndSaysSo() throws Exception {
    RoomPass pass = maker.make(anna, NOW);

    JWTClaimsSet claims = check(pass.token(), NOW).orElseThrow();
    assertThat(claims.getJSONObjectClaim("video"))
        .isEqualTo(
            Map.of(
                "room", "room-de-17",
                "roomJoin", true,
                "canSubscribe", true,
                "canPublish", false,
                "canPublishData", false,
                "canUpdateOwnMetadata", false));
    assertThat(claims.getJSONObjectClaim("attributes"))
        .isEqualTo(
            Map.of(
                "beckon.visitor", "host",
                "beckon.guest", Hosts.ANNA.value(),
                "beckon.visit", anna.facts().id().value()));
    assertThat(claims.getClaims().keySet())
        .containsExactlyInAnyOrder("iss", "sub", "nbf", "exp", "video", "attributes");
    assertThat(pass.playUrl()).hasToString("wss://live.example");
    assertThat(maker.publicKeys()).isEmpty();
  }

  @Test
  void aGuestIsSomebodyElseInEachVisitAndNeverWhoTheyAreThemselves() throws Exception {
    String identity = check(maker.make(anna, NOW).token(), NOW).orElseThrow().getSubject();

    assertThat(identity).isEqualTo(Hosts.ANNA + "#" + anna.facts().id());
    assertThat(identity).isEqualTo(LiveKitTokens.identity(anna.facts()));
    assertThat(LiveKitTokens.identity(GuestOfARoom.guest(Hosts.BRUNO).facts()))
        .isNotEqualTo(identity);
  }

  @Test
  void itIsGoodForFiveMinutesAtMost() {
    RoomPass pass = maker.make(anna, NOW);

    assertThat(pass.expiresAt()).isBetween(NOW.plusSeconds(299), NOW.plus(Duration.ofMinutes(5)));
    assertThat(check(pass.token(), pass.expiresAt().minusSeconds(1))).isPresent();
    assertThat(check(pass.token(), pass.expiresAt().plusSeconds(1))).isEmpty();
    assertThat(check(pass.token(), NOW.minusSeconds(3))).isEmpty();
  }

  @Test
  void oneCharacterChangedIsForged() {
    String token = maker.make(anna, NOW).token();
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(check(token.substring(0, i) + other + token.substring(i + 1), NOW)).isEmpty();
    }
  }

  @Test
  void anotherSecretAnotherAlgorithmOrNoneIsRefused() throws Exception {
    JWTClaimsSet claims = check(maker.make(anna, NOW).token(), NOW).orElseThrow();
    SignedJWT byAnother = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    byAnother.sign(new MACSigner("another secret of LiveKit, as long as it"));
    SignedJWT longer =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS384).type(JOSEObjectType.JWT).build(), claims);
    longer.sign(new MACSigner(SECRET + SECRET));

    assertThat(check(byAnother.serialize(), NOW)).isEmpty();
    assertThat(check(longer.serialize(), NOW)).isEmpty();
    assertThat(check(new PlainJWT(claims).serialize(), NOW)).isEmpty();
  }

  @Test
  void beckonsOwnTokenManagesOneRoomForAMinuteAndJoinsNone() throws Exception {
    String token = tokens.admin(new RoomId("room-de-17"), NOW);

    JWTClaimsSet claims = check(token, NOW).orElseThrow();
    assertThat(claims.getJSONObjectClaim("video"))
        .isEqualTo(Map.of("roomAdmin", true, "room", "room-de-17"));
    assertThat(check(token, NOW.plusSeconds(61))).isEmpty();
  }

  @Test
  void aShortSecretIsRefusedAndNotRepeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiveKitTokens.secret("0123456789abcdef0123456789abcde"))
        .withMessage("it must be the secret of the API key, 32 characters or more");
  }

  @ParameterizedTest
  @CsvSource({
    "wss://live.example, https://live.example, wss://live.example",
    "https://live.example/, https://live.example, wss://live.example",
    "ws://127.0.0.1:7880, http://127.0.0.1:7880, ws://127.0.0.1:7880",
    "wss://x.example/livekit, https://x.example/livekit, wss://x.example/livekit"
  })
  void theServerIsCalledAndConnectedToAtTheSamePlace(String text, String calls, String clients) {
    LiveKitServer server = LiveKitServer.of(text);

    assertThat(server.forCalls()).hasToString(calls);
    assertThat(server.forClients()).hasToString(clients);
  }

  @ParameterizedTest
  @ValueSource(strings = {"live.example", "ftp://live.example", "wss:///x", "wss:", "a b"})
  void whatIsNoServerIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> LiveKitServer.of(text));
  }
}
