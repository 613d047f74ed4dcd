package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.id.HostId;

/**
 * A host's id in as few letters as can be, as it is read with each row of a look: a UUID, which is
 * what most identity providers have as the subject, is short; any other id is as long as it is.
 */
final class PackedId {
  private static final char AS_IT_IS = '#';
  private static final char SHORT = '~';

  private PackedId() {}

  static String pack(HostId host) {
    return ShortUuid.fits(host.value())
        ? SHORT + ShortUuid.of(host.value())
        : AS_IT_IS + host.value();
  }

  static HostId unpack(String packed) {
    String id = packed.substring(1);
    return new HostId(packed.charAt(0) == SHORT ? ShortUuid.uuid(id) : id);
  }
}
