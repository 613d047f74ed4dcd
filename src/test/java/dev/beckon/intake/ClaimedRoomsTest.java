package dev.beckon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.invitation.id.RoomId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A room is the host's own, or vouched for by whoever signs the host's token. */
class ClaimedRoomsTest {
  private final RoomDirectory rooms = new ClaimedRooms("custom:channel");

  @Test
  void theClaimNamesTheRoom() {
    assertThat(rooms.roomOf(Hosts.ANNA, Map.of("sub", "x", "custom:channel", "AbCdEf123456")))
        .contains(new RoomId("AbCdEf123456"));
  }

  @Test
  void whoHasNoSuchClaimHasNoRoom() {
    assertThat(rooms.roomOf(Hosts.ANNA, Map.of("sub", "x", "channel", "AbCdEf123456"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", "a b", "../x", "{room}", "a#b", "a:b"})
  void aClaimThatCanBeNoRoomsNameIsNone(String claim) {
    assertThat(rooms.roomOf(Hosts.ANNA, Map.of("custom:channel", claim))).isEmpty();
    assertThat(rooms.roomOf(Hosts.ANNA, Map.of("custom:channel", "x".repeat(129)))).isEmpty();
  }

  @Test
  void withoutAClaimARoomIsCalledAfterItsHost() {
    assertThat(RoomDirectory.OF_HOSTS.roomOf(Hosts.ANNA, Map.of())).contains(RoomId.of(Hosts.ANNA));
  }
}
