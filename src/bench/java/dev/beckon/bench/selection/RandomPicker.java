package dev.beckon.bench.selection;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import dev.beckon.selection.pick.PickCandidates;
import dev.beckon.selection.pick.PresenceCells;
import dev.beckon.selection.pick.Wanted;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Looks as often as Beckon may, at random places of the languages' partitions whatever the
 * condition, and picks from what it sees by the same rule.
 */
final class RandomPicker implements Picker {
  private final PresenceCells cells;
  private final Clock clock;

  RandomPicker(PresenceCells cells, Clock clock) {
    this.cells = cells;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "random cells";
  }

  @Override
  public List<Candidate> pick(Ask ask, long seed) {
    Random random = new Random(seed);
    Wanted wanted = ask.at(clock.instant());
    List<String> languages = ask.condition().languages().stream().sorted().toList();
    Map<HostId, Candidate> found = new HashMap<>();
    for (int look = 0; look < PickCandidates.MAX_LOOKS; look++) {
      String language = languages.get(random.nextInt(languages.size()));
      long place = random.nextLong(Cell.END);
      cells.look(language, random.nextInt(Cell.SHARDS), place, Cell.END).rows().stream()
          .filter(wanted::mayBeAsked)
          .forEach(row -> found.put(row.host(), row));
    }
    return wanted.first(found.values(), random);
  }
}
