package dev.beckon.invitation.id;

import java.util.Objects;

/**
 * The inviter's live room. A host has at most one. Its id derives from the host's own, or the
 * issuer of the host's token vouches for it; no body can name somebody else's.
 *
 * @param value the id that room passes and the media server know the room by
 */
public record RoomId(String value) {
  public RoomId {
    Objects.requireNonNull(value, "room id");
    if (value.isBlank()) {
      throw new IllegalArgumentException("not a room id");
    }
  }

  /** The one room of this host. */
  public static RoomId of(HostId host) {
    return new RoomId("room-" + host.value());
  }

  @Override
  public String toString() {
    return value;
  }
}
