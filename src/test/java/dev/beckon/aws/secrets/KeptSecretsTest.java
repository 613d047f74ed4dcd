package dev.beckon.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.aws.call.Local;
import dev.beckon.aws.call.Region;
import dev.beckon.aws.call.SignedCalls;
import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.SmallServer;
import dev.beckon.http.Json;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret is fetched from where its ARN says it is kept. */
class KeptSecretsTest {
  private static final String SECRET =
      "arn:aws:secretsmanager:eu-central-1:123456789012:secret:beckon-pass-AbCdEf";
  private static final String PARAMETER =
      "arn:aws:ssm:eu-west-1:123456789012:parameter/beckon/pass";

  private final SmallServer server = new SmallServer();
  private final SignedCalls calls = Local.calls(Invitations.EVENING);
  private final KeptSecrets secrets =
      new KeptSecrets(calls, Optional.of(server.url()), Optional.of(server.url()));

  @AfterEach
  void close() {
    calls.close();
    server.close();
  }

  @Test
  void aSecretOfSecretsManager() throws Exception {
    server.answering(SmallServer.status(200, "{\"SecretString\":\"old,new\"}"));

    assertThat(secrets.value(SECRET)).isEqualTo("old,new");

    SmallServer.Asked asked = server.asked().get(0);
    assertThat(asked.headers())
        .containsEntry("x-amz-target", "secretsmanager.GetSecretValue")
        .containsEntry("content-type", "application/x-amz-json-1.1");
    assertThat(asked.headers().get("authorization"))
        .contains("Credential=local/20261122/eu-central-1/secretsmanager/aws4_request");
    assertThat(Json.parse(asked.body())).isEqualTo(Json.object().put("SecretId", SECRET));
  }

  @Test
  void aParameterOfSystemsManagerDecrypted() throws Exception {
    server.answering(SmallServer.status(200, "{\"Parameter\":{\"Value\":\"key\"}}"));

    assertThat(secrets.value(PARAMETER)).isEqualTo("key");

    SmallServer.Asked asked = server.asked().get(0);
    assertThat(asked.headers()).containsEntry("x-amz-target", "AmazonSSM.GetParameter");
    assertThat(asked.headers().get("authorization")).contains("/eu-west-1/ssm/aws4_request");
    assertThat(Json.parse(asked.body()))
        .isEqualTo(Json.object().put("Name", PARAMETER).put("WithDecryption", true));
  }

  @Test
  void aFaultThatPassesIsTriedOnceMore() {
    server.answering(
        SmallServer.status(503, ""), SmallServer.status(200, "{\"SecretString\":\"key\"}"));

    assertThat(secrets.value(SECRET)).isEqualTo("key");
  }

  static Stream<SmallServer.Reply> refusals() {
    return Stream.of(
        SmallServer.status(400, "{\"__type\":\"ResourceNotFoundException\"}"),
        SmallServer.status(400, "{\"__type\":\"com.x#AccessDeniedException\",\"Message\":\"m\"}"),
        SmallServer.status(500, ""),
        SmallServer.status(200, "{\"SecretBinary\":\"c2VjcmV0\"}"),
        SmallServer.status(200, "<html>"),
        SmallServer.hangsUp());
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatCannotBeHadSaysWhy(SmallServer.Reply reply) {
    server.answering(reply);

    assertThatThrownBy(() -> secrets.value(SECRET))
        .isInstanceOf(KeptSecrets.OutOfReach.class)
        .hasMessageContaining("secretsmanager")
        .hasMessageNotContaining("c2VjcmV0");
  }

  @Test
  void theWordsOfAwsAreHandedOn() {
    server.answering(SmallServer.status(400, "{\"__type\":\"com.x#AccessDeniedException\"}"));

    assertThatThrownBy(() -> secrets.value(PARAMETER))
        .hasMessage("ssm answered 400 AccessDeniedException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:s3:::bucket/key",
        "arn:aws:ssm:eu-west-1:123456789012:document/x",
        "arn:aws:secretsmanager:eu-west-1:1:secret:x"
      })
  void whatKeepsNoSecretsIsNotAsked(String arn) {
    assertThat(KeptSecrets.isKept(arn)).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> secrets.value(arn));
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aKeyIsNoArn() {
    assertThat(KeptSecrets.isKept("MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg")).isFalse();
  }

  @Test
  void aServiceIsWhereItsArnSays() {
    assertThat(Region.of(SECRET, Optional.empty()).endpoint())
        .isEqualTo(URI.create("https://secretsmanager.eu-central-1.amazonaws.com"));
    assertThat(Region.of(SECRET.replace("aws:", "aws-cn:"), Optional.empty()).endpoint())
        .isEqualTo(URI.create("https://secretsmanager.eu-central-1.amazonaws.com.cn"));
  }
}
