package dev.beckon.bench.waves;

import dev.beckon.bench.Benchmark;
import dev.beckon.bench.Report;
import dev.beckon.bench.selection.Ask;
import dev.beckon.bench.selection.Conditions;
import dev.beckon.bench.selection.Population;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.id.HostId;
import dev.beckon.local.Progress;
import dev.beckon.local.hosts.RealHosts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Waves as shipped beside one blast to all whom the same selection picks: 300 hosts who invite ten
 * times each, one to eight seats, for five minutes, what they ask for drawn from the real hosts, as
 * far as a selection finds fifty. The accept rate is measured as it would be, from nothing. {@code
 * -Dhosts} names a file of hosts instead of the 5,000 that ship.
 */
final class AskingInWaves implements Benchmark {
  private static final double[] ACCEPT_RATES = {0.05, 0.10, 0.20, 0.40};
  private static final double GOAL_RATE = 0.20;
  private static final double GOAL_SAVED_PERCENT = 50;
  private static final double GOAL_LOST_POINTS = 0.1;

  /** Held, for else it would be forgotten that it is to be quiet. */
  private static final Logger LOG_OF_WAVES = Logger.getLogger("dev.beckon.selection");

  private static final int ONLINE = 20_000;
  private static final int INVITERS = 300;
  private static final int TIMES = 10;
  private static final int MOST_SEATS = 8;
  private static final long SEED = 20_261_123;
  private static final Instant BEGIN = Instant.parse("2026-11-22T20:00:00Z");

  /** So that nobody is asked more often than most people let themselves be. */
  private static final Duration BETWEEN = Duration.ofHours(6);

  @Override
  public String question() {
    return "waves beside one blast: %,d invitations, %,d hosts online, at each accept rate"
        .formatted(INVITERS * TIMES, ONLINE);
  }

  @Override
  public Report run(Progress progress) {
    LOG_OF_WAVES.setLevel(Level.WARNING);
    String file = System.getProperty("hosts", "");
    Population population =
        new Population(
            file.isEmpty() ? RealHosts.sample() : RealHosts.in(Path.of(file)),
            ONLINE,
            SEED,
            BEGIN,
            BEGIN.plus(Duration.ofDays(30)));
    List<Map<String, Object>> rows = new ArrayList<>();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("invitations", INVITERS * TIMES);
    for (double rate : ACCEPT_RATES) {
      progress.line("  %.0f %% …".formatted(rate * 100));
      Figures waves = new Figures(pass(population, rate, false));
      Figures blast = new Figures(pass(population, rate, true));
      rows.add(waves.row(rate, "waves"));
      rows.add(blast.row(rate, "blast"));
      if (rate == GOAL_RATE) {
        facts.putAll(goals(waves, blast));
      }
    }
    return new Report(facts, rows);
  }

  private static List<Evening.Fate> pass(Population population, double rate, boolean blast) {
    Evening evening = new Evening(population, new Answers(rate, SEED), BEGIN);
    List<Ask> asks =
        Conditions.of(population, SEED)
            .filter(distinct())
            .filter(evening::findsFifty)
            .limit(INVITERS)
            .toList();
    Random random = new Random(SEED);
    for (int time = 0; time < TIMES; time++) {
      for (int inviter = 0; inviter < INVITERS; inviter++) {
        Instant when =
            BEGIN
                .plus(BETWEEN.multipliedBy(time))
                .plus(BETWEEN.multipliedBy(inviter).dividedBy(INVITERS));
        int seats = 1 + random.nextInt(MOST_SEATS);
        if (blast) {
          evening.blast(asks.get(inviter), seats, when);
        } else {
          evening.waves(asks.get(inviter), seats, when);
        }
      }
    }
    return evening.pass();
  }

  /** Each inviter once. */
  private static Predicate<Ask> distinct() {
    Set<HostId> seen = new HashSet<>();
    return ask -> seen.add(ask.inviter());
  }

  private static Map<String, Object> goals(Figures waves, Figures blast) {
    double saved = Figures.rounded(100 * (1 - waves.pushes() / blast.pushes()), 10);
    double lost = Figures.rounded(100 * Math.max(0, blast.fillShare() - waves.fillShare()), 100);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("pushesSavedPercent", saved);
    facts.put("pushesSavedGoalPercent", GOAL_SAVED_PERCENT);
    facts.put("fillLostPoints", lost);
    facts.put("fillLostGoalPoints", GOAL_LOST_POINTS);
    facts.put("wavesGoalsMet", saved >= GOAL_SAVED_PERCENT && lost <= GOAL_LOST_POINTS);
    return facts;
  }

  /** What came of many invitations. */
  private record Figures(List<Evening.Fate> fates) {
    /** The mean of an invitation. */
    double pushes() {
      return fates.stream().mapToInt(fate -> fate.pushes).average().orElseThrow();
    }

    /** Which share of all seats was taken. */
    double fillShare() {
      return fates.stream().mapToInt(fate -> fate.guests).sum()
          / (double)
              fates.stream().map(fate -> fate.invitation).mapToInt(Invitation.Facts::seats).sum();
    }

    /** The median of those whose every seat was taken. */
    long millisToFill() {
      long[] millis =
          fates.stream()
              .flatMap(fate -> fate.filledAfter.stream())
              .mapToLong(Duration::toMillis)
              .sorted()
              .toArray();
      return millis.length == 0 ? 0 : millis[millis.length / 2];
    }

    Map<String, Object> row(double rate, String strategy) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("acceptRate", rate);
      row.put("strategy", strategy);
      row.put("pushes", rounded(pushes(), 10));
      row.put("fillShare", rounded(fillShare(), 10_000));
      row.put("millisToFill", millisToFill());
      return row;
    }

    static double rounded(double value, int parts) {
      return Math.round(value * parts) / (double) parts;
    }
  }
}
