package dev.beckon.invitation.port;

import dev.beckon.invitation.Visit;
import java.time.Instant;

/** Pays what a guest has earned. */
public interface SettleReward {
  /**
   * Pays it out of what the invitation holds, or gives it back for a reason of {@link
   * dev.beckon.invitation.ledger.Reward.Withheld}. Once: a repetition changes nothing.
   *
   * @param visit as it was read, its reward earned; any other one is left alone
   * @return the visit as it stands now
   */
  Visit settle(Visit visit, Instant now);
}
