package dev.beckon.pass.jose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** JSON Web Signatures in their compact form: header, claims, signature. */
public final class Jws {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private Jws() {}

  /**
   * Header and claims, signed.
   *
   * @param signature the bytes that sign these bytes, as JWS has them for the header's algorithm
   */
  public static String sign(ObjectNode header, ObjectNode claims, UnaryOperator<byte[]> signature) {
    String signed = encoded(header) + "." + encoded(claims);
    return signed + "." + encoded(signature.apply(signed.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String encoded(ObjectNode json) {
    return encoded(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes as JOSE writes them: base64 for URLs, without padding. */
  static String encoded(byte[] bytes) {
    return BASE64.encodeToString(bytes);
  }
}
