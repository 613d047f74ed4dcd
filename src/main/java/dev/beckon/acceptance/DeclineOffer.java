package dev.beckon.acceptance;

import dev.beckon.invitation.Offer;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.port.Tally;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The host who is asked says no: to this one, for tonight, or, with a report, for good. */
public final class DeclineOffer {
  private final OfferBox box;
  private final Boundaries boundaries;
  private final Tally tally;
  private final Clock clock;

  public DeclineOffer(OfferBox box, Boundaries boundaries, Tally tally, Clock clock) {
    this.box = box;
    this.boundaries = boundaries;
    this.tally = tally;
    this.clock = clock;
  }

  /** What came of it. */
  public enum Outcome {
    DECLINED,
    /** It was accepted before; what else the host asked for is done all the same. */
    ACCEPTED_BEFORE,
    UNKNOWN
  }

  /**
   * Declines it; twice is the same as once.
   *
   * @param notTonight whether the host wants to be asked nothing before the night is over
   */
  public Outcome decline(HostId host, OfferId id, boolean notTonight) {
    if (offered(host, id).isEmpty()) {
      return Outcome.UNKNOWN;
    }
    Instant now = clock.instant();
    if (notTonight) {
      boundaries.doNotDisturb(host, boundaries.preferences(host).endOfNight(now));
    }
    return decline(host, id, now);
  }

  private Outcome decline(HostId host, OfferId id, Instant now) {
    return switch (box.decline(host, id, now)) {
      case DECLINED -> {
        tally.count(Tally.What.DECLINED, 1);
        yield Outcome.DECLINED;
      }
      case BEFORE -> Outcome.DECLINED;
      case OTHERWISE -> Outcome.ACCEPTED_BEFORE;
    };
  }

  /** What came of a report. */
  public sealed interface Reported {
    /**
     * It is kept.
     *
     * @param muted whether the inviter is muted; not when the host mutes as many as there may be
     */
    record Kept(boolean muted) implements Reported {}

    /** The host has no such offer. */
    record Unknown() implements Reported {}
  }

  /** Reports the offer: its inviter is muted, and the offer is declined if it still can be. */
  public Reported report(HostId host, OfferId id, Report.Reason reason, String text) {
    Optional<Offer.Facts> offer = offered(host, id);
    if (offer.isEmpty()) {
      return new Reported.Unknown();
    }
    Instant now = clock.instant();
    boundaries.report(new Report(offer.get(), reason, text, now));
    boolean muted = boundaries.mute(host, offer.get().inviter());
    decline(host, id, now);
    tally.count(Tally.What.REPORTED, 1);
    return new Reported.Kept(muted);
  }

  /** The offer, if the host ever heard of it. */
  private Optional<Offer.Facts> offered(HostId host, OfferId id) {
    return box.letter(host, id)
        .map(OfferBox.Letter::offer)
        .filter(offer -> !(offer instanceof Offer.Suppressed))
        .filter(offer -> !(offer instanceof Offer.Unreachable))
        .map(Offer::facts);
  }
}
