package dev.beckon.local;

import dev.beckon.invitation.Profile;
import dev.beckon.local.hosts.RealHosts;
import dev.beckon.local.hosts.SeedHosts;
import dev.beckon.local.issuer.PassKeys;
import dev.beckon.local.page.Rehearsal;
import dev.beckon.local.page.Rounds;
import dev.beckon.local.story.Story;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * {@code ./mvnw -Plocal}: starts the runner, brings real hosts in, and stays; with {@code -Dstory}
 * tells one invitation and ends; with {@code -Daudit} adds up all points of a runner that runs, or
 * of the {@code table} at {@code dynamodb}, and ends. Settings are system properties: {@code port},
 * {@code hosts} (a file), {@code dynamodb} (a URL), {@code passes} (a maker), {@code dwell}
 * (seconds to stay for a reward), {@code verbose}.
 */
public final class Main {
  /** Soon enough to be waited for. */
  private static final String DWELL_ON_THE_PAGE = "30";

  private final boolean tellsTheStory = System.getProperty("story") != null;
  private final Clock clock = Clock.systemUTC();

  private Main() {}

  public static void main(String[] args) {
    // Maven's own JVM runs this: only an exit ends it, and the exit closes the runner.
    System.exit(new Main().run());
  }

  private int run() {
    try {
      if (property("audit").isPresent()) {
        Settings settings = settings();
        String table = property("table").orElse(settings.tablePrefix() + "BeckonTable");
        return Audit.run(settings.dynamoDb(), table, settings.port(), System.out);
      }
      List<Profile> hosts =
          property("hosts").map(Path::of).map(RealHosts::in).orElseGet(RealHosts::sample);
      Settings settings = settings().withSeeding(new SeedHosts(hosts, clock));
      if (!tellsTheStory) {
        settings = settings.withPlayers(hosts);
      }
      try (Runner runner = Runner.start(settings, Progress.console())) {
        return tellsTheStory
            ? new Story(runner, hosts, System.out, clock).tell()
            : stay(runner, hosts);
      }
    } catch (RunnerException e) {
      System.out.println("beckon: " + e.getMessage());
      return 1;
    }
  }

  private Settings settings() {
    // Nobody has to know where the story is told, so it never fights for a port.
    // On the page phones hear that an offer is closed, so that one sees it.
    Settings settings =
        tellsTheStory
            ? Settings.defaults().withPort(0).withParameter(Settings.DWELL, "1")
            : Settings.defaults()
                .withParameter("ReplacePushes", "true")
                .withParameter(Settings.DWELL, DWELL_ON_THE_PAGE);
    settings = property("port").map(Main::number).map(settings::withPort).orElse(settings);
    settings = property("dynamodb").map(Main::url).map(settings::withDynamoDb).orElse(settings);
    settings = property("passes").map(Main::passes).map(settings::withParameters).orElse(settings);
    settings = property("dwell").map(Main::dwell).map(settings::withParameters).orElse(settings);
    return property("verbose").isPresent() ? settings.withVerbose() : settings;
  }

  private static Optional<String> property(String name) {
    return Optional.ofNullable(System.getProperty(name));
  }

  private static int number(String port) {
    try {
      return Integer.parseInt(port);
    } catch (NumberFormatException e) {
      throw new RunnerException("-Dport takes a number, not " + port, e);
    }
  }

  private static Map<String, String> passes(String maker) {
    try {
      return PassKeys.parameters(maker);
    } catch (IllegalArgumentException e) {
      throw new RunnerException("-Dpasses takes " + e.getMessage(), e);
    }
  }

  private static Map<String, String> dwell(String seconds) {
    if (!seconds.matches("[1-9][0-9]{0,3}")) {
      throw new RunnerException("-Ddwell takes 1 to 9999 seconds, not " + seconds);
    }
    return Map.of(Settings.DWELL, seconds);
  }

  private static URI url(String text) {
    URI url;
    try {
      url = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new RunnerException("-Ddynamodb takes a URL, not " + text, e);
    }
    if (url.getHost() == null) {
      throw new RunnerException("-Ddynamodb takes a URL, not " + text);
    }
    return url;
  }

  /** Says how to play, and waits for Ctrl-C. */
  private static int stay(Runner runner, List<Profile> hosts) {
    new Rehearsal(runner, new Rounds(hosts)).play();
    runner.trail().clear();
    Profile inviter = Story.inviter(hosts);
    System.out.printf(
        """

        Open %1$s in a browser. Ctrl-C ends it.

        Beckon runs there with %2$d real hosts online: a page with an inviter's phone and those of hosts who could come.
        Or play in another terminal as %3$s, on air with nobody in the room:

          TOKEN=%4$s
          curl -s -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' %1$s/v1/invitations -d '{"seats":3,"condition":{"languages":["%5$s"],"categories":["%6$s"]}}'
          curl -s %1$s/_local/pushes
          curl -s -H "Authorization: Bearer $TOKEN" %1$s/v1/invitations

        Be one of those who were pushed: curl -s -X POST '%1$s/_local/token?host=ID' gives their token.
        Every call of the API: %1$s/page/reference.html
        %n\
        """,
        runner.url(),
        hosts.size(),
        inviter.name(),
        runner.token(inviter.host().value()),
        inviter.language(),
        inviter.categories().get(0));
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }
}
