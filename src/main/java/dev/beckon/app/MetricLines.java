package dev.beckon.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Json;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.port.Tally;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Counts by lines in CloudWatch's embedded metric format: a line of the log that CloudWatch makes a
 * metric of. No call, no client, nothing to lose; a tree of JSON, so nothing to register.
 */
final class MetricLines implements Tally {
  private static final String REASON = "Reason";

  private final String namespace;
  private final Clock clock;
  private final Consumer<String> log;

  /**
   * @param log takes a whole line, as it is
   */
  MetricLines(String namespace, Clock clock, Consumer<String> log) {
    this.namespace = namespace;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public void count(What what, int times) {
    if (times > 0) {
      String name = what.name().charAt(0) + what.name().substring(1).toLowerCase(Locale.ROOT);
      log.accept(line(name, false).put(name, times).toString());
    }
  }

  @Override
  public void suppressed(Offer.Suppression why) {
    log.accept(line("Suppressed", true).put(REASON, why.name()).put("Suppressed", 1).toString());
  }

  private ObjectNode line(String metric, boolean byReason) {
    ObjectNode line = Json.object();
    ObjectNode meta = line.putObject("_aws").put("Timestamp", clock.millis());
    ObjectNode directive =
        meta.putArray("CloudWatchMetrics").addObject().put("Namespace", namespace);
    ArrayNode dimensions = directive.putArray("Dimensions");
    ArrayNode dimension = dimensions.addArray();
    if (byReason) {
      dimension.add(REASON);
    }
    directive.putArray("Metrics").addObject().put("Name", metric).put("Unit", "Count");
    return line;
  }
}
