package dev.beckon.local;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Sees every exchange between a runner and its phones, before the one who asked does. */
@FunctionalInterface
public interface Witness {
  Witness NOBODY = (request, sent, response) -> {};

  /**
   * What was asked and answered; called by the thread that asked. What this throws, that one gets.
   *
   * @param sent the body of the request, empty when it had none
   */
  void saw(HttpRequest request, String sent, HttpResponse<String> response);
}
