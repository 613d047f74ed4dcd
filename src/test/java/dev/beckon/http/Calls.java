package dev.beckon.http;

import dev.beckon.invitation.id.HostId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds a call of de-17, as API Gateway would hand it over. */
final class Calls {
  static final String ROUTE = "POST /v1/things";

  private String routeKey = ROUTE;
  private final Map<String, String> headers = new HashMap<>();
  private final Map<String, String> query = new HashMap<>();
  private Map<String, String> claims = Map.of("sub", "de-17");
  private String body;
  private boolean base64;

  static Calls with(String body) {
    Calls call = new Calls();
    call.body = body;
    call.headers.put("content-type", "application/json");
    return call;
  }

  static Calls withoutBody() {
    return new Calls();
  }

  Calls route(String key) {
    routeKey = key;
    return this;
  }

  Calls header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Calls query(String name, String value) {
    query.put(name, value);
    return this;
  }

  Calls claims(Map<String, String> all) {
    claims = all;
    return this;
  }

  /** API Gateway does so with what it takes for binary. */
  Calls inBase64() {
    body = Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
    return withBase64Flag();
  }

  Calls withBase64Flag() {
    base64 = true;
    return this;
  }

  HttpEvent event() {
    return new HttpEvent(
        routeKey,
        headers,
        query,
        Map.of("id", "7"),
        new HttpEvent.RequestContext(
            "request-1", new HttpEvent.Authorizer(new HttpEvent.Jwt(claims, List.of()))),
        body,
        base64);
  }

  Request request() {
    return new Request(event(), Optional.of(new HostId("de-17")));
  }
}
