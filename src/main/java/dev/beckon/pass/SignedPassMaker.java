package dev.beckon.pass;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Json;
import dev.beckon.invitation.Visit;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/**
 * The default maker: a JWT signed with ES256, of type {@code beckon-pass+jwt}. The algorithm, the
 * issuer and the type are fixed; a media server that checks all three, the audience (the room) and
 * the times needs nothing else from Beckon.
 */
public final class SignedPassMaker implements PassMaker {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final int P256_BITS = 256;

  private static final String ROOM = "{room}";

  private final ECPrivateKey key;
  private final String issuer;
  private final String playUrlTemplate;
  private final String header;

  /**
   * @param key the private key, of {@link #key}
   * @param issuer the {@code iss} of every pass
   * @param playUrlTemplate where rooms are played, of {@link #playUrlTemplate}
   */
  public SignedPassMaker(ECPrivateKey key, String issuer, String playUrlTemplate) {
    this.key = key;
    this.issuer = issuer;
    this.playUrlTemplate = playUrlTemplate(playUrlTemplate);
    this.header = encoded(Json.object().put("alg", "ES256").put("typ", "beckon-pass+jwt"));
  }

  @Override
  public RoomPass make(Visit.Live visit, Instant now) {
    Visit.Facts facts = visit.facts();
    Instant expiresAt = Instant.ofEpochSecond(now.plus(RoomPass.MAX_AGE).getEpochSecond());
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
    String signed = header + "." + encoded(claims);
    return new RoomPass(
        signed + "." + sign(signed),
        expiresAt,
        URI.create(playUrlTemplate.replace(ROOM, facts.room().value())));
  }

  private String sign(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign a pass", e);
    }
  }

  /**
   * Reads a private key.
   *
   * @param pkcs8Key PKCS#8 DER in base64
   * @throws IllegalArgumentException when it is no private key on P-256; does not repeat it
   */
  public static ECPrivateKey key(String pkcs8Key) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(pkcs8Key);
      ECPrivateKey key =
          (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
      if (key.getParams().getOrder().bitLength() != P256_BITS) {
        throw new IllegalArgumentException("the key must be on P-256");
      }
      return key;
    } catch (GeneralSecurityException | ClassCastException e) {
      throw new IllegalArgumentException("it must be a P-256 private key, PKCS#8 DER in base64", e);
    }
  }

  /**
   * Checks the template of the URLs where rooms are played.
   *
   * @throws IllegalArgumentException when it does not make an absolute URL of a room
   */
  public static String playUrlTemplate(String template) {
    if (!template.contains(ROOM)) {
      throw new IllegalArgumentException("it must contain " + ROOM);
    }
    if (!URI.create(template.replace(ROOM, "room")).isAbsolute()) {
      throw new IllegalArgumentException("it must be a whole URL");
    }
    return template;
  }

  private static String encoded(ObjectNode json) {
    return BASE64.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
  }
}
