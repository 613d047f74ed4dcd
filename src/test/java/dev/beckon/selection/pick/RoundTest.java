package dev.beckon.selection.pick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.InMemoryPresence;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.condition.Stretch;
import dev.beckon.invitation.id.HostId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One round of one partition: comes round once, whatever lies in it. */
class RoundTest {
  private static final Stretch WHOLE = new Stretch("en", 0, 0, Cell.END);

  private final InMemoryPresence presence = new InMemoryPresence();
  private final Looks looks = new Looks(presence);
  private final SplittableRandom random = new SplittableRandom(4022);

  private List<Candidate> crowd(int count) {
    List<Candidate> crowd =
        IntStream.range(0, count)
            .mapToObj(n -> Looks.host(n, 0, "" + n % 40, 1L << n % 12))
            .toList();
    crowd.forEach(row -> presence.enter(row, 1));
    return crowd;
  }

  private static List<HostId> hosts(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::host).toList();
  }

  private int goRound(Round round) {
    int count = 0;
    while (!round.isOver()) {
      round.look(looks);
      count++;
    }
    return count;
  }

  private static Stretch bucket(int category) {
    long begin = new Cell("en", 0, category, 0).begin();
    return new Stretch("en", 0, begin, begin + 4 * Cell.PLACES);
  }

  @Test
  void everyRowIsSeenOnceWhereverTheRoundBeginsAndHoweverManyLooksArePlanned() {
    List<Candidate> crowd = crowd(200);

    for (int planned = 1; planned < 10; planned++) {
      looks.all().clear();
      goRound(new Round(List.of(WHOLE), random.nextLong(Cell.END), planned, new Seen()));

      assertThat(looks.seen()).containsExactlyInAnyOrderElementsOf(hosts(crowd));
    }
  }

  @Test
  void theFirstLooksBeginEvenlySpaced() {
    crowd(2_000);
    long begin = Cell.END / 7;
    Round round = new Round(List.of(WHOLE), begin, 4, new Seen());

    IntStream.range(0, 4).forEach(n -> round.look(looks));

    assertThat(looks.all())
        .extracting(Looks.One::from)
        .containsExactly(
            begin, begin + Cell.END / 4, begin + Cell.END / 4 * 2, begin + Cell.END / 4 * 3);
    assertThat(round.isOver()).isFalse();
  }

  @Test
  void aPartitionOfFewIsSeenWholeInTwoLooks() {
    List<Candidate> crowd = crowd(PresenceCells.ROWS_PER_LOOK - 1);

    for (int i = 0; i < 50; i++) {
      looks.all().clear();
      Round round = new Round(List.of(WHOLE), random.nextLong(Cell.END), 4, new Seen());

      assertThat(goRound(round)).isLessThanOrEqualTo(2);
      assertThat(looks.seen()).containsExactlyInAnyOrderElementsOf(hosts(crowd));
    }
  }

  @Test
  void manyShortStretchesWithFewHostsAreSeenWholeInTwoLooksToo() {
    List<Stretch> stretches = List.of(bucket(3), bucket(40), bucket(41), bucket(200));
    crowd(PresenceCells.ROWS_PER_LOOK - 1);

    for (int i = 0; i < 50; i++) {
      long begin = random.nextLong(Round.length(stretches));
      assertThat(goRound(new Round(stretches, begin, 4, new Seen()))).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void ofSeveralStretchesEveryRowIsSeenAndNoneTwice() {
    List<Candidate> crowd = crowd(800);
    TreeSet<Integer> buckets = new TreeSet<>();
    crowd.stream().limit(6).forEach(row -> buckets.add(Cell.of(row).category()));
    List<Stretch> stretches = buckets.stream().map(RoundTest::bucket).toList();

    for (int i = 0; i < 50; i++) {
      looks.all().clear();
      goRound(new Round(stretches, random.nextLong(Round.length(stretches)), 4, new Seen()));

      assertThat(looks.seen())
          .doesNotHaveDuplicates()
          .containsAll(
              crowd.stream()
                  .filter(row -> buckets.contains(Cell.of(row).category()))
                  .map(Candidate::host)
                  .toList());
    }
  }

  @Test
  void whatWasSeenBeforeIsNotReadAgain() {
    List<Candidate> crowd = crowd(100);
    Seen seen = new Seen();
    goRound(new Round(List.of(bucket(3), bucket(90)), 17, 3, seen));
    goRound(new Round(List.of(WHOLE), 99, 3, seen));

    assertThat(looks.seen()).containsExactlyInAnyOrderElementsOf(hosts(crowd));
    assertThat(new Round(List.of(bucket(7)), 5, 3, seen).isOver()).isTrue();
  }

  @Test
  void everyLookGoesUpWithinThePartition() {
    crowd(300);
    goRound(new Round(List.of(bucket(3), bucket(90)), 0, 9, new Seen()));
    goRound(new Round(List.of(WHOLE), Cell.END - 1, 9, new Seen()));

    assertThat(looks.all())
        .allMatch(look -> look.from() >= 0 && look.from() < look.to() && look.to() <= Cell.END);
  }
}
