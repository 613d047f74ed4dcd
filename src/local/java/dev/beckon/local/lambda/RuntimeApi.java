package dev.beckon.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.beckon.local.http.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda's Runtime API for all functions on one port; whose instance is asking, the path says:
 * {@code /<function>/<instance>/2018-06-01/runtime/…}.
 */
final class RuntimeApi implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PATH =
      Pattern.compile(
          "/([^/]+)/(\\d+)/2018-06-01/runtime/(?:(init/error)|invocation/(?:(next)|([^/]+)/(response|error)))");

  private final Map<String, FunctionPool> pools = new ConcurrentHashMap<>();
  private final String arnPrefix;
  private final Clock clock;
  private final LoopbackServer server;

  /**
   * Listens on a free port.
   *
   * @param arnPrefix a function's ARN without its name
   */
  RuntimeApi(String arnPrefix, Clock clock) throws IOException {
    this.arnPrefix = arnPrefix;
    this.clock = clock;
    // A thread for each instance that waits for work: there are as many as there are instances.
    server = LoopbackServer.bind(0);
    server.serve(Executors.newCachedThreadPool(), this::handle);
  }

  /** Host, port and path under which the instances of a function ask; the number goes behind it. */
  String address(String function) {
    return server.url().getAuthority() + "/" + function;
  }

  void serve(FunctionPool pool) {
    pools.put(pool.function().name(), pool);
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
    FunctionPool pool = path.matches() ? pools.get(path.group(1)) : null;
    if (pool == null) {
      LoopbackServer.answer(exchange, 404, Map.of(), new byte[0]);
      return;
    }
    int instance = Integer.parseInt(path.group(2));
    if (path.group(4) != null) {
      next(exchange, pool, instance);
      return;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (path.group(3) != null) {
      pool.initError(instance, failure(body).words());
      accepted(exchange, true);
    } else {
      Outcome outcome =
          path.group(6).equals("response")
              ? new Outcome.Answered(new String(body, StandardCharsets.UTF_8))
              : failure(body);
      accepted(exchange, pool.end(instance, path.group(5), outcome));
    }
  }

  private void next(HttpExchange exchange, FunctionPool pool, int instance) throws IOException {
    Optional<Invocation> next;
    try {
      next = pool.next(instance);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      next = Optional.empty();
    }
    if (next.isEmpty()) {
      // The instance is gone or going: it gets no answer, as from a Lambda that is gone.
      exchange.close();
      return;
    }
    LoopbackServer.answer(
        exchange,
        200,
        headers(next.get(), pool),
        next.get().payload().getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> headers(Invocation invocation, FunctionPool pool) {
    String trace = UUID.randomUUID().toString().replace("-", "");
    long deadline = clock.millis() + pool.function().timeoutSeconds() * 1000L;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Lambda-Runtime-Aws-Request-Id", invocation.id());
    headers.put("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
    headers.put("Lambda-Runtime-Invoked-Function-Arn", arnPrefix + pool.function().logicalId());
    headers.put(
        "Lambda-Runtime-Trace-Id",
        "Root=1-%08x-%s;Parent=%s;Sampled=0"
            .formatted(clock.millis() / 1000, trace.substring(0, 24), trace.substring(16)));
    return headers;
  }

  private static Outcome.Failed failure(byte[] body) {
    try {
      JsonNode error = JSON.readTree(body);
      return new Outcome.Failed(
          error.path("errorType").asText("Unknown"), error.path("errorMessage").asText());
    } catch (IOException e) {
      return new Outcome.Failed("Unknown", "the function's error was no JSON");
    }
  }

  private static void accepted(HttpExchange exchange, boolean known) throws IOException {
    String words =
        known
            ? "{\"status\":\"OK\"}"
            : "{\"errorType\":\"InvalidRequestID\",\"errorMessage\":\"Invalid request ID\"}";
    LoopbackServer.answer(
        exchange,
        known ? 202 : 400,
        Map.of("Content-Type", "application/json"),
        words.getBytes(StandardCharsets.US_ASCII));
  }
}
