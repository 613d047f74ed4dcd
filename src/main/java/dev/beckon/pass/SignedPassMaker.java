package dev.beckon.pass;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Json;
import dev.beckon.invitation.Visit;
import dev.beckon.pass.jose.Curve;
import dev.beckon.pass.jose.Jws;
import dev.beckon.pass.jose.PassKey;
import dev.beckon.pass.jose.SigningKey;
import java.time.Instant;
import java.util.List;

/**
 * The default maker: a JWT signed with ES256, of type {@code beckon-pass+jwt}. The algorithm, the
 * issuer and the type are fixed; a media server that checks all three, the audience (the room) and
 * the times needs nothing else from Beckon.
 */
public final class SignedPassMaker implements PassMaker {
  private final List<SigningKey> keys;
  private final String issuer;
  private final RoomUrl playUrl;

  /**
   * @param keys those that are live, of {@link #keys}; the first one signs
   * @param issuer the {@code iss} of every pass
   * @param playUrl where rooms are played
   */
  public SignedPassMaker(List<SigningKey> keys, String issuer, RoomUrl playUrl) {
    this.keys = List.copyOf(keys);
    this.issuer = issuer;
    this.playUrl = playUrl;
  }

  /**
   * Reads the keys, one or two with a comma between.
   *
   * @throws IllegalArgumentException when one of them is none; does not repeat it
   */
  public static List<SigningKey> keys(String text) {
    return SigningKey.readAll(text, Curve.P256);
  }

  @Override
  public RoomPass make(Visit.Live visit, Instant now) {
    Visit.Facts facts = visit.facts();
    Instant expiresAt = RoomPass.expiry(now);
    SigningKey key = keys.get(0);
    ObjectNode header =
        Json.object()
            .put("alg", Curve.P256.algorithm())
            .put("typ", "beckon-pass+jwt")
            .put("kid", key.published().id());
    ObjectNode claims =
        Json.object()
            .put("iss", issuer)
            .put("sub", facts.guest().value())
            .put("aud", facts.room().value())
            .put("jti", facts.id().value() + "-" + now.toEpochMilli())
            .put("iat", now.getEpochSecond())
            .put("nbf", now.getEpochSecond())
            .put("exp", expiresAt.getEpochSecond())
            .put("visitor", "host");
    return new RoomPass(Jws.sign(header, claims, key::sign), expiresAt, playUrl.of(facts.room()));
  }

  @Override
  public List<PassKey> publicKeys() {
    return keys.stream().map(SigningKey::published).toList();
  }
}
