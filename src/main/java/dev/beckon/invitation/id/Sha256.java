package dev.beckon.invitation.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What a text is known by where the text itself is too long, or is not to be kept. */
public final class Sha256 {
  private Sha256() {}

  /** The 32 bytes of this text, as UTF-8. */
  public static byte[] of(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * The same as URL-safe text, without padding.
   *
   * @param length how many digits of six bits, 43 at most
   */
  public static String digits(String text, int length) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(of(text)).substring(0, length);
  }
}
