package dev.beckon.local.lambda;

import java.util.concurrent.ScheduledFuture;

/** One process of a function. Its fields belong to its pool's lock. */
final class Instance {
  /** Where a process is in its life. */
  enum State {
    STARTING,
    IDLE,
    BUSY,
    GONE
  }

  final int number;
  Processes.Child child;
  State state = State.STARTING;
  boolean wasReady;
  Invocation current;
  ScheduledFuture<?> deadline;
  String initError = "";

  Instance(int number) {
    this.number = number;
  }
}
