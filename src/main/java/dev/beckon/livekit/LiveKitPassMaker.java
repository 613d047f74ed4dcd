package dev.beckon.livekit;

import dev.beckon.invitation.Visit;
import dev.beckon.pass.PassMaker;
import dev.beckon.pass.RoomPass;
import java.net.URI;
import java.time.Instant;

/**
 * Passes for LiveKit: an access token that lets its guest subscribe in the room whose name is the
 * room's id. LiveKit has the secret, so there is no key to publish.
 */
public final class LiveKitPassMaker implements PassMaker {
  private final LiveKitTokens tokens;
  private final URI connectTo;

  /**
   * @param server of {@link LiveKitServer#of}
   */
  public LiveKitPassMaker(LiveKitTokens tokens, LiveKitServer server) {
    this.tokens = tokens;
    this.connectTo = server.forClients();
  }

  @Override
  public RoomPass make(Visit.Live visit, Instant now) {
    return new RoomPass(tokens.join(visit.facts(), now), RoomPass.expiry(now), connectTo);
  }
}
