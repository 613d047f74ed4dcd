package dev.beckon.bench.waves;

import com.sun.net.httpserver.HttpExchange;
import dev.beckon.local.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An SNS on this machine that takes every publish, each after the same time, however many come
 * together. It counts them, and the connections they came by.
 */
final class SettledSns implements AutoCloseable {
  private static final String PUBLISHED =
      "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>"
          + "<MessageId>1</MessageId></PublishResult><ResponseMetadata><RequestId>1</RequestId>"
          + "</ResponseMetadata></PublishResponse>";

  private final LoopbackServer server;
  private final Duration latency;
  private final AtomicInteger publishes = new AtomicInteger();
  private final Set<Integer> ports = ConcurrentHashMap.newKeySet();

  SettledSns(Duration latency) throws IOException {
    this.latency = latency;
    server = LoopbackServer.bind(0);
    server.serve(Executors.newCachedThreadPool(), this::publish);
  }

  URI url() {
    return server.url();
  }

  /** Publishes since the last reset. */
  int publishes() {
    return publishes.get();
  }

  /** Connections that carried a publish since the last reset. */
  int connections() {
    return ports.size();
  }

  void reset() {
    publishes.set(0);
    ports.clear();
  }

  private void publish(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    ports.add(exchange.getRemoteAddress().getPort());
    publishes.incrementAndGet();
    try {
      Thread.sleep(latency.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LoopbackServer.answer(
        exchange,
        200,
        Map.of("Content-Type", "text/xml"),
        PUBLISHED.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.close();
  }
}
