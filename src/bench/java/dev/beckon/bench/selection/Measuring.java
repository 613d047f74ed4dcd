package dev.beckon.bench.selection;

import dev.beckon.bench.Sample;
import dev.beckon.fixtures.MovableClock;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.meter.Bill;
import dev.beckon.meter.CostMeter;
import dev.beckon.selection.pick.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Lets one picker after the other answer the same asks of the same hosts, with the meter running.
 */
final class Measuring {
  private static final long SEED = 42;
  private static final int WARM_UP = 20;

  private final Population population;
  private final MovableClock clock;
  private final Instant begin;
  private final CostMeter meter;
  private final Oracle oracle;
  private final List<Ask> asks;

  /**
   * @param asks how many selections at most
   */
  Measuring(Population population, MovableClock clock, CostMeter meter, int asks) {
    this.population = population;
    this.clock = clock;
    this.begin = clock.instant();
    this.meter = meter;
    this.oracle = new Oracle(population, clock);
    this.asks = Conditions.of(population, SEED).limit(asks).toList();
  }

  /** What came of it so far. */
  private static final class Tally {
    final List<Long> nanos = new ArrayList<>();
    double picked;
    double fitting;
    double fit;
    double bestFound;
    double bestFit;

    void add(List<Candidate> candidates, Wanted wanted, Fit.Best best) {
      picked += candidates.size();
      fitting +=
          candidates.stream().filter(wanted::mayBeAsked).filter(wanted.condition()::fits).count();
      fit += Fit.of(candidates, wanted);
      bestFound += best.found();
      bestFit += best.fit();
    }
  }

  Measured measure(Picker picker, int selections) {
    population.ledger().clear();
    clock.set(begin);
    asks.stream().limit(Math.min(WARM_UP, selections / 4)).forEach(ask -> picker.pick(ask, SEED));
    Random seeds = new Random(SEED);
    Tally tally = new Tally();
    Bill before = meter.bill();
    for (Ask ask : asks.subList(0, Math.min(selections, asks.size()))) {
      long start = System.nanoTime();
      List<Candidate> picked = picker.pick(ask, seeds.nextLong());
      tally.nanos.add(System.nanoTime() - start);
      Wanted wanted = ask.at(clock.instant());
      tally.add(picked, wanted, oracle.best(wanted));
      population.ledger().ask(picked, clock.instant());
      clock.advance(Fairness.betweenInvitations(population.online()));
    }
    int made = tally.nanos.size();
    return new Measured(
        picker.name(),
        population.online(),
        made,
        picker.parts(),
        meter.bill().minus(before),
        new Sample(tally.nanos),
        tally.picked / made,
        tally.fitting / Math.max(1, tally.picked),
        tally.fit / tally.bestFit,
        tally.fit / Math.max(1, tally.picked) * tally.bestFound / tally.bestFit,
        new Spread(population.ledger().times()));
  }
}
