package dev.beckon.aws.sns;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Speaks as much of SNS's query protocol as a client needs, on loopback. It keeps what it was asked
 * and answers what it was told to, misbehaviour included.
 */
final class SnsServer implements AutoCloseable {
  static {
    // Else every answer waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Reply>> replies = new ConcurrentHashMap<>();

  /** How one request is answered. */
  interface Reply {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  SnsServer() {
    this(0);
  }

  /**
   * @param port 0: any free one
   */
  SnsServer(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** A real client that asks once and has little patience. */
  SnsClient client() {
    return client(URI.create("http://localhost:" + server.getAddress().getPort()));
  }

  /** The same for another SNS on this machine. */
  static SnsClient client(URI url) {
    return SnsClient.builder()
        .endpointOverride(url)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .httpClientBuilder(ApacheHttpClient.builder().socketTimeout(Duration.ofSeconds(1)))
        .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  /** What this action is answered, one reply after the other; the last one stays. */
  SnsServer on(String action, Reply... inOrder) {
    replies.put(action, new ConcurrentLinkedQueue<>(List.of(inOrder)));
    return this;
  }

  /** As if nothing had been asked so far. */
  void forget() {
    requests.clear();
  }

  /** The parameters of every request for this action so far. */
  List<Map<String, String>> requests(String action) {
    return requests.stream().filter(request -> action.equals(request.get("Action"))).toList();
  }

  /** The actions asked for so far, in order. */
  List<String> actions() {
    return requests.stream().map(request -> request.get("Action")).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> request =
          form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      requests.add(request);
      String action = request.get("Action");
      Queue<Reply> left = replies.getOrDefault(action, new ArrayDeque<>());
      Reply reply = left.size() > 1 ? left.poll() : left.peek();
      (reply == null ? ok(action, "") : reply).to(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static Reply ok(String action, String result) {
    return status(
        200,
        "<%1$sResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><%1$sResult>%2$s</%1$sResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></%1$sResponse>"
            .formatted(action, result));
  }

  static Reply published() {
    return ok("Publish", "<MessageId>message-1</MessageId>");
  }

  static Reply created(String endpoint) {
    return ok("CreatePlatformEndpoint", "<EndpointArn>" + endpoint + "</EndpointArn>");
  }

  static Reply attributes(Map<String, String> attributes) {
    StringBuilder entries = new StringBuilder();
    new TreeMap<>(attributes)
        .forEach(
            (key, value) ->
                entries.append(
                    "<entry><key>%s</key><value>%s</value></entry>".formatted(key, value)));
    return ok("GetEndpointAttributes", "<Attributes>" + entries + "</Attributes>");
  }

  static Reply error(int status, String code, String message) {
    return status(
        status,
        "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>1</RequestId></ErrorResponse>"
            .formatted(code, message));
  }

  static Reply status(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("content-type", "text/xml");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** Never answers. */
  Reply silence() {
    return exchange -> closing.await();
  }

  /** Hangs up without an answer. */
  static Reply nothing() {
    return HttpExchange::close;
  }

  /** Hangs up in the middle of an answer. */
  static Reply hangUp() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write("<PublishResponse>".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    };
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      form.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          URLDecoder.decode(parts.length == 2 ? parts[1] : "", StandardCharsets.UTF_8));
    }
    return form;
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
