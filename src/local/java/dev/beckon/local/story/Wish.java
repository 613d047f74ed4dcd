package dev.beckon.local.story;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.local.RunnerException;
import dev.beckon.local.hosts.SeedHosts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom somebody small asks for: hosts of the same language and community.
 *
 * @param fitting the ids of those online who fit, the inviter left out
 */
record Wish(Profile inviter, Condition condition, Set<String> fitting) {
  private static final int STANDS_SECONDS = 300;

  Wish {
    fitting = Set.copyOf(fitting);
  }

  /** The wish of the smallest host who could have one. */
  static Wish of(List<Profile> hosts) {
    Profile inviter = inviter(hosts, 0);
    Condition condition =
        new Condition(
            Set.of(inviter.language()),
            Set.of(inviter.categories().get(0)),
            Set.of(),
            Range.ANY,
            new Range(0, 10_000),
            true,
            Set.of(Availability.ONLINE, Availability.LIVE),
            Set.of());
    Set<String> fitting =
        hosts.stream()
            .filter(host -> !host.host().equals(inviter.host()))
            .filter(host -> condition.fits(SeedHosts.online(host, Instant.MAX)))
            .map(host -> host.host().value())
            .collect(Collectors.toSet());
    return new Wish(inviter, condition, fitting);
  }

  /**
   * Somebody small: few usual viewers, in the community with the most to ask.
   *
   * @param rank 0: the one with the fewest
   */
  static Profile inviter(List<Profile> hosts, int rank) {
    return hosts.stream()
        .filter(host -> host.language().equals("en") && !host.mature())
        .filter(host -> !host.categories().isEmpty())
        .sorted(Comparator.comparing(Profile::audience).thenComparing(Profile::host))
        .skip(rank)
        .findFirst()
        .orElseThrow(() -> new RunnerException("no host here could tell the story"));
  }

  /** The same wish, but somebody else's. */
  Wish by(Profile other) {
    return new Wish(other, condition, fitting);
  }

  /** The community that is asked. */
  String category() {
    return condition.categories().iterator().next();
  }

  /** What the inviter's app sends. */
  String body(int seats) {
    return body(seats, 0);
  }

  /** The same, each guest being promised so many points. */
  String body(int seats, long reward) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("seats", seats)
            .put("reward", reward)
            .put("standsSeconds", STANDS_SECONDS)
            .put("message", "First stream of the week, come and say hello");
    var wanted = json.putObject("condition");
    condition.languages().forEach(wanted.putArray("languages")::add);
    condition.categories().forEach(wanted.putArray("categories")::add);
    wanted.putObject("audience").put("max", condition.audience().max());
    return json.toString();
  }
}
