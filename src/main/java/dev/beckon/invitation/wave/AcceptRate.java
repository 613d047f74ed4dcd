package dev.beckon.invitation.wave;

/**
 * How many of those whom an inviter asked have accepted, measured. Whoever has asked few yet is
 * taken to be like others: as if {@value #LIKE_OTHERS_ASKED} had been asked before and {@value
 * #LIKE_OTHERS_ACCEPTED} of them accepted.
 *
 * @param asked offers that were answered or have been left unanswered for long, in thousandths
 * @param accepted how many of them were accepted, in thousandths
 */
public record AcceptRate(long asked, long accepted) {
  /** Of an inviter who has asked nobody yet: one in five. */
  public static final AcceptRate UNKNOWN = new AcceptRate(0, 0);

  private static final int LIKE_OTHERS_ASKED = 10;
  private static final int LIKE_OTHERS_ACCEPTED = 2;

  private static final long THOUSAND = 1000;

  /** With more than so many asked, all of it counts half: hosts change, and so do their guests. */
  private static final long ENOUGH = 60 * THOUSAND;

  public AcceptRate {
    if (accepted < 0 || asked < accepted) {
      throw new IllegalArgumentException(
          "%d of %d cannot have accepted".formatted(accepted, asked));
    }
  }

  /** The share that accepts, more than 0 and less than 1. */
  public double share() {
    return (LIKE_OTHERS_ACCEPTED * THOUSAND + accepted)
        / (double) (LIKE_OTHERS_ASKED * THOUSAND + asked);
  }

  /** The same with what came of others, whatever it came to. */
  AcceptRate and(double askedMore, int acceptedMore) {
    long taken = accepted + acceptedMore * THOUSAND;
    return new AcceptRate(Math.max(taken, asked + Math.round(askedMore * THOUSAND)), taken);
  }

  /** The same for the next invitation: what is old counts less and less. */
  AcceptRate aged() {
    return asked > ENOUGH ? new AcceptRate(asked / 2, accepted / 2) : this;
  }
}
