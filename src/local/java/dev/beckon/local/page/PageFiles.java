package dev.beckon.local.page;

import dev.beckon.local.http.LocalFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The files of the page, out of the resources under {@code /page}. */
final class PageFiles {
  /** No way out of the folder, and none of the files that are not meant for a browser. */
  private static final Pattern NAME =
      Pattern.compile("/page/((?:[a-z0-9-]+/)*[a-z0-9-]+\\.(html|css|js|svg))");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private static final Map<String, String> HEADERS =
      Map.of(
          "cache-control",
          "no-cache",
          "content-security-policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
              + " 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "x-content-type-options",
          "nosniff",
          "referrer-policy",
          "no-referrer");

  private final Map<String, LocalFile> read = new ConcurrentHashMap<>();

  /** The file at this path; empty when there is none. */
  Optional<LocalFile> find(String path) {
    String wanted = path.equals("/") ? "/page/index.html" : path;
    return Optional.ofNullable(read.computeIfAbsent(wanted, PageFiles::read));
  }

  /** Null, and so not remembered, when there is none. */
  private static LocalFile read(String path) {
    var name = NAME.matcher(path);
    if (!name.matches()) {
      return null;
    }
    try (InputStream file = PageFiles.class.getResourceAsStream(path)) {
      if (file == null) {
        return null;
      }
      Map<String, String> headers = new HashMap<>(HEADERS);
      headers.put("content-type", TYPES.get(name.group(2)));
      return new LocalFile(headers, file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
