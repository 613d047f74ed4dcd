package dev.beckon.aws.call;

import dev.beckon.fixtures.MovableClock;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** Signed calls to servers on this machine, with little patience. */
public final class Local {
  private Local() {}

  public static SignedCalls calls(Instant now) {
    return new SignedCalls(
        ApacheHttpClient.builder().socketTimeout(Duration.ofSeconds(1)).build(),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "secret")),
        new MovableClock(now));
  }
}
