package dev.beckon.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.FakeEndpoints;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.Device;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An asking is one unit as long as the item that decides it is at most a kilobyte. */
class AskItemSizeTest {
  private static final int KILOBYTE = 1024;

  @ParameterizedTest(name = "{0} askings, {1} phones: at most {2} KB")
  @CsvSource({"12, 2, 1", "18, 2, 1", "18, 3, 1", "18, 5, 2", "18, 10, 2"})
  void staysSmall(int askings, int phones, int kilobytes) {
    try (MeteredScene scene = new MeteredScene()) {
      HostId host = scene.candidates(1).get(0);
      scene.says(host, scene.wishes().quiet("03:00", "05:00", "Europe/Berlin").all());
      for (int n = 2; n < phones; n++) {
        phone(scene, host, n);
      }
      scene.askedBefore(host, askings);
      assertThat(scene.askBytes(host))
          .isBetween((kilobytes - 1L) * KILOBYTE + 1, (long) kilobytes * KILOBYTE);
    }
  }

  private static void phone(MeteredScene scene, HostId host, int n) {
    String token = UUID.nameUUIDFromBytes(new byte[] {(byte) n}).toString();
    scene.hosts.saveDevice(
        host,
        new Device(token, Device.Platform.FCM, FakeEndpoints.endpoint(Device.Platform.FCM, token)),
        "q".repeat(42) + n);
  }
}
