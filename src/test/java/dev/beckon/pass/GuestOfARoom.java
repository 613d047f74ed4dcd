package dev.beckon.pass;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.RoomId;
import java.time.Instant;

/** Visits that passes are made for. */
public final class GuestOfARoom {
  /** When passes are made, between two seconds. */
  public static final Instant NOW = Invitations.EVENING.plusMillis(1_234);

  private GuestOfARoom() {}

  /** Anna, let into the inviter's room. */
  public static Visit.Granted anna() {
    return Invitations.visit(Invitations.by(Hosts.INVITER).facts(), Hosts.ANNA, NOW);
  }

  /** The same in another room. */
  public static Visit.Granted annaIn(RoomId room) {
    Visit.Facts facts = anna().facts();
    return new Visit.Granted(
        new Visit.Facts(facts.id(), facts.guest(), facts.inviter(), room, facts.grantedAt()));
  }

  /** Another guest in the same room. */
  public static Visit.Granted guest(HostId guest) {
    return Invitations.visit(Invitations.by(Hosts.INVITER).facts(), guest, NOW);
  }
}
