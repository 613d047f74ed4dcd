package dev.beckon.bench.selection;

import dev.beckon.invitation.condition.Candidate;
import java.util.List;

/** A way to pick whom to ask. */
interface Picker {
  String name();

  /** Who is asked, at most 50. */
  List<Candidate> pick(Ask ask, long seed);

  /** How many times what it read it would have had to read. */
  default double parts() {
    return 1;
  }
}
