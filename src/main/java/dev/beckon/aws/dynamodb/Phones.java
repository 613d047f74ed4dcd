package dev.beckon.aws.dynamodb;

import dev.beckon.presence.Device;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A host's phones, each an attribute of the ask item: so the one write that decides whether the
 * host is asked returns where to push, as it is at that moment and without a read.
 */
final class Phones {
  private static final String BETWEEN = " ";
  private static final int PARTS = 3;

  private Phones() {}

  /** What the item tells of a phone. */
  record Phone(Device device, String tokenHash) {
    String text() {
      return String.join(
          BETWEEN, device.platform().name(), PackedEndpoint.pack(device.endpoint()), tokenHash);
    }
  }

  static Stream<Phone> all(Item ask) {
    return ask.attributes().entrySet().stream()
        .filter(attribute -> Schema.isDevice(attribute.getKey()))
        .map(attribute -> phone(Schema.deviceOf(attribute.getKey()), attribute.getValue().s()));
  }

  static Optional<Phone> phone(Item ask, String deviceId) {
    return ask.optionalText(Schema.device(deviceId)).map(text -> phone(deviceId, text));
  }

  static List<Device> devices(Item ask) {
    return all(ask).map(Phone::device).toList();
  }

  static Set<String> endpoints(Item ask) {
    return all(ask).map(phone -> phone.device().endpoint()).collect(Collectors.toSet());
  }

  private static Phone phone(String deviceId, String text) {
    String[] parts = text.split(BETWEEN, PARTS);
    return new Phone(
        new Device(deviceId, Device.Platform.valueOf(parts[0]), PackedEndpoint.unpack(parts[1])),
        parts[2]);
  }
}
