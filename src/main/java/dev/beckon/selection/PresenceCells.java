package dev.beckon.selection;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import java.util.List;

/** Reads presence, a few rows at a time. */
public interface PresenceCells {
  /** The most rows that one look returns: of rows of at most 340 bytes, what 4 KB hold. */
  int ROWS_PER_LOOK = 12;

  /**
   * Rows of one cell in the order of their hashes; one query of at most 0.5 RCU.
   *
   * @param from where to begin: 0 to 2³² − 1, the rows of a cell are spread evenly over that
   * @param to where to stop, exclusive; 2³² for the end of the cell
   */
  List<Candidate> look(Cell cell, long from, long to);
}
