package dev.beckon.local.lambda;

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

  /**
   * One invocation.
   *
   * @param at when it was asked for
   * @param trigger what caused it: a route key, a stream, a schedule, {@code invoke}
   * @param millis until its end, waiting for a free process included
   * @param words {@code ok}, or why it failed
   */
  public record Step(
      Instant at, String function, String trigger, long millis, boolean ok, String words) {}

  void add(Step step) {
    synchronized (steps) {
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

  /** Calls the listener for every step from now on, on the thread that ended the invocation. */
  public void onStep(Consumer<Step> listener) {
    listeners.add(listener);
  }
}
