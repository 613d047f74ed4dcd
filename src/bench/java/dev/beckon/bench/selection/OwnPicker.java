package dev.beckon.bench.selection;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.selection.pick.Friends;
import dev.beckon.selection.pick.PickCandidates;
import dev.beckon.selection.pick.PresenceCells;
import java.time.Clock;
import java.util.List;

/** Beckon's own. */
final class OwnPicker implements Picker {
  private final PickCandidates pick;

  OwnPicker(PresenceCells cells, Clock clock) {
    // No condition here asks for friends.
    this.pick =
        new PickCandidates(cells, (inviter, random) -> new Friends.Seen(List.of(), true), clock);
  }

  @Override
  public String name() {
    return "beckon";
  }

  @Override
  public List<Candidate> pick(Ask ask, long seed) {
    return pick.pick(ask.condition(), ask.inviter(), ask.matureRoom(), seed).candidates();
  }
}
