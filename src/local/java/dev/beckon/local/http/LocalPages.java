package dev.beckon.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpHandler;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The runner's own pages beside the API, for a person who plays with it: JSON and streams under
 * {@code /_local/}, and the files of a page at {@code /}. JSON is a function of the query's
 * parameters.
 */
public final class LocalPages {
  private static final String PREFIX = "/_local/";

  private final Map<String, Function<Map<String, String>, JsonNode>> pages;
  private final Map<String, HttpHandler> streams;
  private final Function<String, Optional<LocalFile>> files;

  /**
   * Knows these pages.
   *
   * @param pages by method and path: {@code GET /_local/health}; an {@link
   *     IllegalArgumentException} of a page becomes a 400 that says why
   */
  public LocalPages(Map<String, Function<Map<String, String>, JsonNode>> pages) {
    this(pages, Map.of(), path -> Optional.empty());
  }

  /**
   * Knows these pages, streams and files.
   *
   * @param streams by path, asked for by GET; each closes its exchanges itself
   * @param files by path, none under {@code /_local/} nor {@code /v1/}
   */
  public LocalPages(
      Map<String, Function<Map<String, String>, JsonNode>> pages,
      Map<String, HttpHandler> streams,
      Function<String, Optional<LocalFile>> files) {
    this.pages = Map.copyOf(pages);
    this.streams = Map.copyOf(streams);
    this.files = files;
  }

  /** What answers this by a stream; empty when it is none. */
  Optional<HttpHandler> stream(String method, String path) {
    return method.equals("GET") ? Optional.ofNullable(streams.get(path)) : Optional.empty();
  }

  /** The runner's own answer; empty when this is not for the runner but for the API. */
  Optional<ProxyAnswer> answer(Request request) {
    if (request.rawPath().startsWith(PREFIX)) {
      return Optional.of(page(request));
    }
    return request.method().equals("GET") || request.method().equals("HEAD")
        ? files.apply(request.rawPath()).map(file -> file.answer(request))
        : Optional.empty();
  }

  private ProxyAnswer page(Request request) {
    var page = pages.get(request.method() + " " + request.rawPath());
    if (page == null) {
      return ProxyAnswer.NOT_FOUND;
    }
    try {
      return json(200, page.apply(parameters(request.rawQuery())));
    } catch (IllegalArgumentException e) {
      ObjectNode why = JsonNodeFactory.instance.objectNode().put("message", e.getMessage());
      return json(400, why);
    }
  }

  private static ProxyAnswer json(int status, JsonNode body) {
    return new ProxyAnswer(
        status,
        Map.of("content-type", "application/json", "cache-control", "no-store"),
        List.of(),
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> parameters(String rawQuery) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : rawQuery.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        parameters.put(
            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }
}
