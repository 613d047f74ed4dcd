package dev.beckon.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/** A home-made HTTP server that only this machine can reach. */
public final class LoopbackServer implements AutoCloseable {
  static {
    // Read once, by the JDK's first server: without the first each call costs 40 ms, without the
    // next two a client finds its idle connection closed under it, and without the last one whose
    // body is too large has the connection cut before it reads so.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "3600");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1024");
    System.setProperty("sun.net.httpserver.drainAmount", Integer.toString(32 * 1024 * 1024));
  }

  private final HttpServer server;
  private ExecutorService threads;

  private LoopbackServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Takes a port; callers wait until {@link #serve}.
   *
   * @param port 0 to 65535; 0: any free one
   * @throws java.net.BindException when the port is taken
   */
  public static LoopbackServer bind(int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    return new LoopbackServer(HttpServer.create(new InetSocketAddress(loopback, port), 1024));
  }

  /**
   * Begins to answer.
   *
   * @param threads carry out the requests; ended together with the server
   */
  public void serve(ExecutorService threads, HttpHandler handler) {
    this.threads = threads;
    server.createContext("/", handler);
    server.setExecutor(threads);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Sends the whole answer; its body is left out where HTTP allows none. */
  public static void answer(
      HttpExchange exchange, int status, Map<String, String> headers, byte[] body)
      throws IOException {
    headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    boolean head = exchange.getRequestMethod().equals("HEAD");
    boolean bodiless = head || body.length == 0 || status == 204 || status == 304;
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    if (threads != null) {
      threads.shutdownNow();
    }
  }
}
