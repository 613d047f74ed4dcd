package dev.beckon.invitation.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where a host's row lies: always in the same place, beside those of hosts alike. */
class CellTest {
  private static final int BUCKET_139 = 141;

  /** Worked out apart from this code: rows written yesterday must be found today. */
  @Test
  void theCellAndThePlaceOfAHostNeverChange() {
    Cell cell = Cell.of(new ACandidate().build());

    assertThat(cell).isEqualTo(new Cell("en", 0, BUCKET_139, 63));
    assertThat(cell.placeOf("en-4022")).isEqualTo(0x8dfcc722d8L);
    assertThat(Cell.of(new ACandidate().host("de-17").language("de").categories().build()))
        .isEqualTo(new Cell("de", 1, 0, 63));
  }

  @Test
  void aHostOfMoreViewersNeverLiesBeforeOneOfFewer() {
    int before = 0;
    for (long audience : new long[] {0, 1, 2, 3, 5, 10, 50, 1_000, 1_000_000, 1_000_000_000}) {
      int step = Cell.of(new ACandidate().audience(audience).build()).audience();
      assertThat(step).isBetween(before, Cell.AUDIENCES - 1);
      assertThat(step).isBetween(Cell.lowest(audience), Cell.highest(audience));
      before = step;
    }
  }

  @Test
  void hostsOfEquallyFewViewersAreSpreadOverTheStepsThatAreTheirs() {
    List<Integer> steps =
        IntStream.range(0, 1_000)
            .mapToObj(n -> Cell.of(new ACandidate().host("en-" + n).audience(0).build()).audience())
            .distinct()
            .sorted()
            .toList();

    assertThat(steps)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(Cell.lowest(0), Cell.highest(0)).boxed().toList());
  }

  @Test
  void oneHostInEightPutsUpASignpost() {
    long signposts =
        IntStream.range(0, 8_000).filter(n -> Signpost.at("en-" + n).isPresent()).count();

    assertThat(signposts).isBetween(800L, 1_200L);
  }

  @Test
  void onlyTheMainCategoryCounts() {
    assertThat(Cell.of(new ACandidate().categories("139", "224").build()))
        .isEqualTo(Cell.of(new ACandidate().categories("139", "920", "257").build()));
  }

  @Test
  void hostsSpreadOverEveryBucketAndShard() {
    List<Cell> cells =
        IntStream.range(0, 10_000)
            .mapToObj(n -> new ACandidate().host("en-" + n).categories("" + n).build())
            .map(Cell::of)
            .toList();

    assertThat(cells.stream().map(Cell::category).distinct().sorted())
        .containsExactlyElementsOf(IntStream.range(0, Cell.CATEGORIES).boxed().toList());
    assertThat(cells.stream().map(Cell::shard).distinct()).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void theCellsOfAPartitionLieSideBySideAndNeverOverlap() {
    List<Cell> inOrder = new ArrayList<>();
    for (int category = 0; category < Cell.CATEGORIES; category++) {
      for (int audience = 0; audience < Cell.AUDIENCES; audience++) {
        inOrder.add(new Cell("en", 0, category, audience));
      }
    }

    long end = 0;
    for (Cell cell : inOrder) {
      assertThat(cell.begin()).isEqualTo(end);
      end = cell.begin() + Cell.PLACES;
    }
    assertThat(end).isEqualTo(Cell.END);
  }

  @Test
  void aHostsPlaceLiesInTheHostsCell() {
    for (int n = 0; n < 10_000; n++) {
      Candidate candidate =
          new ACandidate().host("en-" + n).categories("" + n % 300).audience(n).build();
      Cell cell = Cell.of(candidate);

      assertThat(cell.placeOf(candidate.host().value()))
          .isGreaterThanOrEqualTo(cell.begin())
          .isLessThan(cell.begin() + Cell.PLACES);
    }
  }
}
