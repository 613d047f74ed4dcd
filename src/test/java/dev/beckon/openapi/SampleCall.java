package dev.beckon.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.http.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A call of one route as API Gateway hands it over: all in order, by the host whose side the route
 * is, unless told otherwise.
 */
final class SampleCall {
  /** The invitation of {@code Scene.invite}, and the offer and the visit of it. */
  static final String INVITATION = Invitations.by(Hosts.INVITER).facts().id().value();

  static final String OFFER = Invitations.by(Hosts.INVITER).facts().offerId().value();

  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("PUT /v1/me", "{\"name\":\"Anna\",\"language\":\"en\"}"),
          Map.entry("PUT /v1/me/presence", "{\"availability\":\"ONLINE\"}"),
          Map.entry(
              "PUT /v1/me/devices/{deviceId}",
              "{\"platform\":\"FCM\",\"token\":\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"}"),
          Map.entry("PUT /v1/me/preferences", "{\"askMe\":true}"),
          Map.entry("POST /v1/offers/{id}/decline", "{\"notTonight\":true}"),
          Map.entry("POST /v1/offers/{id}/report", "{\"reason\":\"SPAM\"}"),
          Map.entry("PUT /v1/me/friends", "{\"friends\":[\"fr-400\"]}"),
          Map.entry("POST /v1/invitations", "{\"seats\":1,\"condition\":{\"languages\":[\"en\"]}}"),
          Map.entry("POST /v1/conditions/count", "{\"languages\":[\"en\"]}"),
          Map.entry("POST /v1/visits/{id}/heartbeat", "{}"),
          Map.entry("POST /v1/visits/{id}/leave", "{}"),
          Map.entry("POST /v1/admin/grants", "{\"host\":\"" + Hosts.INVITER + "\",\"points\":100}"),
          Map.entry("POST /v1/admin/reversals", visitOfAnna()),
          Map.entry("POST /v1/admin/voids", visitOfAnna()));

  private final String route;
  private final Map<String, String> headers = new TreeMap<>();
  private final Map<String, String> query = new TreeMap<>();
  private final Map<String, String> path = new LinkedHashMap<>();
  private String sub;
  private String body;
  private String scope = "";

  private SampleCall(String route) {
    this.route = route;
  }

  static SampleCall of(String route) {
    SampleCall call = new SampleCall(route);
    boolean byInviter = route.contains("/v1/invitations") || route.contains("/v1/conditions");
    call.sub = (byInviter ? Hosts.INVITER : Hosts.ANNA).value();
    call.body = BODIES.getOrDefault(route, "");
    if (!call.body.isEmpty()) {
      call.headers.put("content-type", "application/json");
    }
    if (route.contains("/v1/admin/")) {
      call.scope = "openid admin";
      call.headers.put("idempotency-key", "a-key");
    }
    if (route.contains("{id}")) {
      call.path.put("id", byInviter ? INVITATION : OFFER);
    }
    if (route.contains("{deviceId}")) {
      call.path.put("deviceId", "phone");
    }
    return call;
  }

  private static String visitOfAnna() {
    return "{\"guest\":\"" + Hosts.ANNA + "\",\"visit\":\"" + OFFER + "\"}";
  }

  /** With a token of these scopes. */
  SampleCall scope(String scopes) {
    scope = scopes;
    return this;
  }

  /** Whether this call carries a body. */
  boolean hasBody() {
    return !body.isEmpty();
  }

  String body() {
    return body;
  }

  SampleCall by(String subject) {
    sub = subject;
    return this;
  }

  SampleCall header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  SampleCall query(String name, String value) {
    query.put(name, value);
    return this;
  }

  SampleCall body(String text) {
    body = text;
    return this;
  }

  /** Whatever the path names, it is this now. */
  SampleCall pathParameter(String value) {
    path.replaceAll((name, before) -> value);
    return this;
  }

  ObjectNode event() {
    ObjectNode event = Json.object().put("version", "2.0").put("routeKey", route);
    String rawPath = route.split(" ", 2)[1];
    for (Map.Entry<String, String> parameter : path.entrySet()) {
      String encoded =
          URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8).replace("+", "%20");
      rawPath = rawPath.replace("{" + parameter.getKey() + "}", encoded);
    }
    event.put("rawPath", rawPath);
    putAll(event.putObject("headers"), headers);
    putAll(event.putObject("queryStringParameters"), query);
    putAll(event.putObject("pathParameters"), path);
    ObjectNode context = event.putObject("requestContext").put("requestId", "request-1");
    ObjectNode claims = context.putObject("authorizer").putObject("jwt").putObject("claims");
    claims.put("sub", sub);
    if (!scope.isEmpty()) {
      claims.put("scope", scope);
    }
    return event.put("body", body).put("isBase64Encoded", false);
  }

  private static void putAll(ObjectNode object, Map<String, String> texts) {
    texts.forEach(object::put);
  }
}
