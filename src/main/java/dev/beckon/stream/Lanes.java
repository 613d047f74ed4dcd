package dev.beckon.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that work side by side, never more than the width. They are made when first needed. */
public final class Lanes implements AutoCloseable {
  private final int width;
  private final ExecutorService threads;

  public Lanes(int width) {
    this.width = width;
    this.threads =
        Executors.newFixedThreadPool(
            width,
            work -> {
              Thread thread = new Thread(work, "lane");
              thread.setDaemon(true);
              return thread;
            });
  }

  public int width() {
    return width;
  }

  /** Where one caller hands in work and gets back what came of it. */
  <T> ExecutorCompletionService<T> completions() {
    return new ExecutorCompletionService<>(threads);
  }

  /**
   * Does all of it, and returns what came of each in the same order. Not to be called from a lane.
   *
   * @throws RuntimeException the first that one of them threw, once all are done
   */
  public <T> List<T> all(List<Callable<T>> work) {
    try {
      List<T> values = new ArrayList<>();
      for (Future<T> done : threads.invokeAll(work)) {
        values.add(done.get());
      }
      return values;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while others worked", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
