package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Category;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.condition.Signpost;
import dev.beckon.invitation.id.HostId;
import dev.beckon.selection.pick.PresenceCells;
import dev.beckon.selection.pick.PresenceCells.Look;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who can be asked now: the rows of a partition, a few at a time, from any place on. */
abstract class PresenceContract extends Contract {
  private static final Instant UNTIL = FAR.plusSeconds(480);
  private static final AtomicInteger LANGUAGES = new AtomicInteger();

  /** No other test's hosts speak it. */
  private final String language = "x" + LANGUAGES.getAndIncrement();

  private Candidate speaker(HostId host, List<String> categories) {
    Candidate like = Hosts.candidate(Hosts.ANNA, UNTIL);
    return new Candidate(
        host,
        language,
        Category.of(categories),
        like.region(),
        like.level(),
        like.audience(),
        like.mature(),
        like.matureRooms(),
        like.availability(),
        UNTIL,
        new Asked(20_780, 3, 2, T0));
  }

  private Candidate speaker(HostId host) {
    return speaker(host, List.of("569", "920"));
  }

  /** So many rows of one shard, in several cells, in the order of their places. */
  private List<Candidate> crowd(int count) {
    List<Candidate> crowd = new ArrayList<>();
    while (crowd.size() < count) {
      String category = String.valueOf(crowd.size() % 5);
      String beside = String.valueOf(crowd.size() % 7);
      Candidate candidate = speaker(newHost("en"), List.of(category, beside));
      if (Cell.of(candidate).shard() == 0) {
        stores().roster().enter(candidate, 1);
        crowd.add(candidate);
      }
    }
    crowd.sort(Comparator.comparingLong(PresenceContract::place));
    return crowd;
  }

  private static long place(Candidate candidate) {
    return Cell.of(candidate).placeOf(candidate.host().value());
  }

  private List<Candidate> cell(Candidate like) {
    Cell cell = Cell.of(like);
    return look(cell.shard(), cell.begin(), cell.begin() + Cell.PLACES).rows();
  }

  private Look look(int shard, long from, long to) {
    return stores().cells().look(language, shard, from, to);
  }

  @Test
  void aRowIsReadBackWhole() {
    Candidate row = speaker(anna);
    stores().roster().enter(row, 1);

    assertThat(cell(row)).containsExactly(row);
  }

  @Test
  void aRowMaySayLittle() {
    Candidate row =
        new Candidate(
            anna,
            language,
            List.of(),
            "",
            0,
            0,
            false,
            false,
            Availability.LIVE,
            UNTIL,
            Asked.NEVER);
    stores().roster().enter(row, 1);

    assertThat(cell(row)).containsExactly(row);
  }

  @Test
  void aHostOfTwoPhonesHasOneRowTheNewest() {
    Candidate first = speaker(anna, List.of("569"));
    Candidate second = speaker(anna, List.of("569", "224"));
    stores().roster().enter(first, 1);
    stores().roster().enter(second, 2);

    assertThat(cell(first)).containsExactly(second);
  }

  @Test
  void whoLeavesIsGoneAndLeavingTwiceIsLeavingOnce() {
    Candidate row = speaker(anna);
    stores().roster().enter(row, 1);
    stores().roster().leave(anna, Cell.of(row), 1);
    stores().roster().leave(anna, Cell.of(row), 1);

    assertThat(cell(row)).isEmpty();
  }

  @Test
  void aPartitionHoldsItsOwnRowsOnly() {
    Candidate row = speaker(anna);
    stores().roster().enter(row, 1);
    Cell cell = Cell.of(row);

    assertThat(look(1 - cell.shard(), 0, Cell.END).rows()).isEmpty();
    assertThat(stores().cells().look("other", cell.shard(), 0, Cell.END).rows()).isEmpty();
    stores().roster().leave(anna, new Cell("other", cell.shard(), 0, 0), 1);
    stores().roster().leave(anna, new Cell(language, cell.shard(), 255, 0), 1);
    assertThat(cell(row)).containsExactly(row);
  }

  @Test
  void aLookOverAllCellsSeesTheRowsOfEach() {
    List<Candidate> crowd = crowd(5);

    assertThat(look(0, 0, Cell.END)).isEqualTo(new Look(crowd, OptionalLong.empty()));
  }

