package dev.beckon.local;

/** The runner cannot go on; the message says why in one line, for the person at the terminal. */
public final class RunnerException extends RuntimeException {
  public RunnerException(String message) {
    super(message);
  }

  public RunnerException(String message, Throwable cause) {
    super(message, cause);
  }
}
