package dev.beckon.local.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request as it came in.
 *
 * @param rawPath still encoded
 * @param rawQuery still encoded; empty: none
 * @param headers by their names in small letters, every value of each
 * @param at when it came
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares requests.
record Request(
    String id,
    String method,
    String rawPath,
    String rawQuery,
    Map<String, List<String>> headers,
    byte[] body,
    String sourceIp,
    String protocol,
    Instant at) {

  /** A header's values as one; null when there is none. */
  String header(String name) {
    List<String> values = headers.get(name);
    return values == null ? null : String.join(",", values);
  }
}
