package dev.beckon.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.beckon.function.FunctionProfile;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.id.InvitationId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Setting a timer with the very client that ships, its limits and retries, before an SQS that
 * misbehaves on purpose.
 */
@QuarkusTest
@TestProfile(MisbehavingSqsTest.ShippedClient.class)
class MisbehavingSqsTest {
  private static final String PORT = "beckon.test.sqs.port";
  private static final String QUEUE = "https://sqs.eu-central-1.amazonaws.com/123456789012/timer";
  private static final InvitationId ID = new InvitationId("scm490eiohe9nuqm");

  /** The client may try four times, and no longer than this; a little more for a busy machine. */
  private static final int MOST_TRIES = 4;

  private static final Duration LONGEST = Duration.ofSeconds(6);

  @Inject SqsClient client;

  private SqsServer server;
  private SqsWaveTimer timer;

  /** The settings that ship, but for where SQS is. */
  public static final class ShippedClient extends FunctionProfile {
    public ShippedClient() {
      super("selection");
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      System.setProperty(PORT, Integer.toString(freePort()));
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("quarkus.sqs.endpoint-override", "http://localhost:" + System.getProperty(PORT));
      settings.put("quarkus.sqs.aws.region", "eu-central-1");
      settings.put("quarkus.sqs.aws.credentials.type", "static");
      settings.put("quarkus.sqs.aws.credentials.static-provider.access-key-id", "nobody");
      settings.put("quarkus.sqs.aws.credentials.static-provider.secret-access-key", "nothing");
      return settings;
    }

    private static int freePort() {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @BeforeEach
  void start() {
    server = new SqsServer(Integer.getInteger(PORT));
    timer = new SqsWaveTimer(client, QUEUE);
    // The first call of a client loads what it needs, and may be tried twice on a busy machine.
    await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(this::warm);
    server.forget();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void whenAllIsWellOneMessageIsSent() {
    set();

    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.path("QueueUrl").asText()).isEqualTo(QUEUE);
              assertThat(request.path("DelaySeconds").asInt()).isEqualTo(20);
              assertThat(request.path("MessageBody").asText())
                  .isEqualTo("{\"invitation\":\"scm490eiohe9nuqm\",\"wave\":3}");
            });
  }

  static Stream<SqsServer.Reply> ofFaultsThatPass() {
    return Stream.of(
        SqsServer.error(400, "com.amazonaws.sqs#RequestThrottled", "RequestThrottled;Sender"),
        SqsServer.error(400, "com.amazon.coral.service#ThrottlingException", "Throttling;Sender"),
        SqsServer.error(500, "com.amazon.coral.service#InternalFailure", "InternalError;Receiver"),
        SqsServer.status(503, ""),
        SqsServer.nothing());
  }

  @ParameterizedTest
  @MethodSource("ofFaultsThatPass")
  void oneFaultThatPassesIsTriedAgainAtOnceAndNobodyNotices(SqsServer.Reply fault) {
    server.then(fault, SqsServer.sent());

    set();

    assertThat(server.requests()).hasSize(2);
  }

  static Stream<SqsServer.Reply> ofFaultsThatStay() {
    return Stream.concat(
        ofFaultsThatPass(),
        Stream.of(
            SqsServer.wrongSum(),
            SqsServer.hangUp(),
            SqsServer.status(200, "{}"),
            SqsServer.status(200, "no JSON at all"),
            SqsServer.status(200, "{\"MessageId\":"),
            SqsServer.status(502, "<html>Bad Gateway</html>")));
  }

  @ParameterizedTest
  @MethodSource("ofFaultsThatStay")
  void aFaultThatStaysIsUnavailableWithinTheTime(SqsServer.Reply fault) {
    server.then(fault);

    assertUnavailableInTime();

    assertThat(server.requests()).hasSizeLessThanOrEqualTo(MOST_TRIES);
  }

  @Test
  void silenceIsWaitedForNoLongerThanItMayTake() {
    server.then(server.silence());

    assertUnavailableInTime();
  }

  @Test
  void aServerThatIsNotThereIsUnavailable() {
    server.close();

    assertUnavailableInTime();
  }

  @Test
  void whatSqsNeverTakesIsNoPassingFaultAndIsNotTriedAgain() {
    server.then(
        SqsServer.error(
            400,
            "com.amazonaws.sqs#QueueDoesNotExist",
            "AWS.SimpleQueueService.NonExistentQueue;Sender"));

    assertThatThrownBy(this::set).isInstanceOf(SqsException.class);
    assertThat(server.requests()).hasSize(1);
  }

  private boolean warm() {
    set();
    return true;
  }

  private void set() {
    timer.set(ID, 3, Duration.ofSeconds(20));
  }

  private void assertUnavailableInTime() {
    long begun = System.nanoTime();
    assertThatThrownBy(this::set).isInstanceOf(Unavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);
  }
}
