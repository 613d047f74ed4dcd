package dev.beckon.presence;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A phone that takes pushes.
 *
 * @param id the app's own id of the installation, 1 to 64 characters
 * @param endpoint where its pushes go
 */
public record Device(String id, Platform platform, String endpoint) {
  /** The most devices of one host. */
  public static final int MAX_PER_HOST = 10;

  public Device {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(endpoint, "endpoint");
  }

  /** Who delivers the push. */
  public enum Platform {
    FCM("[A-Za-z0-9_:-]{1,4096}", "1 to 4096 of letters, digits, - _ and :"),
    APNS("[0-9A-Fa-f]{64,400}", "64 to 400 hexadecimal digits");

    private final Pattern token;
    private final String tokenForm;

    Platform(String token, String tokenForm) {
      this.token = Pattern.compile(token);
      this.tokenForm = tokenForm;
    }

    /** Whether a token of this platform can look like this. */
    public boolean canGive(String text) {
      return token.matcher(text).matches();
    }

    /** What its tokens look like, in words. */
    public String tokenForm() {
      return tokenForm;
    }

    /** The token in the one way of writing it that counts. */
    public String canonical(String text) {
      return this == APNS ? text.toLowerCase(Locale.ROOT) : text;
    }
  }
}
