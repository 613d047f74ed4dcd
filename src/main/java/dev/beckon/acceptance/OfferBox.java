package dev.beckon.acceptance;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A host's offers. Somebody else's are not there. */
public interface OfferBox {

  /**
   * The offers that the host was told of, of invitations created since then, newest first, with
   * what their invitations were a moment ago.
   *
   * @param limit 1 to 50
   */
  List<Letter> letters(HostId host, Instant since, int limit);

  /** One offer, its visit and its invitation, as they were last written. */
  Optional<Letter> letter(HostId host, OfferId id);

  /** The same as it was a moment ago, at half the price; perhaps not there yet. */
  Optional<Letter> glance(HostId host, OfferId id);

  /**
   * Notes that the host opened it, the first time. What is answered already stays as it is.
   *
   * @return whether it was noted now
   */
  boolean seen(HostId host, OfferId id, Instant now);

  /**
   * Notes that the host said no.
   *
   * @return what it came to
   */
  Declining decline(HostId host, OfferId id, Instant now);

  /** What a decline came to. */
  enum Declining {
    /** The offer is declined now. */
    DECLINED,
    /** It was declined before. */
    BEFORE,
    /** It was answered otherwise before, or is not there. */
    OTHERWISE
  }

  /**
   * An offer with all that its answer depends on.
   *
   * @param visit what became of it, when it was accepted
   */
  record Letter(Offer offer, Optional<Visit> visit, Invitation invitation) {}
}
