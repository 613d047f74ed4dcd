package dev.beckon.local.story;

import dev.beckon.local.RunnerException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Says what happens and what broke, one line each with the time since the beginning. */
public final class Teller {
  private final PrintStream out;
  private final Clock clock;
  private final Pace pace;
  private final Instant begin;
  private boolean allHeld = true;

  Teller(PrintStream out, Clock clock, Pace pace) {
    this.out = out;
    this.clock = clock;
    this.pace = pace;
    begin = clock.instant();
  }

  /** One line, as of {@link String#format}. */
  @SuppressWarnings("AnnotateFormatMethod")
  void line(String format, Object... values) {
    out.printf("%6d ms  %s%n", elapsedMillis(), format.formatted(values));
  }

  /** So many of something, such as {@code 1 host}. */
  static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /** Tells what should hold and does not, at once: what comes after it may not come to its end. */
  void hold(boolean holds, String whatMustHold) {
    if (!holds) {
      allHeld = false;
      line("BROKEN: %s", whatMustHold);
    }
  }

  /** Waits for what must come soon. */
  void await(String what, BooleanSupplier done) {
    await(what, pace.patience(), pace.lookAgain(), done);
  }

  /** Waits for what must come in this time, and ends the story when it does not. */
  void await(String what, Duration patience, Duration lookAgain, BooleanSupplier done) {
    Instant end = clock.instant().plus(patience);
    while (!done.getAsBoolean()) {
      if (clock.instant().isAfter(end)) {
        throw new RunnerException("waited " + patience.toSeconds() + " s in vain until " + what);
      }
      LockSupport.parkNanos(lookAgain.toNanos());
    }
  }

  long elapsedMillis() {
    return Duration.between(begin, clock.instant()).toMillis();
  }

  /** Whether nothing broke so far. */
  boolean allHeld() {
    return allHeld;
  }
}
