package dev.beckon.selection.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.InMemoryPresence;
import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.MovableClock;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.port.CountFitting;
import dev.beckon.local.hosts.RealHosts;
import dev.beckon.local.hosts.SeedHosts;
import dev.beckon.selection.pick.Friends;
import dev.beckon.selection.pick.PresenceCells;
import dev.beckon.selection.pick.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How near a few looks come to the count of all, and that they are few. */
class EstimateFittingTest {
  private static final HostId INVITER = new HostId("nobody-else");
  private static final List<Profile> REAL = RealHosts.sample();
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final MovableClock clock = new MovableClock(Invitations.EVENING);
  private final InMemoryPresence presence = new InMemoryPresence();
  private final List<Candidate> online = new ArrayList<>();
  private final List<Integer> looks = new ArrayList<>();
  private Friends.Seen friends = new Friends.Seen(List.of(), true);

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void whoeverTheyStreamFor(int times) {
    allOnline(times);

    List<Double> errors = errors(own -> Set.of());

    assertThat(share(errors, 1.1)).isGreaterThan(0.5);
    assertThat(share(errors, 1.25)).isGreaterThan(0.85);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void whoMainlyStreamOneThing(int times) {
    allOnline(times);

    List<Double> errors = errors(own -> Set.of(own.categories().get(0)));

    assertThat(share(errors, 1.25)).isGreaterThan(0.5);
    assertThat(share(errors, 1.65)).isGreaterThan(0.85);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void whoStreamAnyOfThreeThings(int times) {
    allOnline(times);

    List<Double> errors = errors(own -> Set.copyOf(own.categories()));

    assertThat(share(errors, 1.25)).isGreaterThan(0.5);
    assertThat(share(errors, 1.65)).isGreaterThan(0.85);
  }

  @Test
  void aSmallLanguageIsCountedExactly() {
    REAL.stream()
        .filter(host -> host.language().equals("pt"))
        .limit(60)
        .forEach(host -> enter(host, 0));
    Condition all = condition(Set.of("pt"), Set.of(), Range.ANY);

    assertThat(exact(all)).isEqualTo(60);
    assertThat(count(all)).isEqualTo(new CountFitting.Count(60, true));
  }

  @Test
  void whereNobodyIsNobodyIsCounted() {
    assertThat(count(condition(Set.of("en", "de"), Set.of("139"), Range.ANY)))
        .isEqualTo(new CountFitting.Count(0, true));
  }

  @Test
  void whoWentWithoutAWordIsNotCountedThoughTheirSignpostsStay() {
    allOnline(4);
    clock.advance(LEASE);
    for (int number = 0; number < online.size(); number += 5) {
      Candidate back = until(online.get(number), clock.instant().plus(LEASE));
      presence.enter(back, 2);
      online.set(number, back);
    }
    Condition all = condition(Set.of("en"), Set.of(), Range.ANY);

    assertThat(count(all).about()).isBetween((long) (exact(all) / 1.8), (long) (exact(all) * 1.8));
  }

  @Test
  void theSameQuestionGetsTheSameAnswer() {
    allOnline(2);
    Condition some = condition(Set.of("en", "de"), Set.of("139"), new Range(0, 50));

    assertThat(count(some)).isEqualTo(count(some));
  }

  @Test
  void anEstimateSaysNoMoreThanTwoDigits() {
    allOnline(4);

    assertThat(count(condition(Set.of("en"), Set.of(), Range.ANY)).about() % 100).isZero();
  }

  @Test
  void itLooksSevenTimesAtMostWhateverIsAskedFor() {
    allOnline(1);
    List<String> languages = List.of("de", "en", "es", "fr", "ru");

    for (int some = 1; some <= languages.size(); some++) {
      Set<String> asked = Set.copyOf(languages.subList(0, some));
      count(condition(asked, Set.of(), Range.ANY));
      count(condition(asked, Set.of("139", "224", "257"), new Range(0, 10)));
    }

    assertThat(looks).hasSize(10).allMatch(each -> each <= EstimateFitting.MAX_LOOKS);
  }

  @Test
  void ofFriendsThoseAreCountedWhoFit() {
    allOnline(1);
    Condition any = condition(Set.of("de"), Set.of(), new Range(0, 20));
    Condition onlyFriends =
        new Condition(
            any.languages(),
            any.categories(),
            any.regions(),
            any.level(),
            any.audience(),
            any.mature(),
            any.availability(),
            any.excluded(),
            true,
            false);
    List<Candidate> some = online.subList(0, 40);

    friends = new Friends.Seen(some, true);
    long fitting = some.stream().filter(wanted(any)::mayBeAsked).count();
    assertThat(fitting).isPositive();
    assertThat(count(onlyFriends)).isEqualTo(new CountFitting.Count(fitting, true));

    friends = new Friends.Seen(some, false);
    assertThat(count(onlyFriends)).isEqualTo(new CountFitting.Count(fitting, false));
  }

  /** Every real host so many times over, each with an id of their own. */
  private void allOnline(int times) {
    for (Profile host : REAL) {
      IntStream.range(0, times).forEach(copy -> enter(host, copy));
    }
  }

  private void enter(Profile host, int copy) {
    Candidate row = SeedHosts.online(host, clock.instant().plus(LEASE));
    Candidate own =
        new Candidate(
            new HostId(host.host().value() + "-" + copy),
            row.language(),
            row.categories(),
            row.region(),
            row.level(),
            row.audience(),
            row.mature(),
            row.matureRooms(),
            row.availability(),
            row.reachableUntil(),
            row.asked());
    presence.enter(own, 1);
    online.add(own);
  }

  private static Candidate until(Candidate row, Instant until) {
    return new Candidate(
        row.host(),
        row.language(),
        row.categories(),
        row.region(),
        row.level(),
        row.audience(),
        row.mature(),
        row.matureRooms(),
        row.availability(),
        until,
        row.asked());
  }

  private interface Categories {
    Set<String> of(Profile own);
  }

  /** By which factor it is off, for conditions like those of real hosts who look for their like. */
  private List<Double> errors(Categories categories) {
    Random random = new Random(17);
    List<Double> errors = new ArrayList<>();
    while (errors.size() < 100) {
      Profile own = REAL.get(random.nextInt(REAL.size()));
      Range audience =
          random.nextInt(3) > 0
              ? Range.ANY
              : new Range(own.audience() / 4, Math.max(10, own.audience() * 4));
      if (own.categories().isEmpty()) {
        continue;
      }
      Condition condition = condition(Set.of(own.language()), categories.of(own), audience);
      long exact = exact(condition);
      CountFitting.Count count = count(condition);
      if (count.exact()) {
        assertThat(count.about()).isEqualTo(exact);
      } else if (exact >= 20) {
        double ratio = Math.max(1, count.about()) / (double) exact;
        errors.add(Math.max(ratio, 1 / ratio));
      }
    }
    return errors;
  }

  private static double share(List<Double> errors, double atMost) {
    return errors.stream().filter(error -> error <= atMost).count() / (double) errors.size();
  }

  private static Condition condition(
      Set<String> languages, Set<String> categories, Range audience) {
    return new Condition(
        languages,
        categories,
        Set.of(),
        Range.ANY,
        audience,
        true,
        Set.of(Availability.values()),
        Set.of());
  }

  private long exact(Condition condition) {
    return online.stream().filter(wanted(condition)::mayBeAsked).count();
  }

  private Wanted wanted(Condition condition) {
    return new Wanted(condition, INVITER, false, clock.instant());
  }

  private CountFitting.Count count(Condition condition) {
    Counting cells = new Counting(presence);
    CountFitting.Count count =
        new EstimateFitting(cells, (inviter, random) -> friends, clock)
            .count(condition, INVITER, false);
    looks.add(cells.looks);
    return count;
  }

  /** Counts the queries. */
  private static final class Counting implements PresenceCells {
    private final PresenceCells cells;
    private int looks;

    Counting(PresenceCells cells) {
      this.cells = cells;
    }

    @Override
    public Look look(String language, int shard, long from, long to) {
      looks++;
      return cells.look(language, shard, from, to);
    }

    @Override
    public Look lookBack(String language, int shard, long from, long to) {
      looks++;
      return cells.lookBack(language, shard, from, to);
    }

    @Override
    public Draw draw(String language, double from) {
      looks++;
      return cells.draw(language, from);
    }
  }
}
