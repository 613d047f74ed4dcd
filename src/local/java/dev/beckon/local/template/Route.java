package dev.beckon.local.template;

import java.util.List;

/**
 * A route of the HTTP API.
 *
 * @param method an HTTP method in capitals, or {@code ANY}
 * @param path with parameters in braces: {@code /v1/offers/{id}}
 * @param function the function that answers
 * @param authorizer the JWT authorizer that guards it; empty: none
 * @param scopes of which a token must carry one; empty: none asked for
 */
public record Route(
    String method, String path, String function, String authorizer, List<String> scopes) {
  public Route {
    scopes = List.copyOf(scopes);
  }

  /** What API Gateway calls the route: {@code POST /v1/invitations}. */
  public String key() {
    return method + " " + path;
  }
}
