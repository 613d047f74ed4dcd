package dev.beckon.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands in front of DynamoDB Local and answers some transactions as DynamoDB does when two of them
 * meet, which DynamoDB Local never does.
 */
final class ConflictingDynamo implements AutoCloseable {
  private static final Set<String> NOT_FORWARDED =
      Set.of("host", "content-length", "connection", "expect", "upgrade", "http2-settings");
  private static final int THREADS = 32;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpServer server;
  private final URI behind;
  private final AtomicInteger conflicts = new AtomicInteger();

  private ConflictingDynamo(HttpServer server, URI behind) {
    this.server = server;
    this.behind = behind;
  }

  static ConflictingDynamo inFrontOf(URI behind) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ConflictingDynamo proxy = new ConflictingDynamo(server, behind);
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    server.createContext("/", proxy::handle);
    server.start();
    return proxy;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The next transactions conflict, so many of them. */
  void conflictNext(int transactions) {
    conflicts.set(transactions);
  }

  /** How many of them are still to come. */
  int conflictsLeft() {
    return conflicts.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      if (target != null && target.endsWith(".TransactWriteItems") && takeConflict()) {
        answerConflict(exchange, body);
      } else {
        forward(exchange, body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean takeConflict() {
    return conflicts.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  private static void answerConflict(HttpExchange exchange, byte[] body) throws IOException {
    int items = new String(body, StandardCharsets.UTF_8).split("\"TableName\"", -1).length - 1;
    String reasons =
        "{\"Code\":\"TransactionConflict\",\"Message\":\"Transaction is ongoing for the item\"},"
            .repeat(items);
    String answer =
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\","
            + "\"Message\":\"Transaction cancelled [TransactionConflict]\",\"CancellationReasons\":["
            + reasons.substring(0, reasons.length() - 1)
            + "]}";
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(400, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI().getPath()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
    for (String name : Set.of("content-type", "x-amzn-requestid", "x-amz-crc32")) {
      response
          .headers()
          .firstValue(name)
          .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
    }
    exchange.sendResponseHeaders(response.statusCode(), Math.max(1, response.body().length));
    exchange.getResponseBody().write(response.body());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
