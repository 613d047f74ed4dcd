package dev.beckon.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.id.HostId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedIdTest {
  @Test
  void aUuidTakes22LettersAndOneThatSaysSo() {
    assertThat(PackedId.pack(new HostId("5e3e9847-3183-3f18-a7e8-671c3a57d4b3"))).hasSize(23);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5e3e9847-3183-3f18-a7e8-671c3a57d4b3",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "5E3E9847-3183-3F18-A7E8-671C3A57D4B3",
        "en-4022",
        "auth0|google-oauth2:_@.5",
        "-"
      })
  void everyIdComesBackAsItWas(String id) {
    assertThat(PackedId.unpack(PackedId.pack(new HostId(id)))).isEqualTo(new HostId(id));
  }
}
