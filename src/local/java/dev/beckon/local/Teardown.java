package dev.beckon.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, to be closed in reverse; what comes after the closing is closed at once. */
public final class Teardown implements AutoCloseable {
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final Progress progress;
  private boolean closed;

  /** Tells what could not be closed. */
  public Teardown(Progress progress) {
    this.progress = progress;
  }

  /** Closes it too, when its time comes. */
  public synchronized <T extends AutoCloseable> T add(T resource) {
    if (closed) {
      close(resource);
      throw new RunnerException("shutting down");
    }
    started.push(resource);
    return resource;
  }

  /** Whether the end has begun: what fails from then on fails because of it. */
  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!started.isEmpty()) {
      close(started.pop());
    }
  }

  /** One that cannot be closed must not keep the others open. */
  private void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      progress.line("while shutting down: " + e);
    }
  }
}
