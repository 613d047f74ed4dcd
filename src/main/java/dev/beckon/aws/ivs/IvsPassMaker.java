package dev.beckon.aws.ivs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Json;
import dev.beckon.invitation.Visit;
import dev.beckon.pass.PassMaker;
import dev.beckon.pass.RoomPass;
import dev.beckon.pass.RoomUrl;
import dev.beckon.pass.jose.Curve;
import dev.beckon.pass.jose.Jws;
import dev.beckon.pass.jose.SigningKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Passes for private channels of Amazon IVS: a playback token, signed with ES384. IVS checks it by
 * the public keys that were imported there, so there is none to publish.
 */
public final class IvsPassMaker implements PassMaker {
  private final SigningKey key;
  private final IvsChannels channels;
  private final RoomUrl playUrl;
  private final Optional<String> origins;

  /**
   * @param key of {@link #key}
   * @param playUrl the playback URLs of the channels
   * @param origins of web pages that may play them, with commas between; without them all may
   */
  public IvsPassMaker(
      SigningKey key, IvsChannels channels, RoomUrl playUrl, Optional<String> origins) {
    this.key = key;
    this.channels = channels;
    this.playUrl = playUrl;
    this.origins = origins;
  }

  /**
   * Reads the key.
   *
   * @throws IllegalArgumentException when it is none on P-384; does not repeat it
   */
  public static SigningKey key(String text) {
    return SigningKey.read(text, Curve.P384);
  }

  @Override
  public RoomPass make(Visit.Live visit, Instant now) {
    Visit.Facts facts = visit.facts();
    Instant expiresAt = RoomPass.expiry(now);
    IvsViewer viewer = IvsViewer.of(facts);
    ObjectNode claims =
        Json.object()
            .put("aws:channel-arn", channels.arn(facts.room()))
            .put("aws:viewer-id", viewer.id())
            .put("aws:viewer-session-version", viewer.version())
            .put("exp", expiresAt.getEpochSecond());
    origins.ifPresent(allowed -> claims.put("aws:access-control-allow-origin", allowed));
    ObjectNode header = Json.object().put("alg", Curve.P384.algorithm()).put("typ", "JWT");
    return new RoomPass(Jws.sign(header, claims, key::sign), expiresAt, playUrl.of(facts.room()));
  }
}
