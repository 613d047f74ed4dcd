package dev.beckon.bench.selection;

import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When each host was asked, and what of it the host's presence row tells: a row is written anew by
 * the first beat after half of the lease, so it is up to 8 minutes behind.
 */
final class Ledger {
  /** Half of a lease of 15 minutes. */
  private static final Duration HALF_LEASE = Duration.ofSeconds(450);

  private static final Duration BEAT = Duration.ofSeconds(45);

  private final int[] times;
  private final Instant begin;
  private final Map<Integer, List<Asked>> history = new HashMap<>();

  /** Nobody was asked before it begins. */
  Ledger(int hosts, Instant begin) {
    this.times = new int[hosts];
    this.begin = begin;
  }

  /** Forgets all. */
  void clear() {
    Arrays.fill(times, 0);
    history.clear();
  }

  void ask(List<Candidate> hosts, Instant now) {
    for (Candidate host : hosts) {
      int number = Population.number(host.host());
      times[number]++;
      List<Asked> asked = history.computeIfAbsent(number, none -> new ArrayList<>());
      asked.add(truth(number).again(now));
    }
  }

  /** How often each host was asked. */
  int[] times() {
    return times.clone();
  }

  /** How it is. */
  Asked truth(int number) {
    List<Asked> asked = history.getOrDefault(number, List.of());
    return asked.isEmpty() ? never() : asked.get(asked.size() - 1);
  }

  /** How it was when the host's row was last written. */
  Asked known(int number, Instant now) {
    List<Asked> asked = history.getOrDefault(number, List.of());
    Instant written = written(number, now);
    for (int i = asked.size() - 1; i >= 0; i--) {
      if (!asked.get(i).last().isAfter(written)) {
        return asked.get(i);
      }
    }
    return never();
  }

  /** As long when written as that of a host who was asked. */
  private Asked never() {
    Instant longAgo = begin.minus(Duration.ofDays(9));
    return new Asked(Asked.dayOf(longAgo), 1, 0, longAgo);
  }

  /** Hosts came at all times, and beat each at theirs. */
  private Instant written(int number, Instant now) {
    int spread = Integer.reverse(number * 0x9E3779B9) >>> 1;
    long period = HALF_LEASE.toSeconds() + spread % BEAT.toSeconds();
    long phase = spread / BEAT.toSeconds() % period;
    long since = Duration.between(begin, now).toSeconds() + phase;
    return begin.plusSeconds(since - since % period - phase);
  }
}
