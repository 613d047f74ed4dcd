package dev.beckon.invitation;

/**
 * Something the service stands on did not answer, or was too busy to. It passes: a caller may try
 * again, and what was asked for may or may not have happened.
 */
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Unavailable(String what, Throwable cause) {
    super(what, cause);
  }
}
