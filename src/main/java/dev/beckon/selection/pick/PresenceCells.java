package dev.beckon.selection.pick;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Signpost;
import java.util.List;
import java.util.OptionalLong;

/** Reads presence, a few rows at a time. */
public interface PresenceCells {
  /** The most rows that one look returns: of rows of at most 102 bytes, what 4 KB hold. */
  int ROWS_PER_LOOK = 40;

  /**
   * Rows of one partition in the order of their places; one query of at most 0.5 RCU.
   *
   * @param from the place where to begin, 0 or more
   * @param to the place where to stop, exclusive; at most {@link
   *     dev.beckon.invitation.condition.Cell#END}
   */
  Look look(String language, int shard, long from, long to);

  /**
   * The same backwards: rows that lie before a place, the nearest first.
   *
   * @param from the place where to stop, 0 or more
   * @param to the place where to begin, exclusive
   * @return {@link Look#next} is the place of the last row when the look was full
   */
  Look lookBack(String language, int shard, long from, long to);

  /** The most signposts that one {@link #draw} returns: of at most 100 bytes each, 4 KB. */
  int SIGNPOSTS_PER_DRAW = 40;

  /**
   * The signposts of some hosts of a language, drawn evenly out of all of them, so that where many
   * hosts are many are drawn; one query of at most 0.5 RCU. Fewer than {@value #SIGNPOSTS_PER_DRAW}
   * when the language is small.
   *
   * @param from where to begin, 0 to 1: another beginning draws others
   */
  Draw draw(String language, double from);

  /**
   * What one draw came to.
   *
   * @param signposts in the order in which they were met
   * @param covered in which share of all that are put up they were found, more than 0 and at most 1
   */
  record Draw(List<Signpost> signposts, double covered) {
    public Draw {
      signposts = List.copyOf(signposts);
    }
  }

  /**
   * What one look saw.
   *
   * @param rows in the order in which they were met; one that cannot be read is left out
   * @param next the place behind the last row when the look was full, or empty when it saw all up
   *     to its end
   */
  record Look(List<Candidate> rows, OptionalLong next) {
    public Look {
      rows = List.copyOf(rows);
    }
  }
}
