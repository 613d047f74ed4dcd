package dev.beckon.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beckon.aws.dynamodb.StreamImages;
import dev.beckon.fanout.FanoutFunction;
import dev.beckon.fanout.PushOffer;
import dev.beckon.fanout.ShowOut;
import dev.beckon.fanout.WithdrawPushes;
import dev.beckon.fixtures.Hosts;
import dev.beckon.function.FunctionProfile;
import dev.beckon.function.Lambda;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.port.Tally;
import dev.beckon.pass.RemoveGuest;
import dev.beckon.scene.Scene;
import dev.beckon.stream.BatchAnswer;
import dev.beckon.stream.Lanes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The fanout function with the very client that ships, its limits and retries, before an SNS that
 * misbehaves on purpose.
 */
@QuarkusTest
@TestProfile(MisbehavingSnsTest.ShippedClient.class)
class MisbehavingSnsTest {
  private static final String PORT = "beckon.test.sns.port";
  private static final String PUBLISH = "Publish";
  private static final String FIRST = "222200000000000000001";

  /** The client may try four times, and no longer than this; a little more for a busy machine. */
  private static final int MOST_TRIES = 4;

  private static final Duration LONGEST = Duration.ofSeconds(6);

  @Inject SnsClient client;

  private final Scene scene = new Scene();
  private final Lanes lanes = new Lanes(FanoutFunction.WIDTH);
  private SnsServer server;
  private Invitation.Open open;

