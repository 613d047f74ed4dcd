package dev.beckon.bench.selection;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.selection.pick.PresenceCells;
import java.time.Clock;

/**
 * Presence, where each row tells how often its host was asked as it would if it were written anew
 * during the benchmark. Laid over what is read, so that the stored rows serve every picker.
 */
final class RowsOfTheMoment implements PresenceCells {
  private final PresenceCells rows;
  private final Population population;
  private final Clock clock;

  RowsOfTheMoment(PresenceCells rows, Population population, Clock clock) {
    this.rows = rows;
    this.population = population;
    this.clock = clock;
  }

  @Override
  public Look look(String language, int shard, long from, long to) {
    return now(rows.look(language, shard, from, to));
  }

  @Override
  public Look lookBack(String language, int shard, long from, long to) {
    return now(rows.lookBack(language, shard, from, to));
  }

  private Look now(Look look) {
    return new Look(look.rows().stream().map(this::now).toList(), look.next());
  }

  @Override
  public Draw draw(String language, double from) {
    return rows.draw(language, from);
  }

  private Candidate now(Candidate row) {
    return population.candidate(Population.number(row.host()), clock.instant());
  }
}
