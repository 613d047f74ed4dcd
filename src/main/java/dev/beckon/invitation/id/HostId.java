package dev.beckon.invitation.id;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A person who streams. The id is the {@code sub} of the host's JWT, never a field of a body.
 *
 * @param value 1 to 128 of letters, digits and {@code . _ : | @ -}; no other character, because ids
 *     become parts of keys
 */
public record HostId(String value) implements Comparable<HostId> {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._:|@-]{1,128}");

  public HostId {
    Objects.requireNonNull(value, "host id");
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a host id");
    }
  }

  /** Whether a host id may be made of this text. */
  public static boolean isValid(String value) {
    return SHAPE.matcher(value).matches();
  }

  @Override
  public int compareTo(HostId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
