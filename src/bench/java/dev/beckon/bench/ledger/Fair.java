package dev.beckon.bench.ledger;

import dev.beckon.cleanup.SweepDue;
import dev.beckon.local.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Thirty-two traders move points until it is enough; then cleanup goes through what is left. */
final class Fair {
  private static final int TRADERS = 32;
  private static final int STEP_SECONDS = 20;
  private static final int KEPT_FOR_LATER = 400;
  private static final int MAX_SWEEPS = 20;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(6);

  private final Market market;
  private final Market sound;
  private final int transfers;
  private final Progress progress;
  private final AtomicLong rounds = new AtomicLong();
  private final LongAdder moved = new LongAdder();
  private final List<String> stopped = new ArrayList<>();

  /**
   * @param market over a client that misbehaves
   * @param sound the same over one that does not, for what cleanup does in the end
   */
  Fair(Market market, Market sound, int transfers, Progress progress) {
    this.market = market;
    this.sound = sound;
    this.transfers = transfers;
    this.progress = progress;
  }

  /** What must not have happened, in words; the table says the rest. */
  List<String> run() throws InterruptedException {
    BlockingDeque<Runnable> later = new LinkedBlockingDeque<>(KEPT_FOR_LATER);
    ExecutorService pool = Executors.newFixedThreadPool(TRADERS);
    try {
      List<Future<?>> traders = new ArrayList<>();
      for (int n = 0; n < TRADERS; n++) {
        traders.add(
            pool.submit(new Trader(market, later, moved, this::next, new Random(1_000 + n))));
      }
      for (Future<?> trader : traders) {
        await(trader);
      }
    } finally {
      pool.shutdownNow();
    }
    sweep();
    return stopped;
  }

  private Optional<Instant> next() {
    return moved.sum() < transfers
        ? Optional.of(BEGIN.plus(BETWEEN_ROUNDS.multipliedBy(rounds.getAndIncrement())))
        : Optional.empty();
  }

  private void await(Future<?> trader) throws InterruptedException {
    while (true) {
      try {
        trader.get(STEP_SECONDS, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException e) {
        progress.line("  %,d of %,d transfers".formatted(moved.sum(), transfers));
      } catch (ExecutionException e) {
        stopped.add("a trader stopped: " + e.getCause());
        return;
      }
    }
  }

  /** Whatever is still earned and not paid, or held for nobody, cleanup finds. */
  private void sweep() {
    Instant now =
        BEGIN.plus(BETWEEN_ROUNDS.multipliedBy(rounds.get() + 1)).plus(Duration.ofDays(1));
    int done = 0;
    for (int n = 0; n < MAX_SWEEPS; n++) {
      SweepDue.Swept swept = sound.cleanup(now).sweep();
      done += swept.done();
      if (swept.failed() > 0) {
        stopped.add("cleanup failed with %d of what was due".formatted(swept.failed()));
      }
      if (swept.done() == 0) {
        progress.line("  cleanup had %,d to look at".formatted(done));
        return;
      }
      now = now.plus(BETWEEN_ROUNDS);
    }
    stopped.add("cleanup comes to no end");
  }
}
