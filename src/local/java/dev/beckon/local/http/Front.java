package dev.beckon.local.http;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.beckon.local.lambda.Invoker;
import dev.beckon.local.lambda.Outcome;
import dev.beckon.local.template.Stack;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP API: finds the route, checks the token, hands the event to the function and its answer
 * back. What API Gateway answers by itself is answered here, in its form.
 */
public final class Front implements AutoCloseable {
  private static final int MAXIMUM_BODY_BYTES = 10 * 1024 * 1024;
  private static final int THREADS = 64;
  private static final int WAITING_REQUESTS = 4096;

  private final Routes routes;
  private final Map<String, JwtCheck> checks = new HashMap<>();
  private final Invoker invoker;
  private final LocalPages pages;
  private final Clock clock;
  private final LoopbackServer server;

  /**
   * Begins to answer.
   *
   * @param server bound, not yet serving; closed together with this
   * @param keys of the issuer that every authorizer of the stack trusts
   */
  public Front(
      LoopbackServer server,
      Stack stack,
      JWKSet keys,
      Invoker invoker,
      LocalPages pages,
      Clock clock) {
    this.server = server;
    routes = new Routes(stack.routes());
    stack
        .authorizers()
        .forEach((name, authorizer) -> checks.put(name, new JwtCheck(authorizer, keys, clock)));
    this.invoker = invoker;
    this.pages = pages;
    this.clock = clock;
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING_REQUESTS));
    threads.allowCoreThreadTimeOut(true);
    server.serve(threads, this::handle);
  }

  public URI url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    ProxyAnswer answer;
    Optional<HttpHandler> stream =
        pages.stream(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
    if (!isForThisMachine(exchange.getRequestHeaders().getFirst("Host"))) {
      // A page of the web whose name was bent to 127.0.0.1 must not reach what is here.
      answer = ProxyAnswer.FORBIDDEN;
    } else if (stream.isPresent()) {
      stream.get().handle(exchange);
      return;
    } else {
      byte[] body = exchange.getRequestBody().readNBytes(MAXIMUM_BODY_BYTES + 1);
      answer =
          body.length > MAXIMUM_BODY_BYTES
              ? ProxyAnswer.TOO_LARGE
              : answer(request(exchange, body));
    }
    Headers headers = exchange.getResponseHeaders();
    answer.cookies().forEach(cookie -> headers.add("set-cookie", cookie));
    LoopbackServer.answer(exchange, answer.status(), answer.headers(), answer.body());
  }

  private static boolean isForThisMachine(String host) {
    return host != null && host.matches("(?i)(localhost|127\\.0\\.0\\.1)(:\\d+)?");
  }

  private Request request(HttpExchange exchange, byte[] body) {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new Request(
        UUID.randomUUID().toString(),
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
        headers,
        body,
        exchange.getRemoteAddress().getAddress().getHostAddress(),
        exchange.getProtocol(),
        clock.instant());
  }

  private ProxyAnswer answer(Request request) {
    Optional<ProxyAnswer> own = pages.answer(request);
    if (own.isPresent()) {
      return own.get();
    }
    Optional<Routes.Match> found = routes.find(request.method(), request.rawPath());
    if (found.isEmpty()) {
      return ProxyAnswer.NOT_FOUND;
    }
    Routes.Match match = found.get();
    Optional<JWTClaimsSet> claims = Optional.empty();
    if (!match.route().authorizer().isEmpty()) {
      JwtCheck check = checks.get(match.route().authorizer());
      claims = check.claims(request.header(check.header().toLowerCase(Locale.ROOT)));
      if (claims.isEmpty()) {
        return ProxyAnswer.UNAUTHORIZED;
      }
      if (!isAllowed(match.route().scopes(), claims.get())) {
        return ProxyAnswer.FORBIDDEN;
      }
    }
    String event = ProxyEvent.of(request, match, claims).toString();
    Outcome outcome = invoker.invoke(match.route().function(), match.route().key(), event).join();
    return ProxyAnswer.of(outcome);
  }

  private static boolean isAllowed(List<String> wanted, JWTClaimsSet claims) {
    return wanted.isEmpty() || !Collections.disjoint(wanted, JwtCheck.scopes(claims));
  }
}
