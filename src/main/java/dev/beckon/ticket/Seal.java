package dev.beckon.ticket;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts with HMAC-SHA256: the 32 bytes of the signature, then the text, all of it in base64.
 * A sealed text is no secret; nobody else can make one. Each kind of text begins with a word of its
 * own, so that none passes for another.
 */
public final class Seal {
  /** The fewest characters of a key. */
  public static final int MIN_KEY_LENGTH = 32;

  private static final int MAX_KEYS = 2;
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 32;

  private final List<SecretKeySpec> keys;

  private Seal(List<SecretKeySpec> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * The seal of this key.
   *
   * @throws IllegalArgumentException when it is too short; does not repeat it
   */
  public static Seal of(String key) {
    return new Seal(List.of(key(key)));
  }

  /**
   * The seal of one key; or of two, while the key is renewed: the first one closes, either opens.
   *
   * @param text the keys, with a comma between
   * @throws IllegalArgumentException when one is too short, or there are more; does not repeat them
   */
  public static Seal read(String text) {
    List<SecretKeySpec> keys = Arrays.stream(text.split(",", -1)).map(Seal::key).toList();
    if (keys.size() > MAX_KEYS) {
      throw new IllegalArgumentException("two keys can be live at a time, not more");
    }
    return new Seal(keys);
  }

  private static SecretKeySpec key(String key) {
    if (key.length() < MIN_KEY_LENGTH) {
      throw new IllegalArgumentException(
          "it must have " + MIN_KEY_LENGTH + " characters or more, chosen at random");
    }
    return new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** The text, sealed; the same text is always the same. */
  public String close(String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    byte[] signed = Arrays.copyOf(signature(keys.get(0), body), SIGNATURE_BYTES + body.length);
    System.arraycopy(body, 0, signed, SIGNATURE_BYTES, body.length);
    return encoded(signed);
  }

  /**
   * The text that was sealed, or empty when this is not what {@link #close} made, whole as it is.
   * Nothing of it is looked at before its signature was found right.
   */
  public Optional<String> open(String sealed) {
    byte[] signed;
    try {
      signed = Base64.getUrlDecoder().decode(sealed);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (signed.length <= SIGNATURE_BYTES || !sealed.equals(encoded(signed))) {
      return Optional.empty();
    }
    byte[] signature = Arrays.copyOf(signed, SIGNATURE_BYTES);
    byte[] body = Arrays.copyOfRange(signed, SIGNATURE_BYTES, signed.length);
    return keys.stream().anyMatch(key -> MessageDigest.isEqual(signature, signature(key, body)))
        ? Optional.of(new String(body, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static String encoded(byte[] signed) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
  }

  private static byte[] signature(SecretKeySpec key, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
