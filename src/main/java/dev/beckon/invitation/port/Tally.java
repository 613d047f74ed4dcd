package dev.beckon.invitation.port;

import dev.beckon.invitation.Offer;

/**
 * Counts what happens to offers, for whoever runs the service; who and which is not told. A
 * repetition may count twice. Never throws: nothing depends on it.
 */
public interface Tally {
  /** Counts nothing. */
  Tally NONE =
      new Tally() {
        @Override
        public void count(What what, int times) {}

        @Override
        public void suppressed(Offer.Suppression why) {}
      };

  /** What is counted. */
  enum What {
    OFFERED,
    PUSHED,
    SEEN,
    ACCEPTED,
    DECLINED,
    JOINED,
    REPORTED
  }

  /** It happened so many times. */
  void count(What what, int times);

  /** A host was not asked after all. */
  void suppressed(Offer.Suppression why);
}
