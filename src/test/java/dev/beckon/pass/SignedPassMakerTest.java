package dev.beckon.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.beckon.fixtures.Hosts;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.local.issuer.PassKeys;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A plain pass opens one room to one guest for five minutes, as an independent library sees it. */
class SignedPassMakerTest {
  private static final Instant NOW = GuestOfARoom.NOW;
  private static final String TYPE = "beckon-pass+jwt";
  private static final String ISSUER = "https://beckon.example";
  private static final RoomUrl PLAY = RoomUrl.of("https://play.example/{room}/live");
  private static final String FIRST = PassKeys.p256();
  private static final String SECOND = PassKeys.p256();

  private final SignedPassMaker maker = maker(FIRST);
  private final Visit.Granted anna = GuestOfARoom.anna();

  private static SignedPassMaker maker(String keys) {
    return new SignedPassMaker(SignedPassMaker.keys(keys), ISSUER, PLAY);
  }

  private static String published(SignedPassMaker maker) {
    return KeySetJson.of(maker.publicKeys()).toString();
  }

  private static Optional<JWTClaimsSet> check(
      String token, SignedPassMaker published, RoomId room, Instant now) {
    JWTClaimsSet exact = new JWTClaimsSet.Builder().issuer(ISSUER).audience(room.value()).build();
    return StrictChecker.byKeys(published(published), JWSAlgorithm.ES256, TYPE)
        .check(token, exact, now);
  }

  private Optional<JWTClaimsSet> check(String token) {
    return check(token, maker, anna.facts().room(), NOW);
  }

  @Test
  void aPassIsTakenForItsRoomAndSaysWhoTheGuestIs() throws ParseException {
    RoomPass pass = maker.make(anna, NOW);

    JWTClaimsSet claims = check(pass.token()).orElseThrow();
    assertThat(claims.getSubject()).isEqualTo(Hosts.ANNA.value());
    assertThat(claims.getAudience()).containsExactly(anna.facts().room().value());
    assertThat(claims.getStringClaim("visitor")).isEqualTo("host");
    assertThat(claims.getNotBeforeTime()).isEqualTo(claims.getIssueTime());
    assertThat(claims.getExpirationTime().toInstant()).isEqualTo(pass.expiresAt());
    assertThat(claims.getClaims()).hasSize(8);
  }

  @Test
  void aPassIsGoodForFiveMinutesAtMostAndNotBefore() {
    RoomPass pass = maker.make(anna, NOW);
    RoomId room = anna.facts().room();

    assertThat(pass.expiresAt()).isBetween(NOW.plusSeconds(299), NOW.plus(Duration.ofMinutes(5)));
    assertThat(check(pass.token(), maker, room, pass.expiresAt().minusSeconds(1))).isPresent();
    assertThat(check(pass.token(), maker, room, pass.expiresAt().plusSeconds(1))).isEmpty();
    assertThat(check(pass.token(), maker, room, NOW.minusSeconds(3))).isEmpty();
  }

  @Test
  void aPassOpensNoOtherRoom() {
    assertThat(check(maker.make(anna, NOW).token(), maker, new RoomId("room-of-another"), NOW))
        .isEmpty();
  }

  @Test
  void oneCharacterChangedIsForged() {
    String token = maker.make(anna, NOW).token();
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(check(token.substring(0, i) + other + token.substring(i + 1)))
          .as("character %d", i)
          .isEmpty();
    }
  }

  @Test
  void anotherKeyAnotherAlgorithmAnotherTypeOrNoneIsRefused() throws Exception {
    JWTClaimsSet claims = check(maker.make(anna, NOW).token()).orElseThrow();
    ECKey key = (ECKey) JWKSet.parse(published(maker)).getKeys().get(0);
    ECKey foreign = new ECKeyGenerator(Curve.P_256).keyID(key.getKeyID()).generate();
    byte[] publicKey = key.toECPublicKey().getEncoded();

    assertThat(check(forged(JWSAlgorithm.ES256, TYPE, key, claims, new ECDSASigner(foreign))))
        .isEmpty();
    assertThat(check(forged(JWSAlgorithm.HS256, TYPE, key, claims, new MACSigner(publicKey))))
        .isEmpty();
    assertThat(
            check(
                forged(
                    JWSAlgorithm.HS256,
                    TYPE,
                    key,
                    claims,
                    new MACSigner(Base64.getEncoder().encode(publicKey)))))
        .isEmpty();
    assertThat(check(new PlainJWT(claims).serialize())).isEmpty();
    ECKey own = own(key);
    for (String type : List.of("JWT", "at+jwt", "visit1-joined")) {
      assertThat(check(forged(JWSAlgorithm.ES256, type, key, claims, new ECDSASigner(own))))
          .isEmpty();
    }
    // The forger's tools work: with nothing amiss the pass is taken.
    assertThat(check(forged(JWSAlgorithm.ES256, TYPE, key, claims, new ECDSASigner(own))))
        .isPresent();
  }

  private static ECKey own(ECKey published) throws Exception {
    java.security.interfaces.ECPrivateKey secret =
        (java.security.interfaces.ECPrivateKey)
            java.security.KeyFactory.getInstance("EC")
                .generatePrivate(
                    new java.security.spec.PKCS8EncodedKeySpec(Base64.getDecoder().decode(FIRST)));
    return new ECKey.Builder(Curve.P_256, published.toECPublicKey()).privateKey(secret).build();
  }

  private static String forged(
      JWSAlgorithm algorithm, String type, ECKey key, JWTClaimsSet claims, JWSSigner signer)
      throws JOSEException {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType(type))
                .keyID(key.getKeyID())
                .build(),
            claims);
    jwt.sign(signer);
    return jwt.serialize();
  }

  @Test
  void whileTheKeyIsRenewedBothArePublishedAndTheFirstSigns() throws ParseException {
    SignedPassMaker announced = maker(FIRST + "," + SECOND);
    SignedPassMaker turned = maker(SECOND + "," + FIRST);
    RoomId room = anna.facts().room();
    String before = maker.make(anna, NOW).token();
    String after = turned.make(anna, NOW).token();

    assertThat(JWKSet.parse(published(announced)).getKeys()).hasSize(2);
    for (SignedPassMaker each : List.of(announced, turned)) {
      assertThat(check(before, each, room, NOW)).isPresent();
      assertThat(check(after, each, room, NOW)).isPresent();
    }
    assertThat(check(after, maker, room, NOW)).isEmpty();
    assertThat(check(before, maker(SECOND), room, NOW)).isEmpty();
  }

  @Test
  void keysAreNamedByTheirThumbprint() throws Exception {
    for (var key : JWKSet.parse(published(maker(FIRST + "," + SECOND))).getKeys()) {
      assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
    }
  }

  @Test
  void thePlaceIsHandedOutWithThePassWhateverTheRoomIsCalled() {
    assertThat(maker.make(anna, NOW).playUrl()).hasToString("https://play.example/room-de-17/live");
    assertThat(maker.make(GuestOfARoom.annaIn(new RoomId("room-auth0|a:b@c/d")), NOW).playUrl())
        .hasToString("https://play.example/room-auth0%7Ca%3Ab%40c%2Fd/live");
  }

  @Test
  void aThirdKeyOrAnEmptyOneIsRefusedAndNotRepeated() {
    for (String wrong : List.of(FIRST + ",", FIRST + "," + SECOND + "," + FIRST, "bm90IGEga2V5")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SignedPassMaker.keys(wrong))
          .withMessageNotContaining(wrong);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignedPassMaker.keys(PassKeys.p384()))
        .withMessage("the key must be on P-256");
  }
}
