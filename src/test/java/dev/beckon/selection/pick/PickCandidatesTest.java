package dev.beckon.selection.pick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Category;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.id.HostId;
import dev.beckon.local.hosts.RealHosts;
import dev.beckon.local.hosts.SeedHosts;
import dev.beckon.scene.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is asked: only who fits and wants to be, everybody in turn, at a bounded price. */
class PickCandidatesTest {
  /** What en-4022 streams first; all of {@link Hosts#english} do. */
  private static final String MAIN = "139";

  /** A category that lies in the same cells. */
  private static final String LIKE_MAIN = "365";

  /** English, that main category, the audience band below ten: two cells, one per shard. */
  private static final Condition NARROW = condition(Set.of("en"), Set.of(MAIN), new Range(0, 9));

  private final Scene scene = new Scene();
  private final Looks looks = new Looks(scene.store.presence());

  @Test
  void whoFitsIsPickedAndWhoDoesNotIsNot() {
    scene.online(Hosts.ANNA, Hosts.DMITRI, new HostId("en-33"));

    assertThat(hosts(pick(NARROW, false))).contains(Hosts.ANNA).doesNotContain(Hosts.DMITRI);
  }

  @Test
  void theInviterIsNeverPicked() {
    scene.online(Hosts.ANNA, Hosts.BRUNO);

    assertThat(hosts(picking().pick(NARROW, Hosts.ANNA, false, 1).candidates()))
        .doesNotContain(Hosts.ANNA);
  }

  @Test
  void aLeaseThatIsOverIsOverToTheMoment() {
    scene.online(Hosts.ANNA);

    scene.after(Scene.REACHABLE.minusMillis(1));
    assertThat(pick(NARROW, false)).hasSize(1);
    scene.after(Duration.ofMillis(1));
    assertThat(pick(NARROW, false)).isEmpty();
  }

  @Test
  void aRoomForAdultsAsksOnlyWhoOptedInToThose() {
    enter(row(Hosts.ANNA, false, Instant.EPOCH));
    enter(row(new HostId("en-1"), true, Instant.EPOCH));

    assertThat(hosts(pick(NARROW, true))).containsExactly(new HostId("en-1"));
    assertThat(pick(NARROW, false)).hasSize(2);
  }

  @Test
  void aHostWhoseOwnStreamIsForAdultsIsPickedOnlyWhereThatIsWanted() {
    scene.online(Hosts.ANNA);
    Condition notMature =
        new Condition(
            Set.of("en"),
            Set.of(MAIN),
            Set.of(),
            Range.ANY,
            new Range(0, 9),
            false,
            Set.of(Availability.ONLINE),
            Set.of());

    assertThat(Hosts.profile(Hosts.ANNA).mature()).isTrue();
    assertThat(pick(notMature, false)).isEmpty();
    assertThat(pick(NARROW, false)).hasSize(1);
  }

