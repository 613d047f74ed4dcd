package dev.beckon.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fixtures.Hosts;
import dev.beckon.invitation.Unavailable;
import dev.beckon.presence.Device;
import dev.beckon.presence.PushEndpoints.Registration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.SnsException;

/** A phone is registered by SNS's own recipe, whatever SNS knows of its token already. */
class SnsEndpointsTest {
  private static final String APPLICATION = "arn:aws:sns:eu-central-1:123456789012:app/GCM/beckon";
  private static final String ENDPOINT =
      "arn:aws:sns:eu-central-1:123456789012:endpoint/GCM/beckon/0b6d-new";
  private static final String OLD_ENDPOINT =
      "arn:aws:sns:eu-central-1:123456789012:endpoint/GCM/beckon/17c9-old";
  private static final String TOKEN = "fGk3:APA91b+/=?ü";

  private static final String CREATE = "CreatePlatformEndpoint";
  private static final String LOOK = "GetEndpointAttributes";
  private static final String SET = "SetEndpointAttributes";
  private static final String DELETE = "DeleteEndpoint";

  private final SnsServer server =
      new SnsServer()
          .on(CREATE, SnsServer.created(ENDPOINT))
          .on(LOOK, SnsServer.attributes(well()));
  private final SnsClient client = server.client();
  private final SnsEndpoints endpoints =
      new SnsEndpoints(client, Map.of(Device.Platform.FCM, APPLICATION));

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void aNewTokenGetsAnEndpointOfTheHostsOwn() {
    assertThat(register()).isEqualTo(new Registration.Registered(ENDPOINT));

    assertThat(server.actions()).containsExactly(CREATE, LOOK);
    assertThat(server.requests(CREATE).get(0))
        .containsEntry("PlatformApplicationArn", APPLICATION)
        .containsEntry("Token", TOKEN)
        .containsEntry("CustomUserData", "en-4022");
    assertThat(server.requests(LOOK).get(0)).containsEntry("EndpointArn", ENDPOINT);
  }

  @Test
  void theSameAgainChangesNothing() {
    register();

    assertThat(register()).isEqualTo(new Registration.Registered(ENDPOINT));
    assertThat(server.requests(SET)).isEmpty();
  }

  @Test
  void aDisabledEndpointIsEnabledAgain() {
    server.on(LOOK, SnsServer.attributes(but("Enabled", "false")));

    assertThat(register()).isEqualTo(new Registration.Registered(ENDPOINT));
    assertHealed(ENDPOINT);
  }

  @Test
  void anEndpointWithAnotherTokenGetsThisOne() {
    server.on(LOOK, SnsServer.attributes(but("Token", "an older one")));

    assertThat(register()).isEqualTo(new Registration.Registered(ENDPOINT));
    assertHealed(ENDPOINT);
  }

  @Test
  void aTokenOfAnotherHostGetsANewEndpointAndNothingReachesTheOldOneAnyMore() {
    server
        .on(CREATE, alreadyThere(OLD_ENDPOINT), SnsServer.created(ENDPOINT))
        .on(
            LOOK,
            SnsServer.attributes(but("CustomUserData", "de-17")),
            SnsServer.attributes(well()));

    assertThat(register()).isEqualTo(new Registration.Registered(ENDPOINT));

    assertThat(server.actions()).containsExactly(CREATE, LOOK, DELETE, CREATE, LOOK);
    assertThat(server.requests(LOOK).get(0)).containsEntry("EndpointArn", OLD_ENDPOINT);
    assertThat(server.requests(DELETE).get(0)).containsEntry("EndpointArn", OLD_ENDPOINT);
  }

  @Test
  void aTokenWithOtherAttributesOfTheSameHostKeepsTheEndpointThatTheErrorNames() {
    server
        .on(CREATE, alreadyThere(OLD_ENDPOINT))
        .on(LOOK, SnsServer.attributes(but("Enabled", "false")));

    assertThat(register()).isEqualTo(new Registration.Registered(OLD_ENDPOINT));
    assertHealed(OLD_ENDPOINT);
  }

  @Test
  void aPhoneThatSignsOutHasNoEndpointAnyMore() {
    endpoints.forget(ENDPOINT);

    assertThat(server.actions()).containsExactly(DELETE);
    assertThat(server.requests(DELETE).get(0)).containsEntry("EndpointArn", ENDPOINT);
  }

