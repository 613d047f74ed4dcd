package dev.beckon.pass;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Json;
import dev.beckon.pass.jose.PassKey;
import java.util.List;

/** Public keys as a JSON Web Key Set. */
public final class KeySetJson {
  private KeySetJson() {}

  /** The set of these keys; a set may be empty. */
  public static ObjectNode of(List<PassKey> keys) {
    ObjectNode set = Json.object();
    ArrayNode array = set.putArray("keys");
    for (PassKey key : keys) {
      array
          .addObject()
          .put("kty", "EC")
          .put("use", "sig")
          .put("alg", key.algorithm())
          .put("kid", key.id())
          .put("crv", key.curve())
          .put("x", key.x())
          .put("y", key.y());
    }
    return set;
  }
}
