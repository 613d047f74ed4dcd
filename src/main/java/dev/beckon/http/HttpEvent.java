package dev.beckon.http;

import java.util.List;
import java.util.Map;

/**
 * What API Gateway sends to a function, payload version 2.0: the fields that are read here.
 * Anything may be absent, as {@code sam local invoke} takes hand-written events.
 */
public record HttpEvent(
    String routeKey,
    Map<String, String> headers,
    Map<String, String> queryStringParameters,
    Map<String, String> pathParameters,
    RequestContext requestContext,
    String body,
    boolean isBase64Encoded) {

  public record RequestContext(String requestId, Authorizer authorizer) {}

  public record Authorizer(Jwt jwt) {}

  public record Jwt(Map<String, String> claims, List<String> scopes) {}
}
