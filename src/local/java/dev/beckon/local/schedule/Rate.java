package dev.beckon.local.schedule;

import dev.beckon.local.template.TemplateException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A schedule's {@code rate(5 minutes)}. */
final class Rate {
  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

  private Rate() {}

  /** Throws {@link TemplateException} for any other expression. */
  static Duration of(String expression) {
    Matcher rate = RATE.matcher(expression);
    if (!rate.matches() || Integer.parseInt(rate.group(1)) < 1) {
      throw new TemplateException(
          "the runner knows rate(… minutes|hours|days) only, not " + expression);
    }
    int count = Integer.parseInt(rate.group(1));
    return switch (rate.group(2)) {
      case "minute" -> Duration.ofMinutes(count);
      case "hour" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
