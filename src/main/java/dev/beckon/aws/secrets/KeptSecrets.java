package dev.beckon.aws.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.aws.call.Region;
import dev.beckon.aws.call.SignedCalls;
import dev.beckon.http.Json;
import dev.beckon.invitation.Unavailable;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Secrets by the ARN of where they are kept: a secret of Secrets Manager, or a parameter of Systems
 * Manager. What a secret is stands in no log and no exception.
 */
public final class KeptSecrets {
  private static final Pattern SECRET =
      Pattern.compile("arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:.+");
  private static final Pattern PARAMETER =
      Pattern.compile("arn:aws[a-z-]*:ssm:[a-z0-9-]+:[0-9]{12}:parameter/.+");

  /** A start that meets a passing fault tries once more before it gives up. */
  private static final int TRIES = 2;

  private final SignedCalls calls;
  private final Optional<URI> secretsManager;
  private final Optional<URI> systemsManager;

  /**
   * @param secretsManager where it is, if not where the ARN says
   * @param systemsManager the same
   */
  public KeptSecrets(
      SignedCalls calls, Optional<URI> secretsManager, Optional<URI> systemsManager) {
    this.calls = calls;
    this.secretsManager = secretsManager;
    this.systemsManager = systemsManager;
  }

  /** The secret cannot be had; says why, as far as AWS did. */
  public static final class OutOfReach extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutOfReach(String why, Throwable cause) {
      super(why, cause);
    }
  }

  /** Whether this is no secret but says where one is kept. */
  public static boolean isKept(String value) {
    return value.startsWith("arn:");
  }

  /**
   * The secret's text.
   *
   * @throws IllegalArgumentException when the ARN is of neither kind
   * @throws OutOfReach when there is no such secret, or no right, or no answer
   */
  public String value(String arn) {
    if (SECRET.matcher(arn).matches()) {
      return fetch(
          Region.of(arn, secretsManager),
          "secretsmanager.GetSecretValue",
          Json.object().put("SecretId", arn),
          "/SecretString");
    }
    if (PARAMETER.matcher(arn).matches()) {
      return fetch(
          Region.of(arn, systemsManager),
          "AmazonSSM.GetParameter",
          Json.object().put("Name", arn).put("WithDecryption", true),
          "/Parameter/Value");
    }
    throw new IllegalArgumentException(
        "it must be the ARN of a secret of Secrets Manager or of a parameter of Systems Manager");
  }

  private String fetch(Region region, String target, ObjectNode request, String where) {
    SignedCalls.Answer answer = ask(region, target, request);
    JsonNode value = answer.body().at(where);
    if (answer.status() != 200 || !value.isTextual()) {
      throw new OutOfReach(
          "%s answered %d %s".formatted(region.service(), answer.status(), answer.error()).strip(),
          null);
    }
    return value.textValue();
  }

  private SignedCalls.Answer ask(Region region, String target, ObjectNode request) {
    Map<String, String> headers =
        Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", target);
    for (int tries = 1; ; tries++) {
      try {
        SignedCalls.Answer answer = calls.post(region, "/", headers, request);
        if (!answer.passes() || tries == TRIES) {
          return answer;
        }
      } catch (Unavailable e) {
        if (tries == TRIES) {
          throw new OutOfReach(e.getMessage(), e);
        }
      }
    }
  }
}
