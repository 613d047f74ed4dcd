package dev.beckon.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;

/** One event of infra/events for each function, moved from the evening it tells of to now. */
final class SampleEvents {
  private static final Map<String, String> BY_FUNCTION =
      Map.of(
          "intake", "intake-submit",
          "selection", "selection-wave",
          "fanout", "fanout-offers",
          "acceptance", "acceptance-accept",
          "visit", "visit-heartbeat",
          "cleanup", "cleanup-schedule",
          "presence", "presence-beat");

  private static final long THAT_EVENING_MILLIS = 1_795_377_600_000L;
  private static final Pattern MILLIS = Pattern.compile("\\b179\\d{10}\\b");

  private final Clock clock;

  SampleEvents(Clock clock) {
    this.clock = clock;
  }

  String name(String function) {
    String name = BY_FUNCTION.get(function);
    if (name == null) {
      throw new IllegalArgumentException("which event is typical of " + function + "?");
    }
    return name;
  }

  String read(String function) throws IOException {
    long later = clock.millis() - THAT_EVENING_MILLIS;
    String event = Files.readString(Path.of("infra", "events", name(function) + ".json"));
    return MILLIS
        .matcher(event)
        .replaceAll(moment -> Long.toString(Long.parseLong(moment.group()) + later));
  }
}
