package dev.beckon.local;

import dev.beckon.local.template.TemplateException;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The steps of a start: each timed and told, some side by side, every failure in one line. */
public final class Steps {
  private final Progress progress;

  /** Tells each step as it ends. */
  public Steps(Progress progress) {
    this.progress = progress;
  }

  /** Carries the step out on a thread of its own. */
  public <T> CompletableFuture<T> aside(String what, Callable<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Thread thread = new Thread(() -> carryOut(what, work, done), what);
    thread.setDaemon(true);
    thread.start();
    return done;
  }

  /** Carries the step out on this thread. */
  public <T> CompletableFuture<T> here(String what, Callable<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    carryOut(what, work, done);
    return done;
  }

  private <T> void carryOut(String what, Callable<T> work, CompletableFuture<T> done) {
    long before = System.nanoTime();
    try {
      T result = work.call();
      progress.line("  %5.1f s  %s".formatted((System.nanoTime() - before) / 1e9, what));
      done.complete(result);
    } catch (Throwable e) {
      // Whoever asks for the result gets it: nothing is lost on this thread.
      done.completeExceptionally(e);
    }
  }

  /** The result of a step, once there; its failure as a {@link RunnerException}. */
  public static <T> T result(CompletableFuture<T> step) {
    try {
      return step.join();
    } catch (CompletionException e) {
      throw told(e.getCause());
    }
  }

  /** Work whose failures become {@link RunnerException}s. */
  public static <T> T told(Callable<T> work) {
    try {
      return work.call();
    } catch (Exception e) {
      throw told(e);
    }
  }

  private static RunnerException told(Throwable failure) {
    if (failure instanceof RunnerException told) {
      return told;
    }
    boolean inItsOwnWords = failure instanceof TemplateException || failure instanceof IOException;
    String words = inItsOwnWords ? failure.getMessage() : failure.toString();
    return new RunnerException(words.lines().findFirst().orElse("").strip(), failure);
  }
}
