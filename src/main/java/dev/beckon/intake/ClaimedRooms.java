package dev.beckon.intake;

import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.RoomId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rooms that the issuer of the hosts' tokens vouches for, in a claim. */
public final class ClaimedRooms implements RoomDirectory {
  /** What media servers take as a name: channels of IVS, rooms of LiveKit. */
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  private final String claim;

  /**
   * @param claim the claim that names the host's room
   */
  public ClaimedRooms(String claim) {
    this.claim = claim;
  }

  /** A claim that could be no room's name is as good as none. */
  @Override
  public Optional<RoomId> roomOf(HostId host, Map<String, String> claims) {
    return Optional.ofNullable(claims.get(claim))
        .filter(room -> SHAPE.matcher(room).matches())
        .map(RoomId::new);
  }
}
