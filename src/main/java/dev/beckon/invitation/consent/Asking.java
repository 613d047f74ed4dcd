package dev.beckon.invitation.consent;

import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.id.Sha256;
import java.time.Instant;
import java.util.Objects;

/**
 * That a host was asked, as briefly as it can be remembered: who and what for are marks of 36 bits,
 * which tell the few askings of a day apart. Two that are taken for one cost a host one offer.
 *
 * @param offer the mark of the offer
 * @param inviter the mark of whoever invited
 */
public record Asking(Instant at, String offer, String inviter) {
  private static final int MARK_LENGTH = 6;

  public Asking {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(offer, "offer");
    Objects.requireNonNull(inviter, "inviter");
  }

  /** The asking of this offer. */
  public static Asking of(OfferId offer, HostId inviter, Instant at) {
    return new Asking(at, mark("offer " + offer), mark("inviter " + inviter));
  }

  private static String mark(String name) {
    return Sha256.digits(name, MARK_LENGTH);
  }
}
