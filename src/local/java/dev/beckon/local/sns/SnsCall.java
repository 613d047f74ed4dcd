package dev.beckon.local.sns;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A call in AWS's Query protocol: a form whose names number maps and lists. */
final class SnsCall {
  private final Map<String, String> form = new LinkedHashMap<>();

  SnsCall(byte[] body) {
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        form.put(decoded(parts[0]), decoded(parts[1]));
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  String action() {
    return get("Action");
  }

  /** A parameter's value; empty when it is missing. */
  String get(String name) {
    return form.getOrDefault(name, "");
  }

  String required(String name) {
    if (get(name).isEmpty()) {
      throw SnsRefusal.invalidParameter(name);
    }
    return get(name);
  }

  /** {@code Attributes.entry.1.key} and {@code .value}. */
  Map<String, String> attributes() {
    return entries("Attributes.entry.", ".key", ".value");
  }

  /** {@code MessageAttributes.entry.1.Name} and {@code .Value.StringValue}. */
  Map<String, String> messageAttributes() {
    return entries("MessageAttributes.entry.", ".Name", ".Value.StringValue");
  }

  private Map<String, String> entries(String prefix, String name, String value) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (int i = 1; form.containsKey(prefix + i + name); i++) {
      entries.put(get(prefix + i + name), get(prefix + i + value));
    }
    return entries;
  }
}
