package dev.beckon.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beckon.local.template.Deployment;
import dev.beckon.local.template.ScheduleTrigger;
import dev.beckon.local.template.TemplateException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchedulesTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00.5Z"), ZoneOffset.UTC);

  @Test
  void knowRates() {
    assertThat(Rate.of("rate(1 minute)")).isEqualTo(Duration.ofMinutes(1));
    assertThat(Rate.of("rate(5 minutes)")).isEqualTo(Duration.ofMinutes(5));
    assertThat(Rate.of("rate(2 hours)")).isEqualTo(Duration.ofHours(2));
    assertThat(Rate.of("rate(1 day)")).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void sayWhatTheyDoNotKnow() {
    for (String unknown : new String[] {"cron(0 12 * * ? *)", "rate(0 minutes)", "every day"}) {
      assertThatThrownBy(() -> Rate.of(unknown))
          .isInstanceOf(TemplateException.class)
          .hasMessageEndingWith("only, not " + unknown);
    }
  }

  @Test
  void wakeWithTheSchedulersEvent() throws Exception {
    ScheduleTrigger trigger = new ScheduleTrigger("EveryMinute", "cleanup", "rate(1 minute)", "");

    JsonNode event =
        new ObjectMapper()
            .readTree(Schedules.event(trigger, Deployment.local("", Map.of()), CLOCK));

    assertThat(event.path("source").asText()).isEqualTo("aws.scheduler");
    assertThat(event.path("detail-type").asText()).isEqualTo("Scheduled Event");
    assertThat(event.path("time").asText()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(event.path("resources").path(0).asText()).endsWith(":schedule/default/EveryMinute");
    assertThat(event.path("detail").asText()).isEqualTo("{}");
  }

  @Test
  void sendTheInputThatTheTemplateGives() {
    ScheduleTrigger trigger = new ScheduleTrigger("E", "cleanup", "rate(1 minute)", "{\"a\":1}");

    assertThat(Schedules.event(trigger, Deployment.local("", Map.of()), CLOCK))
        .isEqualTo("{\"a\":1}");
  }
}
