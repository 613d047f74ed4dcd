package dev.beckon.app;

import dev.beckon.aws.call.SignedCalls;
import dev.beckon.aws.secrets.KeptSecrets;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.function.Function;

/**
 * The secrets of the function. A variable holds one, or the ARN of where it is kept: then it is
 * fetched, once, when the function starts.
 */
@Singleton
class Secrets {
  private final Variables variables;
  private final Clock clock;

  Secrets(Variables variables, Clock clock) {
    this.variables = variables;
    this.clock = clock;
  }

  /**
   * The secret of this variable, read.
   *
   * @param read as {@link Variables#required(String, Function)} has it
   * @throws CannotStart that names the variable, when the secret is missing, wrong or out of reach
   */
  <T> T required(String variable, Function<String, T> read) {
    return variables.required(
        variable,
        value -> read.apply(KeptSecrets.isKept(value) ? fetched(variable, value) : value));
  }

  private String fetched(String variable, String arn) {
    try (SignedCalls calls = SignedCalls.open(clock)) {
      return new KeptSecrets(
              calls,
              variables.optional("AWS_ENDPOINT_URL_SECRETS_MANAGER", URI::create),
              variables.optional("AWS_ENDPOINT_URL_SSM", URI::create))
          .value(arn);
    } catch (KeptSecrets.OutOfReach e) {
      throw new CannotStart(
          "the secret that the variable %s names is out of reach: %s"
              .formatted(variable, e.getMessage()),
          e);
    }
  }
}
