package dev.beckon.aws.ivs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.aws.call.Region;
import dev.beckon.aws.call.SignedCalls;
import dev.beckon.http.Json;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.pass.RemoveGuest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Ends the viewer sessions of guests by {@code StartViewerSessionRevocation}. */
public final class IvsSessions implements RemoveGuest {
  private static final String REVOKE = "/StartViewerSessionRevocation";

  private final SignedCalls calls;
  private final IvsChannels channels;
  private final Optional<URI> endpoint;

  /**
   * @param endpoint where IVS is, if not where the channels' ARN says
   */
  public IvsSessions(SignedCalls calls, IvsChannels channels, Optional<URI> endpoint) {
    this.calls = calls;
    this.channels = channels;
    this.endpoint = endpoint;
  }

  @Override
  public void remove(Visit.Facts visit) {
    IvsViewer viewer = IvsViewer.of(visit);
    String channel = channels.arn(visit.room());
    ObjectNode request =
        Json.object()
            .put("channelArn", channel)
            .put("viewerId", viewer.id())
            .put("viewerSessionVersionsLessThanOrEqualTo", viewer.version());
    SignedCalls.Answer answer =
        calls.post(
            Region.of(channel, endpoint),
            REVOKE,
            Map.of("Content-Type", "application/json"),
            request);
    // 404: the channel is gone, and everybody with it.
    if (answer.status() == 200 || answer.status() == 404) {
      return;
    }
    String words = "IVS answered %d %s".formatted(answer.status(), answer.error()).strip();
    if (answer.passes()) {
      throw new Unavailable(words, null);
    }
    throw new IllegalStateException(words);
  }
}
