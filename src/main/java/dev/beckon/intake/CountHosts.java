package dev.beckon.intake;

import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.port.CountFitting;
import dev.beckon.invitation.port.FindProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells an inviter how many hosts a condition fits now, as it would if they invited. What was told
 * is told again for a moment, for who tries conditions out asks often.
 */
public final class CountHosts {
  /** How long the same question gets the same answer without a look. */
  public static final Duration KEPT = Duration.ofSeconds(10);

  private static final int MOST_KEPT = 500;

  private final FindProfile profiles;
  private final CountFitting fitting;
  private final Clock clock;
  private final Map<Question, Told> kept = new LinkedHashMap<>();

  private record Question(HostId inviter, Condition condition) {}

  private record Told(CountFitting.Count count, Instant until) {}

  public CountHosts(FindProfile profiles, CountFitting fitting, Clock clock) {
    this.profiles = profiles;
    this.fitting = fitting;
    this.clock = clock;
  }

  /** How many there are; empty when the inviter has not told who they are. */
  public synchronized Optional<CountFitting.Count> count(HostId inviter, Condition condition) {
    Instant now = clock.instant();
    kept.values().removeIf(told -> !told.until().isAfter(now));
    Question question = new Question(inviter, condition);
    Told before = kept.get(question);
    if (before != null) {
      return Optional.of(before.count());
    }
    Optional<CountFitting.Count> count =
        profiles
            .profile(inviter)
            .map(profile -> fitting.count(condition, inviter, profile.mature()));
    if (count.isPresent() && kept.size() < MOST_KEPT) {
      kept.put(question, new Told(count.get(), now.plus(KEPT)));
    }
    return count;
  }
}
