package dev.beckon.invitation.id;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What an offer, and the visit that may come of it, is known by inside its candidate's partition:
 * when the invitation was created, so that an inbox sorts by time, and the invitation, so that
 * there is one offer per invitation and host whoever writes it.
 *
 * @param value seven digits of base 32 (seconds since 1970) and the sixteen of the invitation
 */
public record OfferId(String value) implements Comparable<OfferId> {
  private static final int SECONDS_LENGTH = 7;
  private static final Pattern SHAPE = Pattern.compile("[0-9a-v]{23}");

  public OfferId {
    Objects.requireNonNull(value, "offer id");
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an offer id");
    }
  }

  /** Whether this text has the form of an offer id. */
  public static boolean isValid(String value) {
    return SHAPE.matcher(value).matches();
  }

  /** The id of every offer of this invitation. */
  public static OfferId of(InvitationId invitation, Instant invitationCreatedAt) {
    return new OfferId(
        Base32.of(invitationCreatedAt.getEpochSecond(), SECONDS_LENGTH) + invitation.value());
  }

  /** What the ids of offers of invitations created from then on do not sort before. */
  public static String lowestValue(Instant createdAt) {
    return Base32.of(createdAt.getEpochSecond(), SECONDS_LENGTH);
  }

  /** The invitation that this offer is of. */
  public InvitationId invitation() {
    return new InvitationId(value.substring(SECONDS_LENGTH));
  }

  /** When the invitation was created, to the second. */
  public Instant invitationCreatedAt() {
    return Instant.ofEpochSecond(Base32.toLong(value.substring(0, SECONDS_LENGTH)));
  }

  @Override
  public int compareTo(OfferId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
