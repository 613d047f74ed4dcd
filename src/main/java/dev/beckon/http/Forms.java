package dev.beckon.http;

import dev.beckon.invitation.condition.Availability;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms of the words that several bodies use, each with its name for a fault. */
public final class Forms {
  public static final String LANGUAGE = "a language code of ISO 639-1, in lower case";
  public static final String CATEGORY = "a category: 1 to 40 of a-z, 0-9 and -";
  public static final String REGION = "a region code of ISO 3166-1 alpha-2, in upper case";
  public static final String AVAILABILITY = "ONLINE or LIVE";
  public static final String IDEMPOTENCY_KEY = "must be 1 to 128 visible ASCII characters";

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Pattern CATEGORIES = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());
  private static final Pattern IDEMPOTENCY_KEYS = Pattern.compile("[\\x21-\\x7e]{1,128}");

  private Forms() {}

  public static boolean language(String text) {
    return LANGUAGES.contains(text);
  }

  public static boolean category(String text) {
    return CATEGORIES.matcher(text).matches();
  }

  public static boolean region(String text) {
    return REGIONS.contains(text);
  }

  public static boolean idempotencyKey(String text) {
    return IDEMPOTENCY_KEYS.matcher(text).matches();
  }

  public static boolean availability(String text) {
    return Arrays.stream(Availability.values()).anyMatch(value -> value.name().equals(text));
  }
}
