package dev.beckon.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What a native build has to be told of: resources that are read, which stand in
 * application.properties too, under {@code quarkus.native.resources.includes}.
 */
final class NativeHints {
  private static final String CONTRACT = "/openapi.json";

  private NativeHints() {}

  /** The contract; the build makes it of infra/openapi.yaml. */
  static JsonNode contract() {
    try (InputStream json = NativeHints.class.getResourceAsStream(CONTRACT)) {
      if (json == null) {
        throw new IllegalStateException("the build left out " + CONTRACT);
      }
      return Json.parse(new String(json.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + CONTRACT, e);
    }
  }
}
