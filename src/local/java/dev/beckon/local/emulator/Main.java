package dev.beckon.local.emulator;

import dev.beckon.aws.dynamodb.DeadLetterCount;
import dev.beckon.invitation.Profile;
import dev.beckon.local.Progress;
import dev.beckon.local.RunnerException;
import dev.beckon.local.Seeding;
import dev.beckon.local.Steps;
import dev.beckon.local.Teardown;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import dev.beckon.local.hosts.RealHosts;
import dev.beckon.local.hosts.SeedHosts;
import dev.beckon.local.issuer.LocalIssuer;
import dev.beckon.local.issuer.PassKeys;
import dev.beckon.local.story.Newcomer;
import dev.beckon.local.story.NextWave;
import dev.beckon.local.story.PhoneGivenUp;
import dev.beckon.local.story.SeatOfNoShow;
import dev.beckon.local.story.Story;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * {@code infra/e2e/run}: starts the emulator, deploys template.yaml into it, brings real hosts in,
 * tells the story there, and ends. With {@code -Dkeep} it stays until Ctrl-C.
 */
public final class Main {
  private static final Path VENV = Path.of("target", "venv");
  private static final Path FOLDER = Path.of("target", "e2e");
  private static final String STACK = "beckon";

  private final Clock clock = Clock.systemUTC();
  private final Progress progress = Progress.console();
  private final Steps steps = new Steps(progress);

  /** Those among whom the story is told: bringing all of them in takes the emulator a while. */
  private final List<Profile> hosts =
      RealHosts.sample().stream().filter(host -> host.language().equals("en")).toList();

  private Main() {}

  public static void main(String[] args) {
    // Maven's own JVM runs this: only an exit ends it.
    Main main = new Main();
    int exitCode = main.run();
    main.tellTheTime();
    System.exit(exitCode);
  }

  /** Since {@code -Dbegin}, in seconds of the epoch: what came before this program counts too. */
  private void tellTheTime() {
    long begin = Long.getLong("begin", clock.instant().getEpochSecond());
    progress.line((clock.instant().getEpochSecond() - begin) + " s in all");
  }

  private int run() {
    try (Teardown teardown = new Teardown(progress)) {
      Runtime.getRuntime().addShutdownHook(new Thread(teardown::close, "emulator's shutdown"));
      Files.createDirectories(FOLDER);
      MiniStack emulator = step("MiniStack, with IAM enforced", () -> startEmulator(teardown));
      try {
        return tell(emulator, teardown);
      } catch (RunnerException e) {
        if (teardown.isClosed()) {
          return 1;
        }
        progress.line("beckon: " + e.getMessage());
        progress.line("The emulator's last words:\n" + emulator.lastWords());
        return 1;
      }
    } catch (RunnerException e) {
      progress.line("beckon: " + e.getMessage());
      return 1;
    } catch (IOException e) {
      progress.line("beckon: " + e);
      return 1;
    }
  }

  private static MiniStack startEmulator(Teardown teardown) throws IOException {
    return teardown.add(MiniStack.start(VENV, FOLDER));
  }

  private int tell(MiniStack emulator, Teardown teardown) {
    IssuerPages identity = teardown.add(Steps.told(() -> IssuerPages.serve(clock)));
    Sam sam = new Sam(VENV, emulator.endpoint(), FOLDER);
    try (SnsClient sns = LocalDynamoDb.local(SnsClient.builder(), emulator.endpoint()).build()) {
      String application =
          sns.createPlatformApplication(
                  request -> request.name(STACK).platform("GCM").attributes(Map.of()))
              .platformApplicationArn();
      Map<String, String> outputs =
          step("sam deploy of template.yaml", () -> deploy(sam, identity.url(), application));
      Emulated place = place(emulator, identity.issuer(), outputs);
      step(hosts.size() + " hosts brought in", () -> seed(emulator, sns, application, outputs));
      int result =
          new Story(place, hosts, System.out, clock)
              .tell(
                  new Newcomer(place, hosts),
                  new NextWave(place, hosts),
                  new PhoneGivenUp(place, hosts, endpoint -> disable(sns, endpoint)),
                  new SeatOfNoShow(place, hosts));
      return System.getProperty("keep") == null ? result : stay(place, emulator);
    }
  }

  private static void disable(SnsClient sns, String endpoint) {
    sns.setEndpointAttributes(
        request -> request.endpointArn(endpoint).attributes(Map.of("Enabled", "false")));
  }

  private Emulated place(MiniStack emulator, LocalIssuer issuer, Map<String, String> outputs) {
    return new Emulated(
        Emulated.url(emulator.endpoint(), outputs.get("ApiUrl")),
        issuer,
        new KeptPushes(emulator.endpoint()),
        new DeadLetterCount(
            LocalDynamoDb.client(emulator.endpoint()), outputs.get("BeckonTableName")));
  }

  private static Map<String, String> deploy(Sam sam, URI issuer, String application)
      throws IOException {
    sam.deploy(
        STACK,
        Map.of(
            "JwtIssuer",
            issuer.toString(),
            "JwtAudience",
            LocalIssuer.AUDIENCE,
            "FcmPlatformApplicationArn",
            application,
            "RewardDwellSeconds",
            "1",
            "PassSigningKey",
            PassKeys.p256()));
    return sam.outputs(STACK);
  }

  private Void seed(
      MiniStack emulator, SnsClient sns, String application, Map<String, String> outputs) {
    Map<String, String> tables =
        Map.of(
            "BeckonTable",
            outputs.get("BeckonTableName"),
            "PresenceTable",
            outputs.get("PresenceTableName"));
    Seeding.Phones phones =
        (of, token, host) ->
            sns.createPlatformEndpoint(
                    request -> request.platformApplicationArn(of).token(token).customUserData(host))
                .endpointArn();
    new SeedHosts(hosts, clock)
        .seed(new Seeding.Ground(emulator.endpoint(), tables, application, phones, line -> {}));
    return null;
  }

  private <T> T step(String what, Callable<T> work) {
    return Steps.result(steps.here(what, work));
  }

  /** Says where to look, and waits for Ctrl-C. */
  private static int stay(Emulated place, MiniStack emulator) {
    System.out.printf(
        """

        Beckon is at %1$s, the emulator at %2$s; Ctrl-C ends both.

          TOKEN=%3$s
          curl -s -H "Authorization: Bearer $TOKEN" '%1$s/v1/invitations'
          curl -s %2$s/_emulator/pushes
          AWS_ENDPOINT_URL=%2$s AWS_ACCESS_KEY_ID=%4$s AWS_SECRET_ACCESS_KEY=%4$s target/venv/bin/sam list resources --stack-name %5$s --region %6$s
        %n""",
        place.url(),
        emulator.endpoint(),
        place.token("newcomer"),
        MiniStack.KEY,
        STACK,
        MiniStack.REGION);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }
}
