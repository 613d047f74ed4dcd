package dev.beckon.presence;

import dev.beckon.http.Fields;
import java.util.Arrays;
import java.util.Optional;

/** A phone as its app tells of it. */
record DeviceJson(Device.Platform platform, String token) {

  /** Reads it; what is wrong is noted in the fields, and then it is worth nothing. */
  static DeviceJson read(Fields fields) {
    String named = fields.text("platform", DeviceJson::isPlatform, "FCM or APNS");
    Optional<Device.Platform> platform =
        Optional.of(named).filter(DeviceJson::isPlatform).map(Device.Platform::valueOf);
    // Whose token it is meant to be is unknown then; FCM's form is the wider one.
    Device.Platform form = platform.orElse(Device.Platform.FCM);
    String token = fields.text("token", form::canGive, form.tokenForm());
    fields.noOthers();
    return new DeviceJson(form, token);
  }

  private static boolean isPlatform(String text) {
    return Arrays.stream(Device.Platform.values()).anyMatch(value -> value.name().equals(text));
  }
}
