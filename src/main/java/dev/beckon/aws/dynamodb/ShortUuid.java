package dev.beckon.aws.dynamodb;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/** A UUID in 22 letters instead of 36. */
final class ShortUuid {
  private static final Pattern UUIDS =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private ShortUuid() {}

  /** Whether it is a UUID as most write it. */
  static boolean fits(String text) {
    return UUIDS.matcher(text).matches();
  }

  static String of(String uuid) {
    UUID id = UUID.fromString(uuid);
    return ENCODER.encodeToString(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array());
  }

  static String uuid(String letters) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(letters));
    return new UUID(bytes.getLong(), bytes.getLong()).toString();
  }
}
