package dev.beckon.intake;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Outcome;

/** Tells what became of offers by looking at them, so that nothing has to be counted before. */
public interface Outcomes {
  /** The most offers that are looked at, whoever they are of. */
  int MOST = 200;

  /** What has become of the invitation's offers by now, a moment old. */
  Outcome outcome(Invitation.Facts invitation);
}
