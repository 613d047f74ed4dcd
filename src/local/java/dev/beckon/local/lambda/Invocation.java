package dev.beckon.local.lambda;

import dev.beckon.meter.Bill;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One event on its way through a function. */
final class Invocation {
  private final String id = UUID.randomUUID().toString();
  private final String payload;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private volatile Bill cost = Bill.NOTHING;

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

  /** What it came to; set before its outcome. */
  Bill cost() {
    return cost;
  }

  void cost(Bill bill) {
    cost = bill;
  }

  /** The first outcome counts. */
  void end(Outcome how) {
    outcome.complete(how);
  }
}
