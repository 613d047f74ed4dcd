package dev.beckon.local.http;

import dev.beckon.local.template.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route of a request as API Gateway does: a literal segment wins over a parameter. */
final class Routes {
  private final List<Route> mostLiteralFirst;

  /** A route and what its parameters are in this request, decoded. */
  record Match(Route route, Map<String, String> parameters) {}

  Routes(List<Route> routes) {
    // By segment from the left, literals before parameters; the true method before ANY.
    List<Route> sorted = new ArrayList<>(routes);
    sorted.sort(
        Comparator.comparing((Route route) -> route.path().replaceAll("\\{[^}]*}", "\uffff"))
            .thenComparing(route -> route.method().equals("ANY")));
    mostLiteralFirst = List.copyOf(sorted);
  }

  /**
   * The route for a request.
   *
   * @param rawPath as it was sent, still encoded
   */
  Optional<Match> find(String method, String rawPath) {
    for (Route route : mostLiteralFirst) {
      if (route.method().equals(method) || route.method().equals("ANY")) {
        Optional<Map<String, String>> parameters = parameters(route.path(), rawPath);
        if (parameters.isPresent()) {
          return Optional.of(new Match(route, parameters.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Map<String, String>> parameters(String path, String rawPath) {
    String[] wanted = path.split("/", -1);
    String[] given = rawPath.split("/", -1);
    if (wanted.length != given.length) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      boolean parameter = wanted[i].startsWith("{") && wanted[i].endsWith("}");
      if (parameter && !given[i].isEmpty()) {
        parameters.put(wanted[i].substring(1, wanted[i].length() - 1), decoded(given[i]));
      } else if (!wanted[i].equals(given[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  /** In a path a plus is a plus. */
  private static String decoded(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
