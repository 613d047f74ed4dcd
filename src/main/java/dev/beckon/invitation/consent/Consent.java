package dev.beckon.invitation.consent;

import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Offer.Suppression;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a host may be asked: what the host said, and what has happened to the host since.
 *
 * @param visiting whether the host is in a visit
 * @param lately when the host was asked
 */
public record Consent(Preferences preferences, boolean visiting, Askings lately) {
  /** What friends are let through, where the host wants that. */
  private static final Set<Suppression> NOT_FOR_FRIENDS =
      EnumSet.of(
          Suppression.DO_NOT_DISTURB,
          Suppression.QUIET_HOURS,
          Suppression.CAP_PER_HOUR,
          Suppression.CAP_PER_DAY);

  /**
   * Why this offer may not be made now, the weightiest reason; empty when it may be. An offer that
   * is among the askings was made before, and may be.
   *
   * @param matureRoom whether the room is one for adults
   * @param friend whether the inviter is one of the host's friends
   */
  public Optional<Suppression> refusal(Offer.Facts offer, boolean matureRoom, boolean friend) {
    Asking asking = Asking.of(offer.id(), offer.inviter(), offer.offeredAt());
    if (lately.has(asking)) {
      return Optional.empty();
    }
    Optional<Suppression> always = atAnyTime(offer, asking, matureRoom);
    return always.isPresent() || (friend && preferences.friendsAlways())
        ? always
        : now(asking.at());
  }

  /** Whether it would be another answer if the inviter were one of the host's friends. */
  public boolean asksForFriends(Suppression refusal) {
    return preferences.friendsAlways() && NOT_FOR_FRIENDS.contains(refusal);
  }

  private Optional<Suppression> atAnyTime(Offer.Facts offer, Asking asking, boolean matureRoom) {
    if (!preferences.askMe()) {
      return Optional.of(Suppression.NOT_OPTED_IN);
    }
    if (matureRoom && !preferences.matureRooms()) {
      return Optional.of(Suppression.NO_MATURE_ROOMS);
    }
    if (preferences.muted().contains(offer.inviter())) {
      return Optional.of(Suppression.MUTED);
    }
    if (visiting) {
      return Optional.of(Suppression.BUSY);
    }
    return lately.hasOfInviter(asking, asking.at().minus(preferences.pause()))
        ? Optional.of(Suppression.SAME_INVITER)
        : Optional.empty();
  }

  private Optional<Suppression> now(Instant now) {
    if (preferences.doNotDisturbUntil().filter(until -> until.isAfter(now)).isPresent()) {
      return Optional.of(Suppression.DO_NOT_DISTURB);
    }
    if (preferences.isQuiet(now)) {
      return Optional.of(Suppression.QUIET_HOURS);
    }
    return preferences
        .pace()
        .reached(lately.times(), now)
        .map(
            reached ->
                switch (reached.limit()) {
                  case PER_HOUR -> Suppression.CAP_PER_HOUR;
                  case PER_DAY -> Suppression.CAP_PER_DAY;
                });
  }
}
