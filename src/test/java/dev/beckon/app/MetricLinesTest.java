package dev.beckon.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.MovableClock;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.port.Tally;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each count is one line that CloudWatch makes a metric of. */
class MetricLinesTest {
  private final List<String> lines = new ArrayList<>();
  private final MetricLines tally =
      new MetricLines("Beckon/test", new MovableClock(Invitations.EVENING), lines::add);

  @Test
  void aCountIsALineInTheEmbeddedMetricFormat() {
    tally.count(Tally.What.OFFERED, 12);

    assertThat(lines)
        .containsExactly(
            "{\"_aws\":{\"Timestamp\":1795377600000,\"CloudWatchMetrics\":["
                + "{\"Namespace\":\"Beckon/test\",\"Dimensions\":[[]],"
                + "\"Metrics\":[{\"Name\":\"Offered\",\"Unit\":\"Count\"}]}]},\"Offered\":12}");
  }

  @Test
  void theSuppressedAreCountedByReason() {
    tally.suppressed(Offer.Suppression.QUIET_HOURS);

    assertThat(lines)
        .containsExactly(
            "{\"_aws\":{\"Timestamp\":1795377600000,\"CloudWatchMetrics\":["
                + "{\"Namespace\":\"Beckon/test\",\"Dimensions\":[[\"Reason\"]],"
                + "\"Metrics\":[{\"Name\":\"Suppressed\",\"Unit\":\"Count\"}]}]},"
                + "\"Reason\":\"QUIET_HOURS\",\"Suppressed\":1}");
  }

  @Test
  void whatDidNotHappenIsNoLine() {
    tally.count(Tally.What.PUSHED, 0);

    assertThat(lines).isEmpty();
  }
}
