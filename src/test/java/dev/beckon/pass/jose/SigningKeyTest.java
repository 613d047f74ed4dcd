package dev.beckon.pass.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A private key comes with the public one that belongs to it. */
class SigningKeyTest {

  @ParameterizedTest
  @CsvSource({"P256, secp256r1", "P384, secp384r1"})
  void thePublicPointIsTheOneThatTheJdkMadeWithTheKey(Curve curve, String name) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(name));
    for (int i = 0; i < 20; i++) {
      KeyPair pair = generator.generateKeyPair();

      assertThat(Curve.publicPoint((ECPrivateKey) pair.getPrivate()))
          .isEqualTo(((ECPublicKey) pair.getPublic()).getW());
      assertThat(curve.holds((ECPrivateKey) pair.getPrivate())).isTrue();
    }
  }

  @Test
  void smallNumbersHaveTheirPointsToo() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    ECPrivateKey any = (ECPrivateKey) generator.generateKeyPair().getPrivate();
    ECPrivateKey one =
        (ECPrivateKey)
            KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(BigInteger.ONE, any.getParams()));

    assertThat(Curve.publicPoint(one)).isEqualTo(any.getParams().getGenerator());
  }

  @Test
  void aCoordinateHasItsWholeLength() {
    assertThat(Curve.P256.coordinate(BigInteger.ONE)).isEqualTo("A".repeat(42) + "E");
    assertThat(Curve.P384.coordinate(BigInteger.ONE.shiftLeft(384).subtract(BigInteger.ONE)))
        .isEqualTo("_".repeat(64));
  }

  @Test
  void theLinesOfPemAreTheSameKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp384r1"));
    byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(der)
            + "\n-----END PRIVATE KEY-----\n";

    SigningKey plain = SigningKey.read(Base64.getEncoder().encodeToString(der), Curve.P384);

    assertThat(SigningKey.read(pem, Curve.P384).published()).isEqualTo(plain.published());
    assertThat(plain).hasToString("SigningKey[" + plain.published().id() + "]");
  }
}