  /** The settings that ship, but for where SNS is. */
  public static final class ShippedClient extends FunctionProfile {
    public ShippedClient() {
      super("fanout");
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      System.setProperty(PORT, Integer.toString(freePort()));
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("quarkus.sns.endpoint-override", "http://localhost:" + System.getProperty(PORT));
      settings.put("quarkus.sns.aws.region", "eu-central-1");
      settings.put("quarkus.sns.aws.credentials.type", "static");
      settings.put("quarkus.sns.aws.credentials.static-provider.access-key-id", "nobody");
      settings.put("quarkus.sns.aws.credentials.static-provider.secret-access-key", "nothing");
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
  void annaAndBrunoAreOffered() {
    server = new SnsServer(Integer.getInteger(PORT)).on(PUBLISH, SnsServer.published());
    // The first call of a client loads what it needs, and may be tried twice on a busy machine.
    await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(this::warm);
    server.forget();
    open = scene.invite(3);
    scene.offer(open, Hosts.ANNA);
    scene.offer(open, Hosts.BRUNO);
  }

  @AfterEach
  void close() {
    lanes.close();
    server.close();
  }

  @Test
  void whenAllIsWellEachPhoneIsPushedOnce() {
    assertThat(fanOut()).isEmpty();

    assertThat(server.requests(PUBLISH)).hasSize(2);
    assertThat(state(Hosts.ANNA)).isEqualTo("SENT");
    assertThat(state(Hosts.BRUNO)).isEqualTo("SENT");
  }

  static Stream<SnsServer.Reply> ofFaultsThatPass() {
    return Stream.of(
        SnsServer.error(429, "Throttled", "Rate exceeded"),
        SnsServer.error(400, "Throttling", "Rate exceeded"),
        SnsServer.error(500, "InternalError", "We are sorry"),
        SnsServer.status(503, ""),
        SnsServer.nothing());
  }

  @ParameterizedTest
  @MethodSource("ofFaultsThatPass")
  void oneFaultThatPassesIsTriedAgainAtOnceAndNobodyNotices(SnsServer.Reply fault) {
    server.on(PUBLISH, fault, SnsServer.published());

    assertThat(fanOut()).isEmpty();

    assertThat(server.requests(PUBLISH)).hasSize(3);
    assertThat(state(Hosts.ANNA)).isEqualTo("SENT");
    assertThat(state(Hosts.BRUNO)).isEqualTo("SENT");
  }

  static Stream<SnsServer.Reply> ofFaultsThatStay() {
    return Stream.concat(
        ofFaultsThatPass(),
        Stream.of(
            SnsServer.hangUp(),
            SnsServer.status(200, ""),
            SnsServer.status(200, "no XML at all"),
            SnsServer.status(200, "<PublishResponse><PublishResult>"),
            SnsServer.status(502, "<html>Bad Gateway</html>")));
  }

  @ParameterizedTest
  @MethodSource("ofFaultsThatStay")
  void aFaultThatStaysIsHandedBackWithinTheTimeAndNothingIsLost(SnsServer.Reply fault) {
    server.on(PUBLISH, fault);

    assertThat(fanOutInTime()).containsExactly(FIRST);

    assertThat(server.requests(PUBLISH)).hasSizeLessThanOrEqualTo(2 * MOST_TRIES);
    assertThat(state(Hosts.ANNA)).isEqualTo("QUEUED");
    assertThat(state(Hosts.BRUNO)).isEqualTo("QUEUED");
    server.on(PUBLISH, SnsServer.published());
    assertThat(fanOut()).isEmpty();
    assertThat(state(Hosts.ANNA)).isEqualTo("SENT");
  }

  @Test
  void silenceIsWaitedForNoLongerThanItMayTake() {
    server.on(PUBLISH, server.silence());

    assertThat(fanOutInTime()).containsExactly(FIRST);

    assertThat(server.requests(PUBLISH)).hasSizeLessThanOrEqualTo(2 * MOST_TRIES);
    assertThat(state(Hosts.ANNA)).isEqualTo("QUEUED");
  }

  @Test
  void aServerThatIsNotThereIsHandedBack() {
    server.close();

    assertThat(fanOutInTime()).containsExactly(FIRST);
    assertThat(state(Hosts.ANNA)).isEqualTo("QUEUED");
  }

  static Stream<SnsServer.Reply> ofGoneDevices() {
    return Stream.of(
        SnsServer.error(400, "EndpointDisabled", "Endpoint is disabled"),
        SnsServer.error(404, "NotFound", "Endpoint does not exist"));
  }

  @ParameterizedTest
  @MethodSource("ofGoneDevices")
  void aDeviceThatTakesNoPushesIsDroppedAndNotTriedAgain(SnsServer.Reply gone) {
    server.on(PUBLISH, gone);

    assertThat(fanOut()).isEmpty();

    assertThat(server.requests(PUBLISH)).hasSize(2);
    assertThat(state(Hosts.ANNA)).isEqualTo("UNREACHABLE");
    assertThat(scene.store.hosts().file(Hosts.ANNA).devices()).isEmpty();
  }

  @Test
  void whatSnsNeverTakesGoesToTheDeadLettersAndIsNotTriedAgain() {
    server.on(PUBLISH, SnsServer.error(400, "InvalidParameter", "Invalid parameter: Message"));

    assertThat(fanOut()).isEmpty();

    assertThat(server.requests(PUBLISH)).hasSize(2);
    assertThat(scene.store.deadLetters().of("fanout")).hasSize(2);
  }

  private boolean warm() {
    return client.publish(request -> request.targetArn("arn").message("warm")).messageId() != null;
  }

  private List<String> fanOutInTime() {
    long begun = System.nanoTime();
    List<String> failed = fanOut();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);
    return failed;
  }

  private List<String> fanOut() {
    SnsPush push = new SnsPush(client, scene.clock);
    FanoutFunction fanout =
        new FanoutFunction(
            new PushOffer(push, scene.store.offers(), Tally.NONE, scene.clock),
            new WithdrawPushes(push, scene.store.waves(), lanes, scene.clock),
            new ShowOut(RemoveGuest.NOBODY, scene.clock),
            new StreamImages(),
            scene.store.deadLetters(),
            lanes,
            scene.clock);
    return fanout.handle(Lambda.event("fanout-offers")).batchItemFailures().stream()
        .map(BatchAnswer.Failure::itemIdentifier)
        .toList();
  }

  private String state(HostId host) {
    return scene.offerOf(open, host).state();
  }
}
