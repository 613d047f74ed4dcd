package dev.beckon.browser;

import dev.beckon.invitation.Profile;
import dev.beckon.local.Runner;
import dev.beckon.local.Settings;
import dev.beckon.local.hosts.RealHosts;
import dev.beckon.local.hosts.SeedHosts;
import dev.beckon.local.page.Rehearsal;
import dev.beckon.local.page.Rounds;
import dev.beckon.local.story.Phone;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One runner for all tests of the page, as {@code ./mvnw -Plocal} starts it, behind a way that can
 * be cut. Each test plays a round of its own.
 */
final class BrowsedBeckon {
  /** Longer than it takes a test to leave too soon. */
  static final int DWELL_SECONDS = 12;

  private static BrowsedBeckon running;

  final Runner runner;
  final Relay relay;
  private final AtomicInteger rounds = new AtomicInteger();

  private BrowsedBeckon() {
    List<Profile> hosts = RealHosts.sample();
    runner =
        Runner.start(
            Settings.defaults()
                .withPort(0)
                .withFolder(Path.of("target", "browser"))
                .withTablePrefix("beckon-browser-")
                .withParameter("ReplacePushes", "true")
                .withParameter(Settings.DWELL, Integer.toString(DWELL_SECONDS))
                .withSeeding(new SeedHosts(hosts, Clock.systemUTC()))
                .withPlayers(hosts),
            line -> {});
    new Rehearsal(runner, new Rounds(hosts)).play();
    relay = new Relay(runner.url());
  }

  /** The one that runs; the first to ask starts it, the end of the JVM ends it. */
  static synchronized BrowsedBeckon get() {
    Browser.assumeThere();
    if (running == null) {
      running = new BrowsedBeckon();
    }
    return running;
  }

  /** The number of a round that nobody has played. */
  int nextRound() {
    return rounds.incrementAndGet();
  }

  /** What a host's own app would be told. */
  Phone phone(String host) {
    return Phone.of(runner, host);
  }
}
