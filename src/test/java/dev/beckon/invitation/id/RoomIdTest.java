package dev.beckon.invitation.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomIdTest {

  @Test
  void aHostHasOneRoomThatOnlyTheirOwnIdLeadsTo() {
    assertThat(RoomId.of(new HostId("de-17")))
        .isEqualTo(RoomId.of(new HostId("de-17")))
        .isNotEqualTo(RoomId.of(new HostId("de-1")))
        .hasToString("room-de-17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void aBlankTextIsNoRoom(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new RoomId(value));
  }

  @Test
  void nothingIsNoRoom() {
    assertThatNullPointerException().isThrownBy(() -> new RoomId(null));
  }
}