  @Test
  void aLookReturnsFortyRowsAtMostAndSaysWhereItStopped() {
    int some = PresenceCells.ROWS_PER_LOOK;
    List<Candidate> crowd = crowd(some + 5);

    Look first = look(0, 0, Cell.END);
    long next = place(crowd.get(some - 1)) + 1;

    assertThat(some).isEqualTo(40);
    assertThat(first).isEqualTo(new Look(crowd.subList(0, some), OptionalLong.of(next)));
    assertThat(look(0, next, Cell.END))
        .isEqualTo(new Look(crowd.subList(some, some + 5), OptionalLong.empty()));
  }

  @Test
  void backwardsTheNearestComesFirst() {
    int some = PresenceCells.ROWS_PER_LOOK;
    List<Candidate> crowd = crowd(some + 5);
    List<Candidate> nearestFirst = new ArrayList<>(crowd);
    Collections.reverse(nearestFirst);
    PresenceCells cells = stores().cells();
    long last = place(nearestFirst.get(some - 1));

    assertThat(cells.lookBack(language, 0, 0, Cell.END))
        .isEqualTo(new Look(nearestFirst.subList(0, some), OptionalLong.of(last)));
    assertThat(cells.lookBack(language, 0, 0, last))
        .isEqualTo(new Look(nearestFirst.subList(some, some + 5), OptionalLong.empty()));
    assertThat(cells.lookBack(language, 0, last, last + 1).rows())
        .containsExactly(nearestFirst.get(some - 1));
  }

  @Test
  void signpostsTellOfTheCategoriesOfHostsWhoAreThere() {
    List<Candidate> crowd = crowd(120);
    Set<Signpost> those =
        crowd.stream().flatMap(row -> Signpost.of(row).stream()).collect(Collectors.toSet());

    Set<Signpost> drawn = new HashSet<>(stores().cells().draw(language, 0).signposts());

    assertThat(those).isNotEmpty();
    assertThat(drawn).isEqualTo(those);
    crowd.forEach(row -> stores().roster().leave(row.host(), Cell.of(row), 1));
    assertThat(stores().cells().draw(language, 0).signposts()).isEmpty();
  }

  @Test
  void aDrawSaysInWhichShareOfAllSignpostsItFoundItsOwn() {
    crowd(4 * Signpost.EVERY);

    assertThat(stores().cells().draw(language, 0).covered()).isEqualTo(1);
    assertThat(stores().cells().draw(language, 0.25).covered()).isEqualTo(0.75);
    assertThat(stores().cells().draw(language, 0.75).covered()).isEqualTo(0.75);

    crowd(3 * PresenceCells.SIGNPOSTS_PER_DRAW * Signpost.EVERY);
    PresenceCells.Draw forward = stores().cells().draw(language, 0.25);
    assertThat(forward.signposts()).hasSize(PresenceCells.SIGNPOSTS_PER_DRAW);
    assertThat(forward.covered()).isBetween(0.1, 0.6);
    PresenceCells.Draw backward = stores().cells().draw(language, 0.75);
    assertThat(backward.signposts()).hasSize(PresenceCells.SIGNPOSTS_PER_DRAW);
    assertThat(backward.covered()).isBetween(0.1, 0.6);
  }

  @Test
  void fromAnyPlaceOnAndRoundToItEveryRowIsSeenOnce() {
    List<Candidate> crowd = crowd(PresenceCells.ROWS_PER_LOOK);

    for (long from = 1; from < Cell.END; from += Cell.END / 16) {
      List<Candidate> seen = new ArrayList<>(look(0, from, Cell.END).rows());
      seen.addAll(look(0, 0, from).rows());
      assertThat(seen).containsExactlyInAnyOrderElementsOf(crowd);
    }
  }

  @Test
  void theBeginOfALookIsInclusiveAndItsEndExclusive() {
    Candidate row = speaker(anna);
    stores().roster().enter(row, 1);
    int shard = Cell.of(row).shard();
    long place = place(row);

    assertThat(look(shard, place, place + 1).rows()).containsExactly(row);
    assertThat(look(shard, place - 1, place).rows()).isEmpty();
    assertThat(look(shard, place + 1, Cell.END).rows()).isEmpty();
  }

  @Test
  void nothingLiesBetweenAPlaceAndItself() {
    Candidate row = speaker(anna);
    stores().roster().enter(row, 1);
    int shard = Cell.of(row).shard();

    assertThat(look(shard, place(row), place(row)).rows()).isEmpty();
    assertThat(look(shard, 0, 0).rows()).isEmpty();
    assertThat(look(shard, Cell.END, Cell.END).rows()).isEmpty();
  }
}
