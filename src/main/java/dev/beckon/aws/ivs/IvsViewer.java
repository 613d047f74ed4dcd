package dev.beckon.aws.ivs;

import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.Sha256;

/**
 * Who a guest is in IVS, which has one field for that, of 40 characters at most, and no person is
 * to be known by it: the mark of a host visitor, and a hash of the host's id.
 *
 * @param id the same in all visits of the guest
 * @param version one more with each second in which the guest is let in, so that what revokes a
 *     visit leaves later ones alone
 */
record IvsViewer(String id, int version) {
  private static final String MARK = "host-visitor-";

  /** 162 bits of the hash; that and the mark are 40 characters. */
  private static final int HASH_LENGTH = 27;

  /** Versions are seconds since 2020: those of IVS end with 31 bits. */
  private static final long FIRST_EPOCH_SECOND = 1_577_836_800L;

  static IvsViewer of(Visit.Facts visit) {
    return new IvsViewer(
        MARK + Sha256.digits(visit.guest().value(), HASH_LENGTH),
        Math.toIntExact(visit.grantedAt().getEpochSecond() - FIRST_EPOCH_SECOND));
  }
}
