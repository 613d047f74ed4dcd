package dev.beckon.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.id.HostId;
import dev.beckon.scene.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is asked: only who fits and wants to be, everybody in turn, at a bounded price. */
class PickCandidatesTest {
  /** What en-4022 streams first; all of {@link Hosts#english} do. */
  private static final String MAIN = "139";

  /** A category that lies in the same cells. */
  private static final String LIKE_MAIN = "201";

  /** English, that main category, the audience band below ten: two cells, one per shard. */
  private static final Condition NARROW = condition(Set.of("en"), Set.of(MAIN), new Range(0, 9));

  private final Scene scene = new Scene();
  private final List<Look> looks = new ArrayList<>();

  private record Look(Cell cell, long from, long to, int rows) {}

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
  void whoHasNoDeviceIsNotPicked() {
    enter(row(Hosts.ANNA, true, Instant.EPOCH, Set.of()));

    assertThat(pick(NARROW, false)).isEmpty();
  }

  @Test
  void aRoomForAdultsAsksOnlyWhoOptedInToThose() {
    enter(row(Hosts.ANNA, false, Instant.EPOCH, Set.of("arn")));
    enter(row(new HostId("en-1"), true, Instant.EPOCH, Set.of("arn")));

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

    assertThat(looks).hasSize(9);
    assertThat(looks)
        .allMatch(look -> look.from() < look.to() && look.from() >= 0 && look.to() <= 1L << 32)
        .allMatch(look -> look.rows() <= PresenceCells.ROWS_PER_LOOK);
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

    Map<Cell, Integer> perCell = new HashMap<>();
    looks.forEach(look -> perCell.merge(look.cell(), look.rows(), Integer::sum));
    assertThat(perCell).hasSize(2);
    assertThat(perCell.values())
        .allMatch(rows -> rows < 2 * PresenceCells.ROWS_PER_LOOK && rows >= 12);
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

    assertThat(looks.stream().mapToInt(Look::rows).sum()).isGreaterThan(50);
    assertThat(picked).hasSize(50);
    assertThat(hosts(picked)).doesNotHaveDuplicates();
  }

  @Test
  void amongEqualsThoseAskedLeastLatelyComeFirst() {
    Instant now = scene.now();
    enter(row(new HostId("en-1"), true, now.minusSeconds(60), Set.of("arn")));
    enter(row(new HostId("en-2"), true, Instant.EPOCH, Set.of("arn")));
    enter(row(new HostId("en-3"), true, now.minusSeconds(3600), Set.of("arn")));

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

  private List<Candidate> pick(Condition condition, boolean matureRoom) {
    return picking().pick(condition, Hosts.INVITER, matureRoom, 1).candidates();
  }

  private PickCandidates picking() {
    PresenceCells counted =
        (cell, from, to) -> {
          List<Candidate> rows = scene.store.presence().look(cell, from, to);
          looks.add(new Look(cell, from, to, rows.size()));
          return rows;
        };
    return new PickCandidates(counted, scene.clock);
  }

  private void enter(Candidate candidate) {
    scene.store.presence().enter(candidate);
  }

  private Candidate in(HostId host, String category) {
    return with(new HostId(host + "-" + category), List.of(category), Instant.EPOCH);
  }

  private Candidate with(HostId host, List<String> categories, Instant lastAskedAt) {
    return candidate(host, categories, true, lastAskedAt, Set.of("arn"));
  }

  private Candidate row(
      HostId host, boolean matureRooms, Instant lastAskedAt, Set<String> endpoints) {
    return candidate(host, List.of(MAIN), matureRooms, lastAskedAt, endpoints);
  }

  private Candidate candidate(
      HostId host,
      List<String> categories,
      boolean matureRooms,
      Instant lastAskedAt,
      Set<String> endpoints) {
    return new Candidate(
        host,
        "Host " + host,
        "en",
        categories,
        "GB",
        20,
        5,
        false,
        matureRooms,
        Availability.ONLINE,
        scene.now().plus(Scene.REACHABLE),
        lastAskedAt,
        endpoints);
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
