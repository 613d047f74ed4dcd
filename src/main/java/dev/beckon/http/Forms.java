package dev.beckon.http;

import dev.beckon.invitation.condition.Availability;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The forms of the words that several bodies use, each with its name for a fault. */
public final class Forms {
  public static final String LANGUAGE = "a language code of ISO 639-1, in lower case";
  public static final String CATEGORY = "a category: 1 to 40 of a-z, 0-9 and -";
  public static final String REGION = "a region code of ISO 3166-1 alpha-2, in upper case";
  public static final String AVAILABILITY = "ONLINE or LIVE";

  private static final Pattern LANGUAGES = Pattern.compile("[a-z]{2}");
  private static final Pattern CATEGORIES = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern REGIONS = Pattern.compile("[A-Z]{2}");

  private Forms() {}

  public static boolean language(String text) {
    return LANGUAGES.matcher(text).matches();
  }

  public static boolean category(String text) {
    return CATEGORIES.matcher(text).matches();
  }

  public static boolean region(String text) {
    return REGIONS.matcher(text).matches();
  }

  public static boolean availability(String text) {
    return Arrays.stream(Availability.values()).anyMatch(value -> value.name().equals(text));
  }
}
