package dev.beckon.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One route of the contract.
 *
 * @param method in capitals
 * @param path with its parameters in braces
 * @param id its operationId
 * @param parameters resolved: those of the path, then its own
 */
record Operation(
    String method, String path, String id, List<JsonNode> parameters, JsonNode description) {

  /** The route as API Gateway names it, such as {@code GET /v1/offers/{id}}. */
  String route() {
    return method + " " + path;
  }

  /** Whether only a host may call; all the contract's routes are so that do not say otherwise. */
  boolean wantsToken() {
    return !description.has("security");
  }

  /** Whether a request for this path, without its query, is for this route. */
  boolean takes(String wantedMethod, String rawPath) {
    return method.equals(wantedMethod) && pathPattern().matcher(rawPath).matches();
  }

  /** The value of a path parameter in a path that this route takes, decoded. */
  String pathParameter(String name, String rawPath) {
    Matcher matcher = pathPattern().matcher(rawPath);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(route() + " does not take " + rawPath);
    }
    // In a path a plus is a plus.
    return URLDecoder.decode(matcher.group(name).replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private Pattern pathPattern() {
    return Pattern.compile(path.replace(".", "\\.").replaceAll("\\{(\\w+)}", "(?<$1>[^/]+)"));
  }

  @Override
  public String toString() {
    return route();
  }
}
