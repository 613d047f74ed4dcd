package dev.beckon.local.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A file that the runner shows: whole, and packed for whoever takes that. */
public final class LocalFile {
  private final Map<String, String> headers;
  private final byte[] bytes;
  private final byte[] packed;

  /**
   * Packs it once.
   *
   * @param headers by their names in small letters, the type among them
   */
  public LocalFile(Map<String, String> headers, byte[] bytes) {
    this.headers = Map.copyOf(headers);
    this.bytes = bytes.clone();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
    packed = out.toByteArray();
  }

  ProxyAnswer answer(Request request) {
    String taken = request.header("accept-encoding");
    if (taken == null || !taken.contains("gzip")) {
      return new ProxyAnswer(200, headers, List.of(), bytes);
    }
    Map<String, String> withEncoding = new HashMap<>(headers);
    withEncoding.put("content-encoding", "gzip");
    return new ProxyAnswer(200, withEncoding, List.of(), packed);
  }
}
