package dev.beckon.invitation;

/** A move that the state does not allow; whoever asked for it has a bug. */
public final class IllegalMove extends IllegalStateException {
  private static final long serialVersionUID = 1;

  public IllegalMove(String message) {
    super(message);
  }
}
