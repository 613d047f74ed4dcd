package dev.beckon.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.function.Lambda;
import dev.beckon.local.streams.RecordFilter;
import dev.beckon.local.template.Deployment;
import dev.beckon.local.template.FunctionDefinition;
import dev.beckon.local.template.Template;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What wakes fanout, and what it reckons with, is what the template and the settings say. */
class FanoutTriggerTest {

  @Test
  void offersInTheQueueWakeItWhetherOrNotPushesAreReplaced() {
    for (String replace : new String[] {"true", "false"}) {
      assertThat(filter(replace).passes(record("fanout-offers"))).isTrue();
    }
  }

  @Test
  void anInvitationThatFillsWakesItOnlyWherePushesAreReplaced() {
    assertThat(filter("true").passes(record("fanout-filled"))).isTrue();
    assertThat(filter("false").passes(record("fanout-filled"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN, 1, OPEN, 0, true",
    "OPEN, 0, OPEN, 0, false",
    "OPEN, 2, OPEN, 1, false",
    "OPEN, 0, OPEN, 1, false",
    "OPEN, 1, CANCELLED, 1, true",
    "OPEN, 1, ROOM_ENDED, 1, true",
    "OPEN, 0, CANCELLED, 0, false",
    "OPEN, 1, EXPIRED, 1, false",
    "OPEN, 3, EXHAUSTED, 3, false",
    "CANCELLED, 1, CANCELLED, 1, false"
  })
  void onlyAnInvitationThatClosesBeforeItsTimeDoes(
      String stateBefore, int freeBefore, String state, int free, boolean wakes) {
    ObjectNode record = record("fanout-filled").deepCopy();
    standing(record.at("/dynamodb/OldImage"), stateBefore, freeBefore);
    standing(record.at("/dynamodb/NewImage"), state, free);

    assertThat(filter("true").passes(record)).isEqualTo(wakes);
  }

  private static void standing(JsonNode image, String state, int free) {
    ((ObjectNode) image.path("state")).put("S", state);
    ((ObjectNode) image.path("free")).put("N", Integer.toString(free));
  }

  @ParameterizedTest
  @CsvSource({"jwt, false", "livekit, true", "ivs, true"})
  void aVisitThatEndsWakesItOnlyWhereTheMediaServerLetsGuestsBeRemoved(
      String maker, boolean wakes) {
    assertThat(filter("false", maker).passes(record("fanout-departed"))).isEqualTo(wakes);
    assertThat(filter("true", maker).passes(record("fanout-departed"))).isEqualTo(wakes);
    assertThat(filter("false", maker).passes(record("fanout-offers"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "GRANTED, NO_SHOW, true",
    "GRANTED, VOIDED, true",
    "JOINED, VOIDED, true",
    "GRANTED, JOINED, false",
    "JOINED, JOINED, false",
    "COMPLETED, COMPLETED, false",
    "COMPLETED, VOIDED, false"
  })
  void onlyTheMoveThatEndsAVisitDoes(String before, String after, boolean wakes) {
    ObjectNode record = record("fanout-departed").deepCopy();
    ((ObjectNode) record.at("/dynamodb/OldImage/visitState")).put("S", before);
    ((ObjectNode) record.at("/dynamodb/NewImage/visitState")).put("S", after);

    assertThat(filter("false", "livekit").passes(record)).isEqualTo(wakes);
  }

  @Test
  void itHasTheTimeThatItReckonsWith() {
    assertThat(fanout("true", "jwt").timeoutSeconds())
        .isEqualTo(FanoutFunction.TIME_LIMIT.toSeconds());
  }

  @Test
  void theClientOfSnsHasAsManyConnectionsAsThereAreRecordsAtWork() throws IOException {
    Properties settings = new Properties();
    try (Reader reader =
        Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
      settings.load(reader);
    }

    assertThat(settings.getProperty("quarkus.sns.sync-client.apache.max-connections"))
        .isEqualTo(Integer.toString(FanoutFunction.WIDTH));
  }

  private static RecordFilter filter(String replace) {
    return filter(replace, "jwt");
  }

  private static RecordFilter filter(String replace, String maker) {
    return new RecordFilter("fanout", fanout(replace, maker).streams().get(0).filters());
  }

  private static FunctionDefinition fanout(String replace, String maker) {
    return Template.read(Path.of("template.yaml"))
        .deploy(
            Deployment.local(
                "p-",
                Map.of(
                    "JwtIssuer", "https://issuer",
                    "JwtAudience", "app",
                    "PassSigningKey", "key",
                    "PassMaker", maker,
                    "ReplacePushes", replace)))
        .function("fanout");
  }

  private static JsonNode record(String event) {
    return Lambda.event(event).at("/Records/0");
  }
}
