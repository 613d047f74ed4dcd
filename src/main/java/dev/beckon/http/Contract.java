package dev.beckon.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;

/** The contract of the HTTP API as a document of OpenAPI. Few ask for it, so it is read late. */
public final class Contract {
  private final Supplier<JsonNode> source;
  private JsonNode document;

  /**
   * A contract that is read when somebody asks for it.
   *
   * @param source is asked once
   */
  public Contract(Supplier<JsonNode> source) {
    this.source = source;
  }

  /** The document. */
  public synchronized JsonNode document() {
    if (document == null) {
      document = source.get();
    }
    return document;
  }
}
