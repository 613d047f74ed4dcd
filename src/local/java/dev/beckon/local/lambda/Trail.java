package dev.beckon.local.lambda;

import dev.beckon.meter.Bill;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What the functions did lately: the last 10,000 invocations, oldest first. */
public final class Trail {
  private static final int KEPT = 10_000;

  private final Deque<Step> steps = new ArrayDeque<>();
  private final List<Consumer<Step>> listeners = new CopyOnWriteArrayList<>();
  private long added;

  /**
   * One invocation.
   *
   * @param number counts up from 1
   * @param at when it was asked for
   * @param trigger what caused it: a route key, a stream, a schedule, {@code invoke}
   * @param millis until its end, waiting for a free process included
   * @param words {@code ok}, or why it failed
   * @param cost what DynamoDB would bill; nothing where nobody reckons
   */
  public record Step(
      long number,
      Instant at,
      String function,
      String trigger,
      long millis,
      boolean ok,
      String words,
      Bill cost) {}

  /** Adds it with the next number. */
  void add(Instant at, String function, String trigger, long millis, Outcome outcome, Bill cost) {
    Step step;
    synchronized (steps) {
      step = new Step(++added, at, function, trigger, millis, outcome.ok(), outcome.words(), cost);
      steps.add(step);
      if (steps.size() > KEPT) {
        steps.remove();
      }
    }
    listeners.forEach(listener -> listener.accept(step));
  }

  public List<Step> steps() {
    synchronized (steps) {
      return List.copyOf(steps);
    }
  }

  /** Those numbered above this, oldest first. */
  public List<Step> stepsAfter(long number) {
    synchronized (steps) {
      long some = Math.min(steps.size(), Math.max(0, added - number));
      return steps.stream().skip(steps.size() - some).toList();
    }
  }

  /** Begins anew; numbers go on. */
  public void clear() {
    synchronized (steps) {
      steps.clear();
    }
  }

  /** Calls the listener for every step from now on, on the thread that ended the invocation. */
  public void onStep(Consumer<Step> listener) {
    listeners.add(listener);
  }
}
