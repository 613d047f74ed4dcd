package dev.beckon.invitation.condition;

import dev.beckon.invitation.id.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A reachable host as conditions and ranking see them. It was true when it was written; the host's
 * own item has the last word.
 *
 * @param language the language the host streams in, ISO 639-1
 * @param categories what the host streams, the main one first
 * @param region ISO 3166-1 alpha-2, or empty when the host does not say
 * @param level 0 or more
 * @param audience usual viewers of a stream, 0 or more
 * @param mature whether the host's own stream is for adults
 * @param matureRooms whether the host opted in to be asked into rooms for adults
 * @param reachableUntil the lease: from then on the host is not asked
 * @param asked how often the host was asked lately
 */
public record Candidate(
    HostId host,
    String language,
    List<Category> categories,
    String region,
    int level,
    long audience,
    boolean mature,
    boolean matureRooms,
    Availability availability,
    Instant reachableUntil,
    Asked asked) {
  public Candidate {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(availability, "availability");
    Objects.requireNonNull(reachableUntil, "reachableUntil");
    Objects.requireNonNull(asked, "asked");
    categories = List.copyOf(categories);
  }
}
