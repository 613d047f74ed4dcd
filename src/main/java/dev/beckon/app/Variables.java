package dev.beckon.app;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * The environment variables of the function. Read when something needs one, not all at start: each
 * of the seven has its own.
 */
@Singleton
class Variables {
  private final Config config;

  Variables(Config config) {
    this.config = config;
  }

  /**
   * The value of this variable.
   *
   * @throws CannotStart that names the variable, when it is missing or empty
   */
  String required(String variable) {
    return optional(variable)
        .orElseThrow(() -> new CannotStart("the variable " + variable + " is not set"));
  }

  /**
   * The value of this variable, read.
   *
   * @param read makes what is meant of the text, or throws IllegalArgumentException saying what is
   *     wrong with it, without the text itself: it may be a secret
   * @throws CannotStart that names the variable, when it is missing, empty or wrong
   */
  <T> T required(String variable, Function<String, T> read) {
    return read(variable, required(variable), read);
  }

  /** The value of this variable, if it has one, read in the same way. */
  <T> Optional<T> optional(String variable, Function<String, T> read) {
    return optional(variable).map(value -> read(variable, value, read));
  }

  private static <T> T read(String variable, String value, Function<String, T> read) {
    try {
      return read.apply(value);
    } catch (IllegalArgumentException e) {
      throw new CannotStart("the variable " + variable + " is wrong: " + e.getMessage(), e);
    }
  }

  private Optional<String> optional(String variable) {
    return config
        .getOptionalValue(variable.toLowerCase(Locale.ROOT).replace('_', '.'), String.class)
        .filter(value -> !value.isBlank());
  }
}
