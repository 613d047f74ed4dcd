package dev.beckon.local.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Somebody puts another host's id into their own token, or comes without one. */
final class ForgedTokens {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Place place;
  private final Teller teller;

  ForgedTokens(Place place, Teller teller) {
    this.place = place;
    this.teller = teller;
  }

  void tell(String host, String victim) {
    Phone phone = Phone.of(place, victim);
    int forged = phone.withToken(claiming(victim, place.token(host))).get("/v1/offers").status();
    int none = phone.withToken("").get("/v1/offers").status();
    teller.line("%s claims to be %s: %d; somebody without a token: %d", host, victim, forged, none);
    teller.hold(forged == 401, "a token that was tampered with opens nothing");
    teller.hold(none == 401, "nobody is let in without a token");
  }

  /** The token with another {@code sub}, its header and signature as they were. */
  static String claiming(String sub, String token) {
    String[] parts = token.split("\\.", -1);
    try {
      ObjectNode claims = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
      byte[] changed = claims.put("sub", sub).toString().getBytes(StandardCharsets.UTF_8);
      String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      return String.join(".", parts[0], payload, parts[2]);
    } catch (IOException e) {
      throw new IllegalArgumentException("no token: " + token, e);
    }
  }
}
