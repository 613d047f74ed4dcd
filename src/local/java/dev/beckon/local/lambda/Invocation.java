package dev.beckon.local.lambda;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One event on its way through a function. */
final class Invocation {
  private final String id = UUID.randomUUID().toString();
  private final String payload;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  Invocation(String payload) {
    this.payload = payload;
  }

  String id() {
    return id;
  }

  String payload() {
    return payload;
  }

  CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  /** The first outcome counts. */
  void end(Outcome how) {
    outcome.complete(how);
  }
}
