package dev.beckon.invitation.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.id.HostId;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTest {
  private static final int BUCKET_139 = 5;

  /** CRC-32 worked out apart from this code: rows written yesterday must be found today. */
  @Test
  void theCellOfAHostNeverChanges() {
    assertThat(Cell.of(new ACandidate().build())).isEqualTo(new Cell("en", BUCKET_139, 3, 0));
    assertThat(Cell.of(new ACandidate().host("de-17").language("de").categories().build()))
        .isEqualTo(new Cell("de", 0, 3, 1));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "9,0", "10,1", "99,1", "100,2", "999,2", "1000,3", "1000000000,3"})
  void theBandsOfTheAudienceBeginAtTenAHundredAndAThousand(long audience, int band) {
    assertThat(Cell.of(new ACandidate().audience(audience).build()).audienceBand()).isEqualTo(band);
  }

  @Test
  void onlyTheMainCategoryCounts() {
    assertThat(Cell.of(new ACandidate().categories("139", "224").build()))
        .isEqualTo(Cell.of(new ACandidate().categories("139", "920", "257").build()));
  }

  @Test
  void hostsSpreadOverEveryBucketAndShard() {
    List<Cell> cells =
        IntStream.range(0, 1_000)
            .mapToObj(n -> new ACandidate().host("en-" + n).categories("" + n).build())
            .map(Cell::of)
            .toList();

    assertThat(cells.stream().map(Cell::categoryBucket).distinct())
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(cells.stream().map(Cell::shard).distinct()).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void aConditionThatAsksForNothingInParticularNamesEveryCellOfItsLanguages() {
    List<Cell> cells = Cell.of(new ACondition().languages(Set.of("de", "en")).build());

    assertThat(cells).hasSize(2 * 8 * 4 * 2).doesNotHaveDuplicates();
    assertThat(cells).extracting(Cell::language).containsOnly("de", "en");
  }

  @Test
  void categoriesAndAudienceNarrowTheCells() {
    List<Cell> cells =
        Cell.of(new ACondition().categories(Set.of("139")).audience(10, 999).build());

    assertThat(cells)
        .containsExactlyInAnyOrder(
            new Cell("en", BUCKET_139, 1, 0),
            new Cell("en", BUCKET_139, 1, 1),
            new Cell("en", BUCKET_139, 2, 0),
            new Cell("en", BUCKET_139, 2, 1));
  }

  @Test
  void categoriesThatShareABucketAreNotReadTwice() {
    Set<String> many = Set.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    assertThat(Cell.of(new ACondition().categories(many).build())).doesNotHaveDuplicates();
  }

  @Test
  void whoFitsByTheMainCategoryLiesInACellOfTheCondition() {
    SplittableRandom random = new SplittableRandom(4022);
    int fitting = 0;
    for (int i = 0; i < 5_000; i++) {
      Candidate candidate =
          new ACandidate()
              .host("en-" + random.nextInt(10_000))
              .categories("" + random.nextInt(5))
              .audience(random.nextLong(1L << random.nextInt(1, 20)))
              .build();
      long min = random.nextLong(2_000);
      Condition condition =
          new ACondition()
              .categories(Set.of("" + random.nextInt(3), "3"))
              .audience(min, min + random.nextLong(5_000))
              .excluded(Set.of(new HostId("de-17")))
              .build();
      if (condition.fits(candidate)) {
        fitting++;
        assertThat(Cell.of(condition)).contains(Cell.of(candidate));
      }
    }
    assertThat(fitting).isGreaterThan(100);
  }
}