  @Test
  void anEndpointWithoutAnyAttributesIsHealedToo() {
    server.on(LOOK, SnsServer.attributes(Map.of()));

    assertThat(register()).isEqualTo(new Registration.Registered(ENDPOINT));
    assertHealed(ENDPOINT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws-cn", "aws-us-gov"})
  void otherPartitionsNameTheOldEndpointAlike(String partition) {
    String endpoint = OLD_ENDPOINT.replace("arn:aws:", "arn:" + partition + ":");
    server.on(CREATE, alreadyThere(endpoint));

    assertThat(register()).isEqualTo(new Registration.Registered(endpoint));
  }

  @Test
  void anEndpointThatGoesBeforeTheLookIsMadeAnew() {
    server.on(LOOK, notFound(), SnsServer.attributes(well()));

    assertThat(register()).isEqualTo(new Registration.Registered(ENDPOINT));
    assertThat(server.actions()).containsExactly(CREATE, LOOK, CREATE, LOOK);
  }

  @Test
  void anEndpointThatGoesBeforeItIsHealedIsMadeAnew() {
    server
        .on(LOOK, SnsServer.attributes(but("Enabled", "false")))
        .on(SET, notFound(), SnsServer.ok(SET, ""));

    assertThat(register()).isEqualTo(new Registration.Registered(ENDPOINT));
    assertThat(server.actions()).containsExactly(CREATE, LOOK, SET, CREATE, LOOK, SET);
  }

  @Test
  void anEndpointThatGoesEachTimeIsTriedThreeTimes() {
    server.on(LOOK, notFound());

    assertThatThrownBy(this::register).isInstanceOf(Unavailable.class);
    assertThat(server.requests(CREATE)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Invalid parameter: Token Reason: iOS device tokens must be no more than 400 hexadecimal"
            + " characters",
        "Invalid parameter: Token"
      })
  void aTokenThatSnsDoesNotTakeIsABadOne(String message) {
    server.on(CREATE, SnsServer.error(400, "InvalidParameter", message));

    assertThat(register()).isEqualTo(new Registration.BadToken());
    assertThat(server.actions()).containsExactly(CREATE);
  }

  @Test
  void aPlatformThatIsNotSetUpIsNotAskedFor() {
    assertThat(endpoints.register(Device.Platform.APNS, TOKEN, Hosts.ANNA))
        .isEqualTo(new Registration.NoSuchPlatform());
    assertThat(server.actions()).isEmpty();
  }

  static Stream<SnsServer.Reply> ofPassingFaults() {
    return Stream.of(
        SnsServer.error(429, "Throttled", "Rate exceeded"),
        SnsServer.error(500, "InternalError", "We are sorry"),
        SnsServer.status(503, ""),
        SnsServer.status(200, "no XML at all"),
        SnsServer.hangUp());
  }

  @ParameterizedTest
  @MethodSource("ofPassingFaults")
  void whatMayWorkLaterIsUnavailableAtEachStep(SnsServer.Reply reply) {
    server.on(CREATE, reply);
    assertThatThrownBy(this::register).isInstanceOf(Unavailable.class);

    server.on(CREATE, SnsServer.created(ENDPOINT)).on(LOOK, reply);
    assertThatThrownBy(this::register).isInstanceOf(Unavailable.class);

    server.on(LOOK, SnsServer.attributes(but("Enabled", "false"))).on(SET, reply);
    assertThatThrownBy(this::register).isInstanceOf(Unavailable.class);

    server.on(LOOK, SnsServer.attributes(but("CustomUserData", "de-17"))).on(DELETE, reply);
    assertThatThrownBy(this::register).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> endpoints.forget(ENDPOINT)).isInstanceOf(Unavailable.class);
  }

  static Stream<SnsServer.Reply> ofWrongSettings() {
    return Stream.of(
        SnsServer.error(404, "NotFound", "PlatformApplication does not exist"),
        SnsServer.error(
            400, "InvalidParameter", "Invalid parameter: PlatformApplicationArn Reason: no ARN"),
        SnsServer.error(403, "AuthorizationError", "not authorized"));
  }

  @ParameterizedTest
  @MethodSource("ofWrongSettings")
  void aWrongSettingIsNotTakenForABadToken(SnsServer.Reply reply) {
    server.on(CREATE, reply);

    assertThatThrownBy(this::register).isInstanceOf(SnsException.class);
  }

  private Registration register() {
    return endpoints.register(Device.Platform.FCM, TOKEN, Hosts.ANNA);
  }

  private void assertHealed(String endpoint) {
    Map<String, String> request = server.requests(SET).get(0);
    assertThat(request).containsEntry("EndpointArn", endpoint);
    Map<String, String> attributes = new HashMap<>();
    for (int i = 1; request.containsKey("Attributes.entry." + i + ".key"); i++) {
      attributes.put(
          request.get("Attributes.entry." + i + ".key"),
          request.get("Attributes.entry." + i + ".value"));
    }
    assertThat(attributes).isEqualTo(well());
  }

  /** An endpoint as it should be. */
  private static Map<String, String> well() {
    return Map.of("Enabled", "true", "Token", TOKEN, "CustomUserData", "en-4022");
  }

  private static Map<String, String> but(String name, String value) {
    Map<String, String> attributes = new HashMap<>(well());
    attributes.put(name, value);
    return attributes;
  }

  private static SnsServer.Reply alreadyThere(String endpoint) {
    return SnsServer.error(
        400,
        "InvalidParameter",
        "Invalid parameter: Token Reason: Endpoint "
            + endpoint
            + " already exists with the same Token, but different attributes.");
  }

  private static SnsServer.Reply notFound() {
    return SnsServer.error(404, "NotFound", "Endpoint does not exist");
  }
}
