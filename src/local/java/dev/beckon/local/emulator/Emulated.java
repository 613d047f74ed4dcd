package dev.beckon.local.emulator;

import dev.beckon.aws.dynamodb.DeadLetterCount;
import dev.beckon.local.issuer.LocalIssuer;
import dev.beckon.local.sns.Push;
import dev.beckon.local.story.Pace;
import dev.beckon.local.story.Place;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Beckon as the emulator runs it. */
final class Emulated implements Place {
  /**
   * Each racer gets a function process of its own there, all of them cold, on what cores there are.
   */
  private static final Pace PACE = new Pace(Duration.ofMinutes(2), Duration.ofMillis(500), 5);

  private final URI url;
  private final LocalIssuer issuer;
  private final KeptPushes pushes;
  private final DeadLetterCount deadLetters;

  Emulated(URI url, LocalIssuer issuer, KeptPushes pushes, DeadLetterCount deadLetters) {
    this.url = url;
    this.issuer = issuer;
    this.pushes = pushes;
    this.deadLetters = deadLetters;
  }

  /**
   * Where the emulator answers for an API.
   *
   * @param deployed the address that the API would have on AWS
   */
  static URI url(URI endpoint, String deployed) {
    String api = URI.create(deployed).getHost().split("\\.", 2)[0];
    return endpoint.resolve("/_aws/execute-api/" + api);
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public String token(String host) {
    return issuer.token(host, Duration.ofHours(1));
  }

  @Override
  public String operatorToken() {
    return issuer.token("operator", "admin", Duration.ofHours(1));
  }

  @Override
  public List<Push> pushes() {
    return pushes.read();
  }

  /** The functions' own dead letters: the emulator itself gives nothing up. */
  @Override
  public int recordsGivenUp() {
    return deadLetters.count();
  }

  @Override
  public Pace pace() {
    return PACE;
  }
}
