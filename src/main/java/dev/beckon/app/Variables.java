package dev.beckon.app;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
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
   * @throws IllegalStateException that names the variable, when it is missing or empty
   */
  String required(String variable) {
    return optional(variable)
        .orElseThrow(() -> new IllegalStateException("the variable " + variable + " is not set"));
  }

  /** The value of this variable, if it has one. */
  Optional<String> optional(String variable) {
    return config
        .getOptionalValue(variable.toLowerCase(Locale.ROOT).replace('_', '.'), String.class)
        .filter(value -> !value.isBlank());
  }
}
