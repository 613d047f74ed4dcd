package dev.beckon.bench.selection;

import dev.beckon.fixtures.InMemoryPresence;
import dev.beckon.fixtures.MovableClock;
import dev.beckon.invitation.Profile;
import dev.beckon.selection.pick.PickCandidates;
import dev.beckon.selection.pick.PresenceCells;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * 2,000 invitations of 20,000 hosts, picked as ever but from rows in memory. Time goes by at the
 * pace at which a host is asked about once an hour.
 */
final class Fairness {
  static final int HOSTS = 20_000;
  static final int INVITATIONS = 2_000;

  private static final long SEED = 20_261_122;

  private final Instant begin;
  private final MovableClock clock;
  private final Population population;
  private final PresenceCells rows;

  Fairness(List<Profile> real, Instant begin) {
    this.begin = begin;
    this.clock = new MovableClock(begin);
    this.population = new Population(real, HOSTS, SEED, begin, begin.plus(Duration.ofDays(7)));
    InMemoryPresence presence = new InMemoryPresence();
    IntStream.range(0, HOSTS).forEach(number -> presence.enter(population.asItIs(number), 1));
    this.rows = new RowsOfTheMoment(presence, population, clock);
  }

  /** Makes a picker of those rows. */
  @FunctionalInterface
  interface Making {
    Picker picker(PresenceCells rows, Clock clock);
  }

  /**
   * Every host fits equally often: inviters ask for their language, each as often as it is
   * streamed.
   */
  Spread equalDemand(Making making) {
    List<Integer> hosts = new ArrayList<>(IntStream.range(0, HOSTS).boxed().toList());
    hosts.sort(Comparator.comparing(number -> population.profile(number).language()));
    List<Integer> inviters = new ArrayList<>();
    for (int host = 0; host < HOSTS; host += HOSTS / INVITATIONS) {
      inviters.add(hosts.get(host));
    }
    Collections.shuffle(inviters, new Random(SEED));
    return run(inviters.stream().map(inviter -> Conditions.everybody(population, inviter)), making);
  }

  /** What real hosts would ask for: see {@link Conditions}. */
  Spread realDemand(Making making) {
    return run(Conditions.of(population, SEED).limit(INVITATIONS), making);
  }

  /** The oracle of these hosts. */
  Picker oracle() {
    return new Oracle(population, clock);
  }

  private Spread run(Stream<Ask> asks, Making making) {
    population.ledger().clear();
    clock.set(begin);
    Picker picker = making.picker(rows, clock);
    Random seeds = new Random(SEED);
    asks.forEach(
        ask -> {
          population.ledger().ask(picker.pick(ask, seeds.nextLong()), clock.instant());
          clock.advance(betweenInvitations(HOSTS));
        });
    return new Spread(population.ledger().times());
  }

  /** So that each of so many hosts is asked about once an hour. */
  static Duration betweenInvitations(int hosts) {
    return Duration.ofHours(1).multipliedBy(PickCandidates.MAX_CANDIDATES).dividedBy(hosts);
  }
}
