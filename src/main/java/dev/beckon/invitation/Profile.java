package dev.beckon.invitation;

import dev.beckon.invitation.id.HostId;
import java.util.List;
import java.util.Objects;

/**
 * Who a host is, in the host's own words.
 *
 * @param name 1 to 50 characters, shown to others
 * @param language ISO 639-1
 * @param categories 0 to 10, the main one first
 * @param region ISO 3166-1 alpha-2, or empty
 * @param level 0 to 1000
 * @param audience usual viewers of a stream, 0 or more
 * @param mature whether the host's room is for adults
 */
public record Profile(
    HostId host,
    String name,
    String language,
    List<String> categories,
    String region,
    int level,
    long audience,
    boolean mature) {
  public static final int MAX_NAME_LENGTH = 50;
  public static final int MAX_LEVEL = 1000;
  public static final long MAX_AUDIENCE = 1_000_000_000;

  public Profile {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(region, "region");
    categories = List.copyOf(categories);
    if (level < 0 || level > MAX_LEVEL || audience < 0 || audience > MAX_AUDIENCE) {
      throw new IllegalArgumentException("level or audience out of bounds");
    }
  }
}
