package dev.beckon.selection.pick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.InMemoryPresence;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.condition.Stretch;
import dev.beckon.invitation.id.HostId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several partitions by turns, with so many looks in all. */
class RoundsTest {
  private final InMemoryPresence presence = new InMemoryPresence();
  private final Looks looks = new Looks(presence);
  private final List<HostId> seen = new ArrayList<>();

  private void crowd(int count) {
    IntStream.range(0, count)
        .mapToObj(n -> Looks.host(n, n % 2, "" + n % 40, 1L << n % 12))
        .forEach(row -> presence.enter(row, 1));
  }

  private void see(List<Candidate> rows) {
    rows.forEach(row -> seen.add(row.host()));
  }

  private Rounds rounds(Condition condition, int maxLooks) {
    return new Rounds(Stretch.asAsked(condition), maxLooks, new Seen(), new Random(7));
  }

  private static Condition condition(Set<String> languages, Set<String> categories) {
    return new Condition(
        languages,
        categories,
        Set.of(),
        Range.ANY,
        Range.ANY,
        true,
        Set.of(Availability.ONLINE),
        Set.of());
  }

  @Test
  void neverMoreLooksThanAllowed() {
    crowd(1_000);

    for (int max = 0; max < 20; max++) {
      looks.all().clear();
      Rounds rounds = rounds(condition(Set.of("en", "de", "fr"), Set.of()), max);

      assertThat(rounds.goOn(looks, this::see)).isFalse();
      assertThat(looks.all()).hasSize(max);
      assertThat(rounds.looks()).isEqualTo(max);
    }
  }

  @Test
  void partitionsTakeTurns() {
    crowd(1_000);

    rounds(condition(Set.of("en"), Set.of("1", "2", "3", "4", "5")), 9).goOn(looks, this::see);

    assertThat(looks.all().stream().filter(look -> look.partition().equals("en0")).count())
        .isBetween(4L, 5L);
  }

  @Test
  void itKnowsThatItSawEverybody() {
    crowd(40);
    Rounds rounds = rounds(condition(Set.of("en"), Set.of()), 9);

    assertThat(rounds.goOn(looks, this::see)).isTrue();
    assertThat(seen).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void manyCategoriesThatFewStreamDoNotUseUpTheLooks() {
    crowd(20);
    Set<String> many = Set.of("1", "5", "9", "13", "17", "21", "25", "29", "33", "37");
    Rounds rounds = rounds(condition(Set.of("en"), many), 9);

    assertThat(rounds.goOn(looks, this::see)).isTrue();
    assertThat(rounds.looks()).isLessThanOrEqualTo(4);
  }

  @Test
  void whoeverLooksAgainLooksAtTheRestOnly() {
    crowd(60);
    Seen common = new Seen();
    Condition narrow = condition(Set.of("en"), Set.of("1", "2"));
    new Rounds(Stretch.asAsked(narrow), 9, common, new Random(1)).goOn(looks, this::see);
    new Rounds(Stretch.whole(narrow), 30, common, new Random(1)).goOn(looks, this::see);

    assertThat(seen).hasSize(60).doesNotHaveDuplicates();
  }
}
