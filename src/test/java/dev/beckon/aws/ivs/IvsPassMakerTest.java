package dev.beckon.aws.ivs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.beckon.fixtures.Hosts;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.local.issuer.PassKeys;
import dev.beckon.pass.GuestOfARoom;
import dev.beckon.pass.KeySetJson;
import dev.beckon.pass.RoomPass;
import dev.beckon.pass.RoomUrl;
import dev.beckon.pass.StrictChecker;
import dev.beckon.pass.jose.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A playback token is of the form that Amazon IVS documents, and signed with ES384. */
class IvsPassMakerTest {
  private static final Instant NOW = GuestOfARoom.NOW;
  private static final IvsChannels CHANNELS =
      IvsChannels.of("arn:aws:ivs:eu-central-1:123456789012:channel/{room}");
  private static final RoomUrl PLAY = RoomUrl.of("https://p.example/v1/channel.{room}.m3u8");

  private final SigningKey key = IvsPassMaker.key(PassKeys.p384());
  private final IvsPassMaker maker = new IvsPassMaker(key, CHANNELS, PLAY, Optional.empty());
  private final Visit.Granted anna = GuestOfARoom.annaIn(new RoomId("AbCdEf123456"));

  private Optional<JWTClaimsSet> check(String token, String channel, Instant now) {
    JWTClaimsSet exact = new JWTClaimsSet.Builder().claim("aws:channel-arn", channel).build();
    String keys = KeySetJson.of(List.of(key.published())).toString();
    return StrictChecker.byKeys(keys, JWSAlgorithm.ES384, "JWT").check(token, exact, now);
  }

  private Optional<JWTClaimsSet> check(String token) {
    return check(token, "arn:aws:ivs:eu-central-1:123456789012:channel/AbCdEf123456", NOW);
  }

  @Test
  void aTokenIsForOneChannelAndOneViewerWhoIsMarkedAsAHost() throws Exception {
    RoomPass pass = maker.make(anna, NOW);

    JWTClaimsSet claims = check(pass.token()).orElseThrow();
    assertThat(claims.getStringClaim("aws:viewer-id"))
        .startsWith("host-visitor-")
        .hasSizeLessThanOrEqualTo(40)
        .doesNotContain(Hosts.ANNA.value());
    assertThat(claims.getLongClaim("aws:viewer-session-version"))
        .isEqualTo(
            Duration.between(Instant.parse("2020-01-01T00:00:00Z"), anna.facts().grantedAt())
                .toSeconds());
    assertThat(claims.getClaims().keySet())
        .containsExactlyInAnyOrder(
            "aws:channel-arn", "aws:viewer-id", "aws:viewer-session-version", "exp");
    assertThat(SignedJWT.parse(pass.token()).getHeader().toJSONObject())
        .containsOnlyKeys("alg", "typ");
    assertThat(pass.playUrl()).hasToString("https://p.example/v1/channel.AbCdEf123456.m3u8");
    assertThat(maker.publicKeys()).isEmpty();
  }

  @Test
  void itIsGoodForFiveMinutesAtMostAndInNoOtherChannel() {
    RoomPass pass = maker.make(anna, NOW);
    String own = "arn:aws:ivs:eu-central-1:123456789012:channel/AbCdEf123456";

    assertThat(pass.expiresAt()).isBetween(NOW.plusSeconds(299), NOW.plus(Duration.ofMinutes(5)));
    assertThat(check(pass.token(), own, pass.expiresAt().minusSeconds(1))).isPresent();
    assertThat(check(pass.token(), own, pass.expiresAt().plusSeconds(1))).isEmpty();
    assertThat(check(pass.token(), own.replace("AbC", "XyZ"), NOW)).isEmpty();
  }

  @Test
  void oneCharacterChangedIsForged() {
    String token = maker.make(anna, NOW).token();
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(check(token.substring(0, i) + other + token.substring(i + 1))).isEmpty();
    }
  }

  @Test
  void aGuestIsTheSameViewerInAllVisitsAndALaterVisitHasAHigherVersion() {
    Visit.Facts first = anna.facts();
    Visit.Facts later =
        new Visit.Facts(
            first.id(), first.guest(), first.inviter(), first.room(), NOW.plusSeconds(9));

    assertThat(IvsViewer.of(later).id()).isEqualTo(IvsViewer.of(first).id());
    assertThat(IvsViewer.of(later).version()).isGreaterThan(IvsViewer.of(first).version());
    assertThat(IvsViewer.of(GuestOfARoom.guest(Hosts.BRUNO).facts()).id())
        .isNotEqualTo(IvsViewer.of(first).id());
  }

  @Test
  void pagesOfTheseOriginsAloneMayPlayWhereTheyAreNamed() throws Exception {
    String origins = "https://a.example,https://*.b.example";
    IvsPassMaker limited = new IvsPassMaker(key, CHANNELS, PLAY, Optional.of(origins));

    assertThat(
            check(limited.make(anna, NOW).token())
                .orElseThrow()
                .getStringClaim("aws:access-control-allow-origin"))
        .isEqualTo(origins);
  }

  @Test
  void aRoomThatIsNoChannelGetsNoPass() {
    Visit.Granted elsewhere = GuestOfARoom.annaIn(new RoomId("a/../b"));

    assertThatIllegalArgumentException().isThrownBy(() -> maker.make(elsewhere, NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{room}",
        "arn:aws:ivs:eu-central-1:123456789012:channel/x",
        "arn:aws:ivs:eu-central-1:123456789012:stream-key/{room}",
        "arn:aws:ivs:eu-central-1:12345:channel/{room}",
        "arn:aws:sns:eu-central-1:123456789012:channel/{room}"
      })
  void whatMakesNoChannelIsRefused(String template) {
    assertThatIllegalArgumentException().isThrownBy(() -> IvsChannels.of(template));
  }

  @Test
  void theKeyMustBeOnTheCurveOfIvs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IvsPassMaker.key(PassKeys.p256()))
        .withMessage("the key must be on P-384");
  }
}
