package dev.beckon.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes calls at once, and gives their answers in order. */
final class Together {
  private static final int MOST_THREADS = 32;

  private Together() {}

  /** One call. */
  @FunctionalInterface
  interface Call<T> extends Callable<T> {}

  static <T> List<T> call(List<? extends Callable<T>> calls) {
    int width = Math.min(MOST_THREADS, calls.size());
    CyclicBarrier start = new CyclicBarrier(width);
    ExecutorService threads = Executors.newFixedThreadPool(width);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < calls.size(); i++) {
        Callable<T> call = calls.get(i);
        boolean first = i < width;
        futures.add(
            threads.submit(
                () -> {
                  if (first) {
                    start.await();
                  }
                  return call.call();
                }));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> future : futures) {
        answers.add(future.get());
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
