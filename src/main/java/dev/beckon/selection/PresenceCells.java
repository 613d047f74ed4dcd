package dev.beckon.selection;

import dev.beckon.invitation.condition.Candidate;
import java.util.List;
import java.util.OptionalLong;

/** Reads presence, a few rows at a time. */
public interface PresenceCells {
  /** The most rows that one look returns: of rows of at most 292 bytes, what 4 KB hold. */
  int ROWS_PER_LOOK = 14;

  /**
   * Rows of one partition in the order of their places; one query of at most 0.5 RCU.
   *
   * @param from the place where to begin, 0 or more
   * @param to the place where to stop, exclusive; at most {@link
   *     dev.beckon.invitation.condition.Cell#END}
   */
  Look look(String language, int shard, long from, long to);

  /**
   * What one look saw.
   *
   * @param rows in the order of their places; one that cannot be read is left out
   * @param next the place behind the last row when the look was full, or empty when it saw all up
   *     to its end
   */
  record Look(List<Candidate> rows, OptionalLong next) {
    public Look {
      rows = List.copyOf(rows);
    }
  }
}
