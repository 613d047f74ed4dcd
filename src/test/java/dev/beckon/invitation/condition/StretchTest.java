package dev.beckon.invitation.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.beckon.invitation.Profile;
import dev.beckon.local.hosts.RealHosts;
import dev.beckon.local.hosts.SeedHosts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Where a condition looks: everybody who fits by the main category lies there. */
class StretchTest {
  private static final List<Profile> PROFILES = RealHosts.sample();
  private static final List<Candidate> REAL =
      PROFILES.stream().map(host -> SeedHosts.online(host, Instant.EPOCH)).toList();

  private static boolean holds(List<Stretch> stretches, Candidate candidate) {
    Cell cell = Cell.of(candidate);
    long place = cell.placeOf(candidate.host().value());
    return stretches.stream()
        .anyMatch(
            stretch ->
                stretch.language().equals(cell.language())
                    && stretch.shard() == cell.shard()
                    && place >= stretch.from()
                    && place < stretch.to());
  }

  @Test
  void whoAsksForNothingInParticularLooksThroughAllOfTheLanguages() {
    assertThat(Stretch.asAsked(new ACondition().languages(Set.of("de", "en")).build()))
        .containsExactlyInAnyOrder(
            new Stretch("de", 0, 0, Cell.END),
            new Stretch("de", 1, 0, Cell.END),
            new Stretch("en", 0, 0, Cell.END),
            new Stretch("en", 1, 0, Cell.END));
  }

  @Test
  void aCategoryAndAnAudienceNarrowItToThoseSteps() {
    List<Stretch> stretches =
        Stretch.asAsked(new ACondition().categories(Set.of("139")).audience(10, 999).build());
    int category = Category.of("139").bucket();
    long begin = new Cell("en", 0, category, Cell.lowest(10)).begin();
    long end = new Cell("en", 0, category, Cell.highest(999)).begin() + Cell.PLACES;

    assertThat(stretches)
        .containsExactlyInAnyOrder(
            new Stretch("en", 0, begin, end), new Stretch("en", 1, begin, end));
  }

  @Test
  void anAudienceAloneNarrowsNothing() {
    assertThat(Stretch.asAsked(new ACondition().audience(10, 999).build()))
        .isEqualTo(Stretch.whole(new ACondition().build()));
  }

  @Test
  void stretchesNeverOverlapNotEvenWhenCategoriesShareABucket() {
    Set<String> many = Set.of("139", "365", "617", "1", "2", "3", "4", "5", "6", "7");
    List<Stretch> stretches = Stretch.asAsked(new ACondition().categories(many).build());

    for (Stretch one : stretches) {
      assertThat(stretches)
          .filteredOn(
              other ->
                  other.language().equals(one.language())
                      && other.shard() == one.shard()
                      && other.from() < one.to()
                      && one.from() < other.to())
          .containsExactly(one);
    }
  }

  @Test
  void everyRealHostWhoIsAsAskedLiesInAStretch() {
    SplittableRandom random = new SplittableRandom(4022);
    int asAsked = 0;
    for (int i = 0; i < 300; i++) {
      Profile like = PROFILES.get(random.nextInt(PROFILES.size()));
      long min = random.nextLong(1L << random.nextInt(1, 14));
      Condition condition =
          new ACondition()
              .languages(Set.of(like.language()))
              .categories(Set.copyOf(like.categories()))
              .audience(min, min + random.nextLong(1L << random.nextInt(1, 20)))
              .matureToo()
              .build();
      List<Stretch> near = Stretch.asAsked(condition);
      List<Stretch> whole = Stretch.whole(condition);
      for (Candidate candidate : REAL) {
        if (condition.rung(candidate).filter(Rung.AS_ASKED::equals).isPresent()) {
          asAsked++;
          assertThat(holds(near, candidate)).isTrue();
        }
        if (condition.fits(candidate)) {
          assertThat(holds(whole, candidate)).isTrue();
        }
      }
    }
    assertThat(asAsked).isGreaterThan(5_000);
  }

  @Test
  void aStretchGoesUpWithinItsPartition() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Stretch("en", 0, -1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stretch("en", 0, 5, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stretch("en", 0, 0, Cell.END + 1));
    assertThat(new Stretch("en", 0, 3, 5).length()).isEqualTo(2);
  }
}
