package dev.beckon.pass.jose;

import dev.beckon.http.Json;
import dev.beckon.invitation.id.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A private key on a curve, and the public one that belongs to it. Its text never shows it. */
public final class SigningKey {
  /** All of the hash. */
  private static final int THUMBPRINT_LENGTH = 43;

  private final Curve curve;
  private final ECPrivateKey key;
  private final PassKey published;

  private SigningKey(Curve curve, ECPrivateKey key) throws GeneralSecurityException {
    this.curve = curve;
    this.key = key;
    ECPoint point = Curve.publicPoint(key);
    String x = curve.coordinate(point.getAffineX());
    String y = curve.coordinate(point.getAffineY());
    published = new PassKey(thumbprint(curve, x, y), curve.jose(), curve.algorithm(), x, y);
    PublicKey shown =
        KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, key.getParams()));
    if (!verifies(shown)) {
      throw new IllegalStateException("the public key does not belong to the private one");
    }
  }

  /**
   * Reads a private key.
   *
   * @param text PKCS#8: DER in base64, or that in the lines of PEM
   * @throws IllegalArgumentException when it is none on this curve; does not repeat it
   */
  public static SigningKey read(String text, Curve curve) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(text.replaceAll("-----[^-]*-----", ""));
      ECPrivateKey key =
          (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
      if (!curve.holds(key)) {
        throw new IllegalArgumentException("the key must be on " + curve.jose());
      }
      return new SigningKey(curve, key);
    } catch (GeneralSecurityException | ClassCastException e) {
      throw new IllegalArgumentException(
          "it must be a " + curve.jose() + " private key, PKCS#8 DER in base64", e);
    }
  }

  /**
   * Reads the keys that are live at a time: the first one signs, all are published.
   *
   * @param text one or two as {@link #read} has them, with a comma between
   */
  public static List<SigningKey> readAll(String text, Curve curve) {
    List<SigningKey> keys = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      keys.add(read(each, curve));
    }
    if (keys.size() > 2) {
      throw new IllegalArgumentException("two keys can be live at a time, not more");
    }
    return List.copyOf(keys);
  }

  /** The signature of these bytes, as JWS has it. */
  public byte[] sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(curve.signature());
      signature.initSign(key);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign a pass", e);
    }
  }

  /** What anybody may know of it. */
  public PassKey published() {
    return published;
  }

  @Override
  public String toString() {
    return "SigningKey[" + published.id() + "]";
  }

  private boolean verifies(PublicKey shown) throws GeneralSecurityException {
    byte[] text = published.id().getBytes(StandardCharsets.US_ASCII);
    Signature check = Signature.getInstance(curve.signature());
    check.initVerify(shown);
    check.update(text);
    return check.verify(sign(text));
  }

  /** The key's name by RFC 7638: whoever has the key comes to the same one. */
  private static String thumbprint(Curve curve, String x, String y) {
    String members =
        Json.object().put("crv", curve.jose()).put("kty", "EC").put("x", x).put("y", y).toString();
    return Sha256.digits(members, THUMBPRINT_LENGTH);
  }
}
