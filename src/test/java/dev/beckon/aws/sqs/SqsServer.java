package dev.beckon.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.beckon.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Speaks as much of SQS's JSON protocol as sending needs, on loopback. It keeps what it was asked
 * and answers what it was told to, misbehaviour included.
 */
final class SqsServer implements AutoCloseable {
  static {
    // Else every answer waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  private final Deque<Reply> replies = new ArrayDeque<>(List.of(sent()));

  /** How one request is answered. */
  interface Reply {
    void to(HttpExchange exchange, JsonNode request) throws IOException, InterruptedException;
  }

  SqsServer(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** What is answered from now on, one reply after the other; the last one stays. */
  void then(Reply... inOrder) {
    synchronized (replies) {
      replies.clear();
      replies.addAll(List.of(inOrder));
    }
  }

  /** As if nothing had been asked so far. */
  void forget() {
    requests.clear();
  }

  /** The parameters of every request so far. */
  List<JsonNode> requests() {
    return requests;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request =
          Json.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      requests.add(request);
      next().to(exchange, request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply next() {
    synchronized (replies) {
      return replies.size() > 1 ? replies.poll() : replies.peek();
    }
  }

  /** Takes the message, and says so with the sum of what it took. */
  static Reply sent() {
    return (exchange, request) ->
        answer(exchange, 200, sentWith(md5(request.path("MessageBody").asText())));
  }

  /** Took something else than what was sent. */
  static Reply wrongSum() {
    return status(200, sentWith(md5("something else")));
  }

  private static String sentWith(String sum) {
    return Json.object().put("MessageId", "message-1").put("MD5OfMessageBody", sum).toString();
  }

  static Reply error(int status, String type, String queryCode) {
    return (exchange, request) -> {
      exchange.getResponseHeaders().add("x-amzn-query-error", queryCode);
      answer(exchange, status, Json.object().put("__type", type).put("message", "no").toString());
    };
  }

  static Reply status(int status, String body) {
    return (exchange, request) -> answer(exchange, status, body);
  }

  /** Never answers. */
  Reply silence() {
    return (exchange, request) -> closing.await();
  }

  /** Hangs up without an answer. */
  static Reply nothing() {
    return (exchange, request) -> exchange.close();
  }

  /** Hangs up in the middle of an answer. */
  static Reply hangUp() {
    return (exchange, request) -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write("{\"MessageId\":".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    };
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("content-type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
