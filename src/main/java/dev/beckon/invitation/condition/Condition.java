package dev.beckon.invitation.condition;

import dev.beckon.invitation.id.HostId;
import java.util.Set;

/**
 * Which hosts to ask. An empty set asks for nothing in particular, except for languages: somebody
 * must understand the stream.
 *
 * @param languages 1 to 5, ISO 639-1
 * @param categories 0 to 10; a candidate has at least one of them
 * @param regions 0 to 10, ISO 3166-1 alpha-2; who does not say their region is in none
 * @param mature whether hosts whose own stream is for adults may be asked
 * @param availability at least one
 * @param excluded 0 to 100 hosts who are not to be asked
 */
public record Condition(
    Set<String> languages,
    Set<String> categories,
    Set<String> regions,
    Range level,
    Range audience,
    boolean mature,
    Set<Availability> availability,
    Set<HostId> excluded) {
  public static final int MAX_LANGUAGES = 5;
  public static final int MAX_CATEGORIES = 10;
  public static final int MAX_REGIONS = 10;
  public static final int MAX_EXCLUDED = 100;

  public Condition {
    languages = bounded("languages", languages, 1, MAX_LANGUAGES);
    categories = bounded("categories", categories, 0, MAX_CATEGORIES);
    regions = bounded("regions", regions, 0, MAX_REGIONS);
    availability = bounded("availability", availability, 1, Availability.values().length);
    excluded = bounded("excluded", excluded, 0, MAX_EXCLUDED);
  }

  /** Whether this host is one of those asked for. */
  public boolean fits(Candidate candidate) {
    return languages.contains(candidate.language())
        && (categories.isEmpty() || candidate.categories().stream().anyMatch(categories::contains))
        && (regions.isEmpty() || regions.contains(candidate.region()))
        && level.contains(candidate.level())
        && audience.contains(candidate.audience())
        && (mature || !candidate.mature())
        && availability.contains(candidate.availability())
        && !excluded.contains(candidate.host());
  }

  private static <T> Set<T> bounded(String name, Set<T> values, int min, int max) {
    if (values.size() < min || values.size() > max) {
      throw new IllegalArgumentException(name + " must be " + min + " to " + max);
    }
    return Set.copyOf(values);
  }
}
