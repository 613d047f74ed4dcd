package dev.beckon.intake.points;

import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.ledger.Transfer;
import dev.beckon.invitation.ledger.Wallet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What hosts have, and why. */
public interface WalletBook {

  /** What the host has now. A host who never had points has an empty wallet. */
  Purse purse(HostId host);

  /**
   * The lines of the host's wallet, newest first.
   *
   * @param cursor where the page before ended, or empty for the first one
   * @param limit 1 to 50
   */
  Page entries(HostId host, Optional<String> cursor, int limit);

  /**
   * A wallet and what counts towards the caps.
   *
   * @param rewarded when the host was rewarded lately, newest first
   */
  record Purse(Wallet wallet, List<Instant> rewarded) {
    public Purse {
      rewarded = List.copyOf(rewarded);
    }
  }

  /**
   * Some lines.
   *
   * @param next where the next page begins, or empty after the last one
   */
  record Page(List<Transfer.Line> lines, Optional<String> next) {
    public Page {
      lines = List.copyOf(lines);
    }
  }
}
