package dev.beckon.presence;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;

/** The rows of who can be asked now. */
public interface Roster {
  /** Puts the host's row into the candidate's cell. */
  void enter(Candidate candidate);

  /** Takes the host's row out of a cell. */
  void leave(HostId host, Cell cell);
}
