package dev.beckon.invitation;

import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.RoomId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** One evening: a host of the Twitch data set asks others in; the room outlives the deadline. */
public final class Samples {
  public static final HostId INVITER = new HostId("de-17");
  public static final HostId ANNA = new HostId("en-4022");
  public static final HostId BRUNO = new HostId("fr-102");
  public static final HostId CLARA = new HostId("es-9");
  public static final RoomId ROOM = RoomId.of(INVITER);
  public static final InvitationId INVITATION = new InvitationId("sbu8f75khq0hqbmu");

  public static final Instant CREATED = Instant.parse("2026-11-22T20:00:00Z");
  public static final Instant SOON = CREATED.plusSeconds(30);
  public static final Instant DEADLINE = CREATED.plus(Duration.ofMinutes(10));
  public static final Instant ROOM_UNTIL = CREATED.plus(Duration.ofMinutes(20));

  private static final Duration TICK = Duration.ofNanos(1);

  private Samples() {}

  static Instant justBefore(Instant instant) {
    return instant.minus(TICK);
  }

  static Instant justAfter(Instant instant) {
    return instant.plus(TICK);
  }

  static Invitation.Facts invitationOf(int seats) {
    return new Invitation.Facts(INVITATION, INVITER, ROOM, seats, CREATED, DEADLINE);
  }

  /** Nobody has come yet, and the room is live past the deadline. */
  static Invitation.Open open(int seats) {
    return Invitation.Open.create(invitationOf(seats), ROOM_UNTIL);
  }

  /** The same with a room that ends when told. */
  static Invitation.Open openUntil(Instant roomUntil) {
    return new Invitation.Open(invitationOf(3), Set.of(ANNA), roomUntil);
  }

  /** Two seats, both taken. */
  static Invitation.Filled filled() {
    return filledUntil(ROOM_UNTIL);
  }

  static Invitation.Filled filledUntil(Instant roomUntil) {
    return new Invitation.Filled(invitationOf(2), Set.of(ANNA, BRUNO), roomUntil);
  }

  /** The offer of the one invitation to this host. */
  public static Offer.Facts offerTo(HostId candidate) {
    return new Offer.Facts(
        invitationOf(3).offerId(),
        candidate,
        INVITER,
        "Gerda",
        ROOM,
        "Come and see the final",
        CREATED,
        DEADLINE,
        Set.of("arn:aws:sns:eu-central-1:123456789012:endpoint/GCM/beckon/" + candidate));
  }

  static Offer.Queued queued() {
    return Offer.Queued.create(offerTo(ANNA));
  }

  static Offer.Queued queuedAndSeenAt(Instant seenAt) {
    return new Offer.Queued(offerTo(ANNA), Optional.of(seenAt));
  }

  static Offer.Sent sent() {
    return new Offer.Sent(offerTo(ANNA));
  }

  static Offer.Seen seenAt(Instant seenAt) {
    return new Offer.Seen(offerTo(ANNA), Optional.of(seenAt));
  }

  /** What is fixed about the visit of a guest who accepted just after being asked. */
  static Visit.Facts visitOf(HostId guest) {
    return new Visit.Facts(invitationOf(3).offerId(), guest, INVITER, ROOM, SOON);
  }

  static Visit.Granted granted() {
    return new Visit.Granted(visitOf(ANNA));
  }

  /** A guest who came in at this moment. */
  static Visit.Joined joinedAt(Instant now) {
    return granted().beat(now);
  }
}
