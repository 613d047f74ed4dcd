package dev.beckon.local.lambda;

import dev.beckon.local.template.FunctionDefinition;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The processes of one function: one at first, more on demand up to a limit, each with one
 * invocation at a time. One that crashes is replaced; one that is too slow is ended and replaced.
 */
final class FunctionPool implements AutoCloseable {
  /** 128 + SIGINT and 128 + SIGTERM: it was told to go, as Ctrl-C tells the whole process group. */
  private static final Set<Integer> TOLD_TO_GO = Set.of(130, 143);

  private final FunctionDefinition function;
  private final int limit;
  private final Processes processes;
  private final ScheduledExecutorService timer;
  private final String runtimeApi;
  private final Costs costs;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Invocation> waiting = new ArrayDeque<>();
  private final List<Instance> instances = new ArrayList<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private int started;
  private boolean closed;

  /**
   * Starts nothing yet.
   *
   * @param limit how many processes at most, from 1 on
   * @param runtimeApi host, port and path of this function's Runtime API
   * @param costs tells what an invocation came to, once it has ended
   */
  FunctionPool(
      FunctionDefinition function,
      int limit,
      Processes processes,
      ScheduledExecutorService timer,
      String runtimeApi,
      Costs costs) {
    this.function = function;
    this.limit = limit;
    this.processes = processes;
    this.timer = timer;
    this.runtimeApi = runtimeApi;
    this.costs = costs;
  }

  FunctionDefinition function() {
    return function;
  }

  /** Starts the first process; completes when it asks for work, exceptionally when it cannot. */
  CompletableFuture<Void> start() {
    locked(this::startOne);
    return ready;
  }

  Invocation invoke(String payload) {
    Invocation invocation = new Invocation(payload);
    locked(
        () -> {
          if (closed) {
            invocation.end(new Outcome.Failed("Runtime.Closed", "the runner is shutting down"));
            return;
          }
          waiting.add(invocation);
          changed.signalAll();
          long free = count(Instance.State.IDLE) + count(Instance.State.STARTING);
          if (waiting.size() > free && instances.size() < limit) {
            startOne();
          }
        });
    return invocation;
  }

  /** What an instance does next; waits for it. Empty once the instance is gone. */
  Optional<Invocation> next(int number) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Instance instance = find(number);
      if (instance == null) {
        return Optional.empty();
      }
      instance.state = Instance.State.IDLE;
      instance.wasReady = true;
      ready.complete(null);
      while (waiting.isEmpty() && instance.state != Instance.State.GONE) {
        changed.await();
      }
      if (instance.state == Instance.State.GONE) {
        return Optional.empty();
      }
      instance.state = Instance.State.BUSY;
      Invocation invocation = waiting.remove();
      instance.current = invocation;
      instance.deadline =
          timer.schedule(
              () -> timedOut(instance, invocation), function.timeoutSeconds(), TimeUnit.SECONDS);
      return Optional.of(invocation);
    } finally {
      lock.unlock();
    }
  }

  /** Ends what an instance works on; false when that is not this invocation (any more). */
  boolean end(int number, String invocationId, Outcome outcome) {
    Invocation[] ended = {null};
    locked(
        () -> {
          Instance instance = find(number);
          if (instance != null
              && instance.current != null
              && instance.current.id().equals(invocationId)) {
            ended[0] = release(instance);
          }
        });
    if (ended[0] != null) {
      ended[0].cost(costs.take(function.name(), number));
      ended[0].end(outcome);
    }
    return ended[0] != null;
  }

  /** An instance says why it cannot start; it will exit by itself. */
  void initError(int number, String message) {
    locked(
        () -> {
          Instance instance = find(number);
          if (instance != null) {
            instance.initError = message;
          }
        });
  }

  @Override
  public void close() {
    List<Instance> running = new ArrayList<>();
    List<Invocation> unserved = new ArrayList<>();
    locked(
        () -> {
          closed = true;
          running.addAll(instances);
          unserved.addAll(waiting);
          waiting.clear();
        });
    Outcome.Failed closing = new Outcome.Failed("Runtime.Closed", "the runner is shutting down");
    unserved.forEach(invocation -> invocation.end(closing));
    running.forEach(instance -> instance.child.stop());
    for (Instance instance : running) {
      try {
        instance.child.exit().completeOnTimeout(-1, 2, TimeUnit.SECONDS).join();
      } finally {
        instance.child.kill();
      }
    }
  }

  private void startOne() {
    if (closed) {
      return;
    }
    Instance instance = new Instance(++started);
    try {
      instance.child = processes.start(function, runtimeApi + "/" + instance.number);
    } catch (IOException e) {
      fail("cannot start the process: " + e.getMessage());
      return;
    }
    instances.add(instance);
    var unused = instance.child.exit().thenAccept(code -> gone(instance, code));
  }

  private void gone(Instance instance, int exitCode) {
    Invocation[] lost = {null};
    locked(
        () -> {
          instance.state = Instance.State.GONE;
          instances.remove(instance);
          lost[0] = instance.current == null ? null : release(instance);
          changed.signalAll();
          if (instance.wasReady && !TOLD_TO_GO.contains(exitCode)) {
            startOne();
          } else if (!instance.wasReady) {
            fail(whyNotReady(instance, exitCode));
          } else if (!waiting.isEmpty() && instances.isEmpty()) {
            startOne();
          }
        });
    if (lost[0] != null) {
      lost[0].end(
          new Outcome.Failed(
              "Runtime.ExitError",
              "RequestId: " + lost[0].id() + " Error: Runtime exited with status " + exitCode));
    }
  }

  private static String whyNotReady(Instance instance, int exitCode) {
    String said =
        instance.initError.isEmpty()
            ? String.join(" | ", instance.child.lastLines())
            : instance.initError;
    return "exited with status " + exitCode + " before it was ready: " + said;
  }

  /** Nobody is left to serve those who wait: each hears why, as Lambda says it of its init. */
  private void fail(String why) {
    ready.completeExceptionally(new IOException("the function " + function.name() + " " + why));
    if (instances.isEmpty()) {
      waiting.forEach(invocation -> invocation.end(new Outcome.Failed("Runtime.InitError", why)));
      waiting.clear();
    }
  }

  private void timedOut(Instance instance, Invocation invocation) {
    boolean[] late = {false};
    locked(
        () -> {
          late[0] = instance.current == invocation;
          if (late[0]) {
            instance.current = null;
            instance.state = Instance.State.GONE;
          }
        });
    if (late[0]) {
      instance.child.kill();
      invocation.end(new Outcome.TimedOut(function.timeoutSeconds()));
    }
  }

  private static Invocation release(Instance instance) {
    Invocation released = instance.current;
    instance.current = null;
    instance.deadline.cancel(false);
    return released;
  }

  private Instance find(int number) {
    return instances.stream()
        .filter(instance -> instance.number == number && instance.state != Instance.State.GONE)
        .findFirst()
        .orElse(null);
  }

  private long count(Instance.State state) {
    return instances.stream().filter(instance -> instance.state == state).count();
  }

  private void locked(Runnable step) {
    lock.lock();
    try {
      step.run();
    } finally {
      lock.unlock();
    }
  }
}
