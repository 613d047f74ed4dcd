package dev.beckon.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpHandler;
import dev.beckon.invitation.Profile;
import dev.beckon.local.http.LocalFile;
import dev.beckon.local.lambda.Trail;
import dev.beckon.local.sns.Push;
import dev.beckon.local.sns.SmallSns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The page that the runner shows at {@code /}: an inviter's phone and those of hosts who are asked,
 * with what only a runner on one's own machine can tell of them.
 */
public final class Page {
  private final PageFiles files = new PageFiles();
  private final Rounds rounds;
  private final Duration minimumDwell;
  private final LiveStream stream;

  /**
   * A page for these hosts.
   *
   * @param minimumDwell how long they have to stay for a reward
   * @param pushJson how a push is written on the stream
   */
  public Page(
      List<Profile> hosts,
      Duration minimumDwell,
      SmallSns sns,
      Trail trail,
      Function<Push, JsonNode> pushJson) {
    rounds = new Rounds(hosts);
    this.minimumDwell = minimumDwell;
    stream = new LiveStream(sns, trail, pushJson);
  }

  /** A file of the page, {@code /} itself among them; empty when there is none at this path. */
  public Optional<LocalFile> file(String path) {
    return files.find(path);
  }

  /** Streams by path. */
  public Map<String, HttpHandler> streams() {
    return Map.of("/_local/live", stream::open);
  }

  /**
   * Who plays in the round that the query names; {@code round} is 1 where it says nothing.
   *
   * @throws IllegalArgumentException for a number that is none
   */
  public JsonNode round(Map<String, String> query) {
    String number = query.getOrDefault("round", "1");
    if (!number.matches("[0-9]{1,6}")) {
      throw new IllegalArgumentException("a round is a number, not " + number);
    }
    return RoundJson.of(Integer.parseInt(number), rounds, minimumDwell);
  }
}
