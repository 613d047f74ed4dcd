package dev.beckon.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.EndpointDisabledException;
import software.amazon.awssdk.services.sns.model.InternalErrorException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.ThrottledException;

class SmallSnsTest {
  private static final String FCM = "arn:aws:sns:eu-central-1:000000000000:app/GCM/beckon-local";
  private static final String APNS = "arn:aws:sns:eu-central-1:000000000000:app/APNS/beckon-local";
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private SmallSns sns;
  private SnsClient client;

  @BeforeEach
  void start() throws IOException {
    sns = new SmallSns(List.of(FCM, APNS), Clock.fixed(NOW, ZoneOffset.UTC));
    client =
        LocalDynamoDb.local(SnsClient.builder(), sns.url())
            .overrideConfiguration(
                configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    sns.close();
  }

  private String endpoint(String application, String token, String host) {
    return client
        .createPlatformEndpoint(
            request ->
                request.platformApplicationArn(application).token(token).customUserData(host))
        .endpointArn();
  }

  private static String message(String platform, String payload) {
    ObjectNode message = new ObjectMapper().createObjectNode();
    message.put("default", "You are beckoned");
    message.put(platform, payload);
    return message.toString();
  }

  private String publish(String arn, Consumer<PublishRequest.Builder> change) {
    return client
        .publish(
            request -> {
              request.targetArn(arn).messageStructure("json").message(message("GCM", "{\"a\":1}"));
              change.accept(request);
            })
        .messageId();
  }

  @Test
  void theSameTokenWithTheSameAttributesIsTheSameEndpointDisabledOrNot() {
    String arn = endpoint(FCM, "t-1", "h-1");
    sns.disable(arn);

    assertThat(endpoint(FCM, "t-1", "h-1")).isEqualTo(arn);
    assertThat(arn).startsWith("arn:aws:sns:eu-central-1:000000000000:endpoint/GCM/beckon-local/");
    assertThat(client.getEndpointAttributes(request -> request.endpointArn(arn)).attributes())
        .isEqualTo(Map.of("Token", "t-1", "Enabled", "false", "CustomUserData", "h-1"));
    assertThat(endpoint(APNS, "t-1", "h-1")).isNotEqualTo(arn);
  }

  @Test
  void theSameTokenWithOtherAttributesIsRefusedNamingTheOldEndpoint() {
    String arn = endpoint(FCM, "t-1", "h-1");

    assertThatThrownBy(() -> endpoint(FCM, "t-1", "h-2"))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining(
            "Invalid parameter: Token Reason: Endpoint "
                + arn
                + " already exists with the same Token, but different attributes.");
  }

  @Test
  void attributesCanBeSetAndTheEndpointFoundByItsNewToken() {
    String arn = endpoint(FCM, "t-1", "h-1");
    sns.disable(arn);
    client.setEndpointAttributes(
        request ->
            request
                .endpointArn(arn)
                .attributes(Map.of("Token", "t-2", "Enabled", "true", "CustomUserData", "h<2>&")));

    assertThat(client.getEndpointAttributes(request -> request.endpointArn(arn)).attributes())
        .isEqualTo(Map.of("Token", "t-2", "Enabled", "true", "CustomUserData", "h<2>&"));
    assertThat(endpoint(FCM, "t-2", "h<2>&")).isEqualTo(arn);
    assertThat(endpoint(FCM, "t-1", "h-1")).isNotEqualTo(arn);
  }

  @Test
  void whatIsNotThereIsNotFoundButMayBeDeletedTwice() {
    String arn = endpoint(FCM, "t-1", "h-1");
    client.deleteEndpoint(request -> request.endpointArn(arn));
    client.deleteEndpoint(request -> request.endpointArn(arn));

    assertThatThrownBy(() -> client.getEndpointAttributes(request -> request.endpointArn(arn)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> publish(arn, request -> {})).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> endpoint(FCM + "x", "t-1", "h-1"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aPublishEndsInTheInboxWithThePlatformsOwnPayload() {
    String android = endpoint(FCM, "t-1", "h-1");
    String apple = endpoint(APNS, "t-2", "h-2");
    MessageAttributeValue ttl =
        MessageAttributeValue.builder().dataType("String").stringValue("90").build();
    String id =
        publish(
            android, request -> request.messageAttributes(Map.of("AWS.SNS.MOBILE.FCM.TTL", ttl)));
    publish(apple, request -> {});

    assertThat(sns.pushes()).hasSize(2);
    Push push = sns.pushes("h-1").get(0);
    assertThat(push.messageId()).isEqualTo(id);
    assertThat(push.number()).isEqualTo(1);
    assertThat(push.at()).isEqualTo(NOW);
    assertThat(push.token()).isEqualTo("t-1");
    assertThat(push.platform()).isEqualTo("GCM");
    assertThat(push.payload()).hasToString("{\"a\":1}");
    assertThat(push.attributes()).isEqualTo(Map.of("AWS.SNS.MOBILE.FCM.TTL", "90"));
    assertThat(sns.pushes("h-2").get(0).payload().asText()).isEqualTo("You are beckoned");
  }

  @Test
  void aDisabledEndpointIsNotPushed() {
    String arn = endpoint(FCM, "t-1", "h-1");
    sns.disable(arn);

    assertThatThrownBy(() -> publish(arn, request -> {}))
        .isInstanceOf(EndpointDisabledException.class);
    assertThat(sns.pushes()).isEmpty();
  }

  @Test
  void aMessageThatSnsWouldRefuseIsRefused() {
    String arn = endpoint(FCM, "t-1", "h-1");

    for (String bad :
        List.of(
            "no json",
            "{\"GCM\":\"{}\"}",
            "{\"default\":\"x\",\"GCM\":{}}",
            message("GCM", "x".repeat(4097)))) {
      assertThatThrownBy(() -> publish(arn, request -> request.message(bad)))
          .as(bad)
          .isInstanceOf(InvalidParameterException.class)
          .hasMessageContaining("Invalid parameter: Message");
    }
    publish(arn, request -> request.message(message("GCM", "x".repeat(4096))));
    assertThat(sns.pushes()).hasSize(1);
  }

  @Test
  void failsAsATestWishes() {
    String arn = endpoint(FCM, "t-1", "h-1");
    sns.throttleNext(1);
    assertThatThrownBy(() -> publish(arn, request -> {})).isInstanceOf(ThrottledException.class);
    sns.failNext(1);
    assertThatThrownBy(() -> publish(arn, request -> {}))
        .isInstanceOf(InternalErrorException.class);

    publish(arn, request -> {});
    assertThat(sns.pushes()).hasSize(1);
  }

  @Test
  void anActionItDoesNotKnowIsRefused() {
    assertThatThrownBy(() -> client.listTopics()).hasMessageContaining("The action ListTopics");
  }
}
