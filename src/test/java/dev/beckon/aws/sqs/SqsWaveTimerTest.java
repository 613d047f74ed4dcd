package dev.beckon.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fixtures.MovableClock;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import dev.beckon.local.sqs.SmallSqs;
import dev.beckon.local.sqs.SqsMessage;
import dev.beckon.local.template.Deployment;
import dev.beckon.local.template.QueueDefinition;
import dev.beckon.selection.TimerBody;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Timers over SQS's wire protocol. */
class SqsWaveTimerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
  private static final String QUEUES = "https://sqs.eu-central-1.amazonaws.com/000000000000/";
  private static final InvitationId ID = new InvitationId("scm490eiohe9nuqm");

  private final MovableClock clock = new MovableClock(NOW);
  private SmallSqs sqs;
  private SqsClient client;
  private SqsWaveTimer timer;

  @BeforeEach
  void start() throws IOException {
    sqs =
        new SmallSqs(
            List.of(new QueueDefinition("wave-timer", 0, 180, Optional.empty())),
            Deployment.local("", Map.of()),
            clock);
    client =
        LocalDynamoDb.local(SqsClient.builder(), sqs.url())
            .overrideConfiguration(
                configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();
    timer = new SqsWaveTimer(client, QUEUES + "wave-timer");
  }

  @AfterEach
  void stop() {
    client.close();
    sqs.close();
  }

  @Test
  void aTimerIsAMessageThatIsHandedOutWhenTheTimeHasCome() {
    timer.set(ID, 2, Duration.ofSeconds(20));

    assertThat(messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.visibleAt()).isEqualTo(NOW.plusSeconds(20));
              assertThat(TimerBody.read(message.body())).isEqualTo(new TimerBody(ID, 2));
            });
  }

  @Test
  void timersOfOneInvitationLieSideBySide() {
    timer.set(ID, 1, Duration.ofSeconds(1));
    timer.set(ID, 1, Duration.ofSeconds(1));
    timer.set(ID, 2, Duration.ofMinutes(15));

    assertThat(messages()).extracting(SqsMessage::body).hasSize(3);
    assertThat(messages().get(2).visibleAt()).isEqualTo(NOW.plusSeconds(900));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.9S", "PT-1S", "PT900.001S", "PT1H"})
  void aTimeThatNoTimerWaitsIsRefusedAndNothingIsSent(Duration after) {
    assertThatThrownBy(() -> timer.set(ID, 1, after))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no timer waits " + after);

    assertThat(messages()).isEmpty();
  }

  @Test
  void aQueueThatIsThereIsTouchedAndOneThatIsNotSaysSo() {
    timer.touch();

    assertThatThrownBy(() -> new SqsWaveTimer(client, QUEUES + "nope").touch())
        .isInstanceOf(SqsWaveTimer.NoSuchQueue.class)
        .hasMessageContaining("The specified queue does not exist");
  }

  @Test
  void aQueueThatDoesNotAnswerIsUnavailable() {
    sqs.close();

    assertThatThrownBy(() -> timer.touch()).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> timer.set(ID, 1, Duration.ofSeconds(1)))
        .isInstanceOf(Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sqs.eu-central-1.amazonaws.com/123456789012/beckon-wave-timer",
        "http://127.0.0.1:4566/000000000000/beckon-wave-timer"
      })
  void theUrlOfAQueueIsTaken(String url) {
    assertThat(SqsWaveTimer.queueUrl(url)).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "beckon-wave-timer",
        "arn:aws:sqs:eu-central-1:123456789012:beckon-wave-timer",
        "https://sqs.eu-central-1.amazonaws.com/beckon-wave-timer",
        "https://sqs.eu-central-1.amazonaws.com/123456789012/",
        "https://sqs.eu-central-1.amazonaws.com/123456789012/a b",
        "ftp://sqs/123456789012/a"
      })
  void anythingElseIsRefusedInWords(String url) {
    assertThatThrownBy(() -> SqsWaveTimer.queueUrl(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("it must be the URL of an SQS queue, https://…/<account>/<name>");
  }

  private List<SqsMessage> messages() {
    return sqs.messages("wave-timer");
  }
}
