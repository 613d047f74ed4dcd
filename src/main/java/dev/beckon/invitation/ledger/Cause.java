package dev.beckon.invitation.ledger;

/** Why points moved. */
public enum Cause {
  /** An operator put points in. */
  GRANT,
  /** An invitation holds points for its guests. */
  ESCROW,
  /** A guest stayed long enough. */
  SETTLEMENT,
  /** An invitation gives back what no guest can earn any more. */
  RELEASE,
  /** Moderation takes a reward back. */
  REVERSAL,
  /** What a reversal could not take is paid out of what came later. */
  REPAYMENT
}
