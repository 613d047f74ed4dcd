package dev.beckon.local.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import dev.beckon.local.http.LoopbackServer;
import dev.beckon.local.issuer.LocalIssuer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * What an identity provider publishes for those who check its tokens: OpenID discovery and keys.
 */
final class IssuerPages implements AutoCloseable {
  private final LoopbackServer server;
  private final LocalIssuer issuer;
  private final Map<String, String> pages;

  private IssuerPages(LoopbackServer server, Clock clock) {
    this.server = server;
    issuer = new LocalIssuer(clock, server.url().toString());
    pages =
        Map.of(
            "/.well-known/openid-configuration",
            JsonNodeFactory.instance
                .objectNode()
                .put("issuer", server.url().toString())
                .put("jwks_uri", server.url() + "/keys")
                .toString(),
            "/keys",
            issuer.keys().toString());
  }

  /** Serves them on any free port. */
  static IssuerPages serve(Clock clock) throws IOException {
    IssuerPages pages = new IssuerPages(LoopbackServer.bind(0), clock);
    pages.server.serve(Executors.newCachedThreadPool(), pages::answer);
    return pages;
  }

  /** Signs the tokens; its name is {@link #url}. */
  LocalIssuer issuer() {
    return issuer;
  }

  URI url() {
    return server.url();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String page = pages.get(exchange.getRequestURI().getPath());
    byte[] body = (page == null ? "{}" : page).getBytes(StandardCharsets.UTF_8);
    LoopbackServer.answer(
        exchange, page == null ? 404 : 200, Map.of("content-type", "application/json"), body);
  }

  @Override
  public void close() {
    server.close();
  }
}
