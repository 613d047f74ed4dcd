package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import dev.beckon.selection.PresenceCells;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who can be asked now: the rows of a cell, a few at a time, from any place on. */
abstract class PresenceContract extends Contract {
  private static final long END = 1L << 32;
  private static final Instant UNTIL = T0.plusSeconds(480);
  private static final AtomicInteger LANGUAGES = new AtomicInteger();

  /** No other test's hosts speak it. */
  private final String language = "x" + LANGUAGES.getAndIncrement();

  private Candidate speaker(HostId host, List<String> categories, String endpoint) {
    Candidate like = Hosts.candidate(Hosts.ANNA, UNTIL);
    return new Candidate(
        host,
        like.name(),
        language,
        categories,
        like.region(),
        like.level(),
        like.audience(),
        like.mature(),
        like.matureRooms(),
        like.availability(),
        UNTIL,
        T0,
        Set.of(endpoint));
  }

  private Candidate speaker(HostId host) {
    return speaker(host, List.of("569", "920"), "arn:of:" + host);
  }

  /** So many rows of one cell; the hosts are those whom chance put into its shard. */
  private List<Candidate> crowd(int count) {
    Cell cell = null;
    List<Candidate> crowd = new ArrayList<>();
    while (crowd.size() < count) {
      Candidate candidate = speaker(newHost("en"));
      cell = cell == null ? Cell.of(candidate) : cell;
      if (Cell.of(candidate).equals(cell)) {
        stores().roster().enter(candidate);
        crowd.add(candidate);
      }
    }
    return crowd;
  }

  private List<Candidate> look(Cell cell, long from, long to) {
    return stores().cells().look(cell, from, to);
  }

  @Test
  void aRowIsReadBackWhole() {
    Candidate row = speaker(anna);
    stores().roster().enter(row);

    assertThat(look(Cell.of(row), 0, END)).containsExactly(row);
  }

  @Test
  void aRowMaySayLittle() {
    Candidate row =
        new Candidate(
            anna,
            "A",
            language,
            List.of(),
            "",
            0,
            0,
            false,
            false,
            Availability.LIVE,
            UNTIL,
            Instant.EPOCH,
            Set.of());
    stores().roster().enter(row);

    assertThat(look(Cell.of(row), 0, END)).containsExactly(row);
  }

  @Test
  void aHostOfTwoPhonesHasOneRowTheNewest() {
    Candidate first = speaker(anna, List.of("569"), "arn:of:the:phone");
    Candidate second = speaker(anna, List.of("569"), "arn:of:the:tablet");
    stores().roster().enter(first);
    stores().roster().enter(second);

    assertThat(look(Cell.of(first), 0, END)).containsExactly(second);
  }

  @Test
  void whoLeavesIsGoneAndLeavingTwiceIsLeavingOnce() {
    Candidate row = speaker(anna);
    stores().roster().enter(row);
    stores().roster().leave(anna, Cell.of(row));
    stores().roster().leave(anna, Cell.of(row));

    assertThat(look(Cell.of(row), 0, END)).isEmpty();
  }

  @Test
  void aCellHoldsItsOwnRowsOnly() {
    Candidate row = speaker(anna);
    stores().roster().enter(row);
    Cell cell = Cell.of(row);

    assertThat(
            look(
                new Cell(language, cell.categoryBucket(), cell.audienceBand(), 1 - cell.shard()),
                0,
                END))
        .isEmpty();
    stores().roster().leave(anna, new Cell("other", 0, 0, cell.shard()));
    assertThat(look(cell, 0, END)).containsExactly(row);
  }

  @Test
  void oneLookReturnsTwelveRowsAtMost() {
    List<Candidate> crowd = crowd(PresenceCells.ROWS_PER_LOOK + 5);

    assertThat(look(Cell.of(crowd.get(0)), 0, END)).hasSize(PresenceCells.ROWS_PER_LOOK);
  }

  @Test
  void fromAnyPlaceOnAndRoundToItEveryRowIsSeenOnce() {
    List<Candidate> crowd = crowd(PresenceCells.ROWS_PER_LOOK);
    Cell cell = Cell.of(crowd.get(0));

    for (long from = 0; from < END; from += END / 16) {
      List<Candidate> seen = new ArrayList<>(look(cell, from, END));
      seen.addAll(look(cell, 0, from));
      assertThat(seen).containsExactlyInAnyOrderElementsOf(crowd);
    }
  }

  @Test
  void rowsLieInOneOrderAndTheEndOfALookIsExclusive() {
    List<Candidate> crowd = crowd(40);
    Cell cell = Cell.of(crowd.get(0));
    long slice = END / 64;
    List<Candidate> inOrder = new ArrayList<>();
    for (long from = 0; from < END; from += slice) {
      inOrder.addAll(look(cell, from, from + slice));
    }

    assertThat(inOrder).containsExactlyInAnyOrderElementsOf(crowd);
    assertThat(look(cell, 0, END)).isEqualTo(inOrder.subList(0, PresenceCells.ROWS_PER_LOOK));
  }

  @Test
  void nothingLiesBetweenAPlaceAndItself() {
    Candidate row = speaker(anna);
    stores().roster().enter(row);

    assertThat(look(Cell.of(row), 0, 0)).isEmpty();
    assertThat(look(Cell.of(row), END - 1, END - 1)).isEmpty();
  }
}