  @Test
  void aSelectionMakesAtMostNineLooksWrapsIncluded() {
    scene.online(Hosts.all().toArray(HostId[]::new));

    pick(Invitations.anyone(), false);

    assertThat(looks.all()).hasSize(9);
    assertThat(looks.all())
        .allMatch(look -> look.from() < look.to() && look.from() >= 0 && look.to() <= Cell.END)
        .allMatch(look -> look.rows().size() <= PresenceCells.ROWS_PER_LOOK);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void aCellThatOneLookHoldsIsSeenWholeWhereverTheLookBegins(int seed) {
    HostId[] few = Hosts.english(10).toArray(HostId[]::new);
    scene.online(few);

    assertThat(hosts(picking().pick(NARROW, Hosts.INVITER, false, seed).candidates()))
        .containsExactlyInAnyOrder(
            Arrays.stream(few)
                .filter(host -> NARROW.fits(Hosts.candidate(host, scene.now())))
                .toArray(HostId[]::new));
  }

  @Test
  void aFullLookIsNotWrapped() {
    scene.online(Hosts.english(400).toArray(HostId[]::new));

    pick(NARROW, false);

    assertThat(looks.all()).hasSizeLessThanOrEqualTo(9);
    assertThat(looks.all().stream().map(Looks.One::partition).distinct()).hasSize(2);
  }

  @Test
  void atMostFiftyArePicked() {
    Set<String> languages = Set.of("en");
    for (int cell = 0; cell < 16; cell++) {
      for (HostId host : Hosts.english(400)) {
        enter(in(host, String.valueOf(cell)));
      }
    }

    List<Candidate> picked = pick(condition(languages, Set.of(), new Range(0, 9)), false);

    assertThat(looks.all().stream().mapToInt(look -> look.rows().size()).sum()).isGreaterThan(50);
    assertThat(picked).hasSize(50);
    assertThat(hosts(picked)).doesNotHaveDuplicates();
  }

  @Test
  void amongEqualsThoseAskedLeastLatelyComeFirst() {
    Instant now = scene.now();
    enter(row(new HostId("en-1"), true, now.minusSeconds(60)));
    enter(row(new HostId("en-2"), true, Instant.EPOCH));
    enter(row(new HostId("en-3"), true, now.minusSeconds(3600)));

    assertThat(hosts(pick(NARROW, false)))
        .containsExactly(new HostId("en-2"), new HostId("en-3"), new HostId("en-1"));
  }

  @Test
  void whoseMainCategoryIsAskedForComesBeforeWhoHasItBesides() {
    HostId besides = new HostId("en-1");
    HostId mainly = new HostId("en-2");
    enter(with(besides, List.of(LIKE_MAIN, MAIN), Instant.EPOCH));
    enter(with(mainly, List.of(MAIN, LIKE_MAIN), scene.now().minusSeconds(5)));

    assertThat(hosts(pick(NARROW, false))).containsExactly(mainly, besides);
  }

  @Test
  void theSameSeedPicksTheSameHostsAgain() {
    scene.online(Hosts.english(400).toArray(HostId[]::new));

    assertThat(picking().pick(NARROW, Hosts.INVITER, false, 7))
        .isEqualTo(picking().pick(NARROW, Hosts.INVITER, false, 7))
        .isNotEqualTo(picking().pick(NARROW, Hosts.INVITER, false, 8));
  }

  @Test
  void itKnowsWhetherItSawEverybodyWhoFits() {
    scene.online(Hosts.english(10).toArray(HostId[]::new));

    assertThat(picking().pick(NARROW, Hosts.INVITER, false, 1).sawEverybody()).isTrue();
    assertThat(picking().pick(Invitations.anyone(), Hosts.INVITER, false, 1).sawEverybody())
        .isFalse();
    scene.online(Hosts.english(400).toArray(HostId[]::new));
    assertThat(picking().pick(NARROW, Hosts.INVITER, false, 1).sawEverybody()).isFalse();
  }

  @Test
  void everybodyIsPickedInTurnAndNobodyForEver() {
    int hosts = 100;
    int evenings = 1000;
    scene.online(Hosts.english(hosts).toArray(HostId[]::new));
    Map<HostId, Integer> times = new HashMap<>();
    PickCandidates picking = picking();

    for (int evening = 0; evening < evenings; evening++) {
      picking
          .pick(NARROW, Hosts.INVITER, false, evening)
          .candidates()
          .forEach(row -> times.merge(row.host(), 1, Integer::sum));
    }

    long fitting =
        Hosts.english(hosts).stream()
            .filter(host -> NARROW.fits(Hosts.candidate(host, scene.now())))
            .count();
    assertThat(times).hasSize((int) fitting);
    assertThat(times.values()).allMatch(count -> count > 0 && count < evenings);
  }

  @Test
  void neverMoreThanNineLooksAndNoRowTwiceInAnyPopulation() {
    SplittableRandom random = new SplittableRandom(4022);
    for (int population = 0; population < 60; population++) {
      Scene other = new Scene();
      Looks counted = new Looks(other.store.presence());
      int hosts = 1 << random.nextInt(11);
      for (int n = 0; n < hosts; n++) {
        other
            .store
            .presence()
            .enter(
                Looks.host(n, n % 2, "" + random.nextInt(50), random.nextLong(1L << (n % 14 + 1))),
                1);
      }
      PickCandidates picking = new PickCandidates(counted, other.store.hosts(), other.clock);
      for (int seed = 0; seed < 10; seed++) {
        counted.all().clear();
        Condition condition = anyOf(random);
        PickCandidates.Picked picked = picking.pick(condition, Hosts.INVITER, false, seed);

        assertThat(counted.all()).hasSizeBetween(1, PickCandidates.MAX_LOOKS);
        assertThat(counted.seen()).doesNotHaveDuplicates();
        assertThat(picked.candidates())
            .hasSizeLessThanOrEqualTo(PickCandidates.MAX_CANDIDATES)
            .allMatch(row -> condition.rung(row).isPresent());
        if (picked.sawEverybody()) {
          assertThat(picked.candidates().size())
              .isEqualTo(
                  other.store.presence().rows().values().stream()
                      .filter(row -> condition.rung(row).isPresent())
                      .limit(PickCandidates.MAX_CANDIDATES)
                      .count());
        }
      }
    }
  }

  private static Condition anyOf(SplittableRandom random) {
    Set<String> categories = new HashSet<>();
    int count = random.nextInt(11);
    while (categories.size() < count) {
      categories.add("" + random.nextInt(50));
    }
    long min = random.nextLong(1L << random.nextInt(1, 12));
    return new Condition(
        Set.copyOf(List.of("en", "de", "fr", "es", "pt").subList(0, random.nextInt(1, 6))),
        categories,
        Set.of(),
        Range.ANY,
        random.nextBoolean() ? Range.ANY : new Range(min, min + random.nextLong(3_000)),
        true,
        Set.of(Availability.ONLINE),
        Set.of(),
        false,
        random.nextBoolean());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void aSmallCommunityIsSeenWholeByABroadCondition(int seed) {
    HostId[] sixty =
        RealHosts.sample().stream()
            .filter(host -> host.language().equals("en"))
            .skip(60L * seed)
            .limit(60)
            .map(host -> SeedHosts.online(host, Instant.MAX))
            .peek(this::enter)
            .map(Candidate::host)
            .toArray(HostId[]::new);

    PickCandidates.Picked picked =
        picking().pick(condition(Set.of("en"), Set.of(), Range.ANY), Hosts.INVITER, false, seed);

    assertThat(looks.seen()).containsExactlyInAnyOrder(sixty);
    assertThat(picked.sawEverybody()).isTrue();
  }

  @Test
  void whatWasNotNeededWasNotWidened() {
    scene.online(Hosts.ANNA);

    assertThat(picking().pick(widening(Set.of(MAIN)), Hosts.INVITER, false, 1).widened()).isEmpty();
  }

  @Test
  void howFarItHadToGoIsTold() {
    enter(with(new HostId("en-1"), List.of(LIKE_MAIN, MAIN), Instant.EPOCH));
    assertThat(picking().pick(NARROW, Hosts.INVITER, false, 1).widened())
        .containsExactly(Rung.SIDE_CATEGORIES);

    enter(with(new HostId("en-2"), List.of("83"), Instant.EPOCH));
    PickCandidates.Picked picked = picking().pick(widening(Set.of(MAIN)), Hosts.INVITER, false, 1);

    assertThat(hosts(picked.candidates())).containsExactly(new HostId("en-1"), new HostId("en-2"));
    assertThat(picked.widened()).containsExactlyInAnyOrder(Rung.SIDE_CATEGORIES, Rung.CATEGORIES);
  }

  @Test
  void whereNobodyIsEveryRungThatWasTriedIsTold() {
    assertThat(picking().pick(NARROW, Hosts.INVITER, false, 1))
        .isEqualTo(new PickCandidates.Picked(List.of(), Set.of(Rung.SIDE_CATEGORIES), true));
    assertThat(picking().pick(widening(Set.of(MAIN)), Hosts.INVITER, false, 1).widened())
        .containsExactlyInAnyOrderElementsOf(EnumSet.range(Rung.SIDE_CATEGORIES, Rung.CATEGORIES));
    assertThat(picking().pick(Invitations.anyone(), Hosts.INVITER, false, 1).widened()).isEmpty();
  }

  @Test
  void whoIsNearerComesFirstHoweverOftenTheyWereAsked() {
    Instant now = scene.now();
    enter(with(new HostId("en-1"), List.of("83"), Instant.EPOCH));
    enter(with(new HostId("en-2"), List.of(MAIN), now.minusSeconds(1)));

    assertThat(hosts(picking().pick(widening(Set.of(MAIN)), Hosts.INVITER, false, 1).candidates()))
        .containsExactly(new HostId("en-2"), new HostId("en-1"));
  }

  @Test
  void whoWasAskedLessOftenLatelyComesFirstThoughTheyWereTheLastToBeAsked() {
    Instant now = scene.now();
    Asked often = new Asked(Asked.dayOf(now), 4, 0, now.minusSeconds(7_200));
    Asked once = new Asked(Asked.dayOf(now), 1, 0, now.minusSeconds(60));
    enter(asked(new HostId("en-1"), often));
    enter(asked(new HostId("en-2"), once));

    assertThat(hosts(pick(NARROW, false))).containsExactly(new HostId("en-2"), new HostId("en-1"));
  }

  private static Condition widening(Set<String> categories) {
    return new Condition(
        Set.of("en"),
        categories,
        Set.of(),
        Range.ANY,
        Range.ANY,
        true,
        Set.of(Availability.ONLINE),
        Set.of(),
        false,
        true);
  }

  private Candidate asked(HostId host, Asked asked) {
    return candidate(host, List.of(MAIN), true, asked);
  }

  private List<Candidate> pick(Condition condition, boolean matureRoom) {
    return picking().pick(condition, Hosts.INVITER, matureRoom, 1).candidates();
  }

  private PickCandidates picking() {
    return new PickCandidates(looks, scene.store.hosts(), scene.clock);
  }

  private void enter(Candidate candidate) {
    scene.store.presence().enter(candidate, 1);
  }

  private Candidate in(HostId host, String category) {
    return with(new HostId(host + "-" + category), List.of(category), Instant.EPOCH);
  }

  private static Asked once(Instant at) {
    return at.equals(Instant.EPOCH) ? Asked.NEVER : Asked.NEVER.again(at);
  }

  private Candidate with(HostId host, List<String> categories, Instant lastAskedAt) {
    return candidate(host, categories, true, once(lastAskedAt));
  }

  private Candidate row(HostId host, boolean matureRooms, Instant lastAskedAt) {
    return candidate(host, List.of(MAIN), matureRooms, once(lastAskedAt));
  }

  private Candidate candidate(
      HostId host, List<String> categories, boolean matureRooms, Asked asked) {
    return new Candidate(
        host,
        "en",
        Category.of(categories),
        "GB",
        20,
        5,
        false,
        matureRooms,
        Availability.ONLINE,
        scene.now().plus(Scene.REACHABLE),
        asked);
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
        Set.of(Availability.ONLINE, Availability.LIVE),
        Set.of());
  }

  private static List<HostId> hosts(List<Candidate> picked) {
    return picked.stream().map(Candidate::host).toList();
  }
}
