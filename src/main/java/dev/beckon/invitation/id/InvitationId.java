package dev.beckon.invitation.id;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What an invitation is known by: 80 bits in 16 digits of base 32.
 *
 * @param value sixteen of {@code 0-9a-v}
 */
public record InvitationId(String value) {
  static final int LENGTH = 16;
  private static final Pattern SHAPE = Pattern.compile("[0-9a-v]{16}");

  public InvitationId {
    Objects.requireNonNull(value, "invitation id");
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an invitation id");
    }
  }

  /** Whether this text has the form of an invitation id. */
  public static boolean isValid(String value) {
    return SHAPE.matcher(value).matches();
  }

  /**
   * The id of what this host asks for under this idempotency key. The same key always leads to the
   * same item, so a retry costs nothing until it happens.
   */
  public static InvitationId derivedFrom(HostId host, String idempotencyKey) {
    ByteBuffer bytes = ByteBuffer.wrap(Sha256.of(host.value() + '\n' + idempotencyKey));
    return of(bytes.getLong(), bytes.getLong());
  }

  /** A fresh id; the source of randomness is the caller's. */
  public static InvitationId random(RandomGenerator random) {
    return of(random.nextLong(), random.nextLong());
  }

  private static InvitationId of(long high, long low) {
    return new InvitationId(Base32.of(high, LENGTH / 2) + Base32.of(low, LENGTH / 2));
  }

  @Override
  public String toString() {
    return value;
  }
}
