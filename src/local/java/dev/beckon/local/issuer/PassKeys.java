package dev.beckon.local.issuer;

import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;

/** Fresh keys for room passes, and the parameters of the template that go with each maker. */
public final class PassKeys {
  private static final int SECRET_BYTES = 36;

  private PassKeys() {}

  /** A private key on P-256 as the template's PassSigningKey takes it. */
  public static String p256() {
    return onCurve("secp256r1");
  }

  /** The same on P-384, which Amazon IVS asks for. */
  public static String p384() {
    return onCurve("secp384r1");
  }

  /** A secret of LiveKit. */
  public static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  /**
   * What the template is told so that passes are made for this media server, but for where it is.
   * Channels of IVS are called after their hosts here, so that no token has to name them.
   *
   * @param maker a value of the parameter PassMaker
   * @throws IllegalArgumentException when there is no such maker
   */
  public static Map<String, String> parameters(String maker) {
    return switch (maker) {
      case "jwt" -> Map.of("PassMaker", maker, "PassSigningKey", p256());
      case "livekit" ->
          Map.of("PassMaker", maker, "PassSigningKey", secret(), "LiveKitApiKey", "devkey");
      case "ivs" ->
          Map.of(
              "PassMaker",
              maker,
              "PassSigningKey",
              p384(),
              "IvsChannel",
              "arn:aws:ivs:eu-central-1:000000000000:channel/{room}",
              "PlayUrlTemplate",
              "https://local.eu-central-1.playback.live-video.net/api/video/v1/eu-central-1.000000000000.channel.{room}.m3u8");
      default -> throw new IllegalArgumentException("jwt, livekit or ivs, not " + maker);
    };
  }

  private static String onCurve(String name) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(name));
      byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
      return Base64.getEncoder().encodeToString(der);
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
      throw new IllegalStateException("this JDK makes no keys on " + name, e);
    }
  }
}
