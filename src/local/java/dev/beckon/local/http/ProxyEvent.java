package dev.beckon.local.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.beckon.local.template.Deployment;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a request as API Gateway's event of payload format 2.0. */
final class ProxyEvent {
  private static final DateTimeFormatter COMMON_LOG_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private ProxyEvent() {}

  static ObjectNode of(Request request, Routes.Match match, Optional<JWTClaimsSet> claims) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "2.0");
    event.put("routeKey", match.route().key());
    event.put("rawPath", request.rawPath());
    event.put("rawQueryString", request.rawQuery());
    cookies(request, event);
    ObjectNode headers = event.putObject("headers");
    for (String name : request.headers().keySet()) {
      if (!name.equals("cookie")) {
        headers.put(name, request.header(name));
      }
    }
    if (!request.rawQuery().isEmpty()) {
      query(request.rawQuery(), event.putObject("queryStringParameters"));
    }
    context(request, match, claims, event.putObject("requestContext"));
    if (!match.parameters().isEmpty()) {
      ObjectNode parameters = event.putObject("pathParameters");
      match.parameters().forEach(parameters::put);
    }
    body(request, event);
    return event;
  }

  private static void cookies(Request request, ObjectNode event) {
    List<String> lines = request.headers().getOrDefault("cookie", List.of());
    if (!lines.isEmpty()) {
      ArrayNode cookies = event.putArray("cookies");
      for (String line : lines) {
        for (String cookie : line.split(";", -1)) {
          cookies.add(cookie.strip());
        }
      }
    }
  }

  /** Names that come more than once have their values joined by commas. */
  private static void query(String rawQuery, ObjectNode parameters) {
    for (String pair : rawQuery.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        String name = decoded(parts[0]);
        String value = parts.length == 2 ? decoded(parts[1]) : "";
        String before = parameters.path(name).asText(null);
        parameters.put(name, before == null ? value : before + "," + value);
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void context(
      Request request, Routes.Match match, Optional<JWTClaimsSet> claims, ObjectNode context) {
    String host = Optional.ofNullable(request.header("host")).orElse("127.0.0.1");
    context.put("accountId", Deployment.LOCAL_ACCOUNT);
    context.put("apiId", "beckon-local");
    claims.ifPresent(
        present -> authorizer(present, match, context.putObject("authorizer").putObject("jwt")));
    context.put("domainName", host.replaceFirst(":\\d+$", ""));
    context.put("domainPrefix", "beckon-local");
    ObjectNode http = context.putObject("http");
    http.put("method", request.method());
    http.put("path", request.rawPath());
    http.put("protocol", request.protocol());
    http.put("sourceIp", request.sourceIp());
    http.put("userAgent", Optional.ofNullable(request.header("user-agent")).orElse(""));
    context.put("requestId", request.id());
    context.put("routeKey", match.route().key());
    context.put("stage", "$default");
    context.put("time", COMMON_LOG_TIME.format(request.at()));
    context.put("timeEpoch", request.at().toEpochMilli());
  }

  private static void authorizer(JWTClaimsSet claims, Routes.Match match, ObjectNode jwt) {
    ObjectNode written = jwt.putObject("claims");
    for (Map.Entry<String, Object> claim : claims.getClaims().entrySet()) {
      if (claim.getValue() != null) {
        written.put(claim.getKey(), text(claim.getKey(), claim.getValue()));
      }
    }
    if (match.route().scopes().isEmpty()) {
      jwt.putNull("scopes");
    } else {
      ArrayNode scopes = jwt.putArray("scopes");
      JwtCheck.scopes(claims).forEach(scopes::add);
    }
  }

  /** Every claim is a string to a function: times in seconds, lists in brackets. */
  private static String text(String name, Object value) {
    if (value instanceof Date date) {
      return Long.toString(date.toInstant().getEpochSecond());
    }
    if (value instanceof Collection<?> list) {
      // The library reads "aud" as a list, however it was written.
      boolean single = name.equals("aud") && list.size() == 1;
      String joined = list.stream().map(String::valueOf).collect(Collectors.joining(" "));
      return single ? joined : "[" + joined + "]";
    }
    return value.toString();
  }

  private static void body(Request request, ObjectNode event) {
    boolean text = isText(request.header("content-type"));
    if (request.body().length > 0) {
      event.put(
          "body",
          text
              ? new String(request.body(), StandardCharsets.UTF_8)
              : Base64.getEncoder().encodeToString(request.body()));
    }
    event.put("isBase64Encoded", request.body().length > 0 && !text);
  }

  /** API Gateway passes on as text what says that it is text, and anything else in base64. */
  private static boolean isText(String contentType) {
    if (contentType == null) {
      return false;
    }
    String type = contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    return type.startsWith("text/")
        || List.of("application/json", "application/javascript", "application/xml").contains(type)
        || type.endsWith("+json")
        || type.endsWith("+xml");
  }
}
