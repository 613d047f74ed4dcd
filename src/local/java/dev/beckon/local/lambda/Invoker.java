package dev.beckon.local.lambda;

import java.util.concurrent.CompletableFuture;

/** Hands events to functions. */
@FunctionalInterface
public interface Invoker {
  /**
   * Invokes a function once; retries are the caller's.
   *
   * @param function its short name in the template
   * @param trigger what caused it, for the trail
   * @param payload the event, JSON
   * @return the outcome, never completed exceptionally
   */
  CompletableFuture<Outcome> invoke(String function, String trigger, String payload);
}
