package dev.beckon.local.lambda;

import dev.beckon.local.template.FunctionDefinition;
import dev.beckon.local.template.Stack;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Every function of a stack, running. */
public final class Functions implements Invoker, AutoCloseable {
  private final Map<String, FunctionPool> pools = new LinkedHashMap<>();
  private final Trail trail = new Trail();
  private final ScheduledExecutorService timer;
  private final RuntimeApi runtimeApi;
  private final Clock clock;

  /**
   * Starts nothing but the Runtime API.
   *
   * @param concurrency how many processes a function may have at once; 1 where it says nothing
   */
  public Functions(Stack stack, Map<String, Integer> concurrency, Processes processes, Clock clock)
      throws IOException {
    this(stack, concurrency, processes, Costs.UNKNOWN, clock);
  }

  /** The same, with what tells what invocations cost. */
  public Functions(
      Stack stack, Map<String, Integer> concurrency, Processes processes, Costs costs, Clock clock)
      throws IOException {
    this.clock = clock;
    timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "function timeouts");
              thread.setDaemon(true);
              return thread;
            });
    String place = stack.deployment().region() + ":" + stack.deployment().account();
    runtimeApi = new RuntimeApi("arn:aws:lambda:" + place + ":function:", clock);
    for (FunctionDefinition function : stack.functions()) {
      int limit = concurrency.getOrDefault(function.name(), 1);
      String address = runtimeApi.address(function.name());
      FunctionPool pool = new FunctionPool(function, limit, processes, timer, address, costs);
      pools.put(function.name(), pool);
      runtimeApi.serve(pool);
    }
  }

  /** Starts one process of each; by function, what completes when it is ready or cannot be. */
  public Map<String, CompletableFuture<Void>> start() {
    Map<String, CompletableFuture<Void>> ready = new LinkedHashMap<>();
    pools.forEach((name, pool) -> ready.put(name, pool.start()));
    return ready;
  }

  @Override
  public CompletableFuture<Outcome> invoke(String function, String trigger, String payload) {
    FunctionPool pool = pools.get(function);
    if (pool == null) {
      throw new IllegalArgumentException("there is no function " + function);
    }
    Instant at = clock.instant();
    long before = System.nanoTime();
    Invocation invocation = pool.invoke(payload);
    return invocation
        .outcome()
        .thenApply(
            outcome -> {
              long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
              trail.add(at, function, trigger, millis, outcome, invocation.cost());
              return outcome;
            });
  }

  public Trail trail() {
    return trail;
  }

  @Override
  public void close() {
    // All at once: each may take its two seconds.
    pools.values().parallelStream().forEach(FunctionPool::close);
    runtimeApi.close();
    timer.shutdownNow();
  }
}
