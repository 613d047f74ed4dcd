package dev.beckon.intake;

import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.RoomId;
import java.util.Map;
import java.util.Optional;

/** Says which room is a host's. No body has a say in it. */
public interface RoomDirectory {
  /** Every host has a room, which is called after the host. */
  RoomDirectory OF_HOSTS = (host, claims) -> Optional.of(RoomId.of(host));

  /**
   * The room of this host, or empty when there is none.
   *
   * @param claims what the issuer of the host's token says of the host
   */
  Optional<RoomId> roomOf(HostId host, Map<String, String> claims);
}
