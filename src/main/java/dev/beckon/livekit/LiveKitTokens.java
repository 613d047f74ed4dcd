package dev.beckon.livekit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Json;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.pass.RoomPass;
import dev.beckon.pass.jose.Jws;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes LiveKit's access tokens: JWTs signed with HS256 that grant one thing in one room. */
public final class LiveKitTokens {
  /** The fewest characters of a secret, as LiveKit asks for. */
  public static final int MIN_SECRET_LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";

  /** How long Beckon's own calls may be under way. */
  private static final Duration ADMIN_AGE = Duration.ofMinutes(1);

  private final String apiKey;
  private final SecretKeySpec secret;

  /**
   * @param apiKey names the secret; the {@code iss} of every token
   * @param secret of {@link #secret}
   */
  public LiveKitTokens(String apiKey, SecretKeySpec secret) {
    this.apiKey = apiKey;
    this.secret = secret;
  }

  /**
   * Reads the secret of an API key.
   *
   * @throws IllegalArgumentException when it is too short; does not repeat it
   */
  public static SecretKeySpec secret(String text) {
    if (text.length() < MIN_SECRET_LENGTH) {
      throw new IllegalArgumentException(
          "it must be the secret of the API key, " + MIN_SECRET_LENGTH + " characters or more");
    }
    return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /**
   * Who the guest is in LiveKit: somebody else in each visit, so that whoever removes the guest of
   * a visit that is over hits neither the next one nor the same person's own place in the room.
   */
  static String identity(Visit.Facts visit) {
    return visit.guest() + "#" + visit.id();
  }

  /** Lets the guest of this visit watch its room, and do nothing else there. */
  String join(Visit.Facts visit, Instant now) {
    ObjectNode claims = claims(now, RoomPass.expiry(now)).put("sub", identity(visit));
    claims
        .putObject("video")
        .put("room", visit.room().value())
        .put("roomJoin", true)
        .put("canSubscribe", true)
        .put("canPublish", false)
        .put("canPublishData", false)
        // Or the guest could take the mark off.
        .put("canUpdateOwnMetadata", false);
    claims
        .putObject("attributes")
        .put("beckon.visitor", "host")
        .put("beckon.guest", visit.guest().value())
        .put("beckon.visit", visit.id().value());
    return signed(claims);
  }

  /** Lets Beckon itself manage who is in this room. */
  String admin(RoomId room, Instant now) {
    ObjectNode claims = claims(now, now.plus(ADMIN_AGE));
    claims.putObject("video").put("roomAdmin", true).put("room", room.value());
    return signed(claims);
  }

  private ObjectNode claims(Instant from, Instant until) {
    return Json.object()
        .put("iss", apiKey)
        .put("nbf", from.getEpochSecond())
        .put("exp", until.getEpochSecond());
  }

  private String signed(ObjectNode claims) {
    return Jws.sign(Json.object().put("alg", "HS256").put("typ", "JWT"), claims, this::signature);
  }

  private byte[] signature(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
