package dev.beckon.local.streams;

import static dev.beckon.local.streams.Records.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.local.lambda.Outcome;
import dev.beckon.local.template.StreamMapping;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamsTest {
  private static final String OFFERS =
      "{\"dynamodb\":{\"NewImage\":{\"kind\":{\"S\":[\"OFFER\"]}}}}";

  private final FakeStream stream = new FakeStream();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private Streams streams;

  @BeforeEach
  void start() {
    stream.shard("one", null);
    streams =
        new Streams(
            List.of(
                mapping("fanout", OFFERS), mapping("selection", "{\"eventName\":[\"MODIFY\"]}")),
            table -> stream,
            (function, trigger, payload) -> CompletableFuture.completedFuture(outcome(payload)),
            log::add,
            Clock.fixed(Records.NOW, ZoneOffset.UTC));
    streams.onDelivered(
        delivery -> {
          for (JsonNode record : delivery.event().path("Records")) {
            seen.add(delivery.function() + " " + StreamRecords.sequenceNumber(record));
          }
        });
    streams.start();
  }

  @AfterEach
  void stop() {
    streams.close();
  }

  private static StreamMapping mapping(String function, String filter) {
    return new StreamMapping(function, "BeckonTable", 2, true, 0, -1, true, true, List.of(filter));
  }

  private static Outcome outcome(String payload) {
    return payload.contains("\"SequenceNumber\":\"13\"")
        ? new Outcome.Failed("Boom", "thirteen")
        : new Outcome.Answered("");
  }

  @Test
  void bringEachMappingWhatItsFilterLetsPassInBatches() {
    stream.add("one", records(1, 5));

    await().until(() -> seen.size() >= 5);
    assertThat(seen).containsExactly("fanout 1", "fanout 2", "fanout 3", "fanout 4", "fanout 5");
    assertThat(streams.lastDelivery("fanout").orElseThrow().event().path("Records")).hasSize(1);
    assertThat(streams.lastDelivery("selection")).isEmpty();
  }

  @Test
  void loseOnceWhatATestWantsLost() {
    streams.dropNext("fanout", record -> StreamRecords.sequenceNumber(record).equals("2"));
    stream.add("one", records(1, 3));
    await().until(() -> seen.contains("fanout 3"));
    stream.add("one", records(2, 2));

    await().until(() -> seen.size() == 3);
    assertThat(seen).containsExactly("fanout 1", "fanout 3", "fanout 2");
  }

  @Test
  void keepAndTellWhatIsGivenUp() {
    stream.add("one", records(13, 14));

    await().until(() -> !log.isEmpty() && Collections.frequency(seen, "fanout 14") == 2);
    assertThat(streams.failedRecords())
        .singleElement()
        .satisfies(failed -> assertThat(failed.reason()).isEqualTo("Boom: thirteen"));
    assertThat(log).singleElement().asString().startsWith("fanout gave up a record");
  }
}
