package dev.beckon.invitation.condition;

import dev.beckon.invitation.id.HostId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
 * @param friendsOnly whether only the inviter's friends are asked
 * @param widen whether hosts a little off what is asked for may be asked where too few fit: see
 *     {@link Rung}
 */
public record Condition(
    Set<String> languages,
    Set<String> categories,
    Set<String> regions,
    Range level,
    Range audience,
    boolean mature,
    Set<Availability> availability,
    Set<HostId> excluded,
    boolean friendsOnly,
    boolean widen) {
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

  /** A condition that asks not only friends, and is taken at its word. */
  public Condition(
      Set<String> languages,
      Set<String> categories,
      Set<String> regions,
      Range level,
      Range audience,
      boolean mature,
      Set<Availability> availability,
      Set<HostId> excluded) {
    this(
        languages,
        categories,
        regions,
        level,
        audience,
        mature,
        availability,
        excluded,
        false,
        false);
  }

  /** The same, for hosts of another audience. */
  public Condition withAudience(Range other) {
    return new Condition(
        languages,
        categories,
        regions,
        level,
        other,
        mature,
        availability,
        excluded,
        friendsOnly,
        widen);
  }

  /** Whether this host is one of those asked for. */
  public boolean fits(Candidate candidate) {
    return distance(candidate).filter(rung -> rung.compareTo(Rung.REGIONS) < 0).isPresent();
  }

  /**
   * How far the host is from what is asked for; empty when the host may not be asked.
   *
   * <p>Whether they are a friend is not told here: friends are looked up, not filtered.
   */
  public Optional<Rung> rung(Candidate candidate) {
    return distance(candidate).filter(rung -> widen || rung.compareTo(Rung.REGIONS) < 0);
  }

  private Optional<Rung> distance(Candidate candidate) {
    if (!languages.contains(candidate.language())
        || (!mature && candidate.mature())
        || !availability.contains(candidate.availability())
        || excluded.contains(candidate.host())
        || !level.wider().contains(candidate.level())
        || !audience.wider().contains(candidate.audience())) {
      return Optional.empty();
    }
    List<Category> asked = Category.of(categories);
    if (!asked.isEmpty() && Collections.disjoint(asked, candidate.categories())) {
      return Optional.of(Rung.CATEGORIES);
    }
    if (!audience.contains(candidate.audience())) {
      return Optional.of(Rung.AUDIENCE);
    }
    if (!level.contains(candidate.level())) {
      return Optional.of(Rung.LEVEL);
    }
    if (!regions.isEmpty() && !regions.contains(candidate.region())) {
      return Optional.of(Rung.REGIONS);
    }
    return Optional.of(
        asked.isEmpty() || asked.contains(candidate.categories().get(0))
            ? Rung.AS_ASKED
            : Rung.SIDE_CATEGORIES);
  }

  private static <T> Set<T> bounded(String name, Set<T> values, int min, int max) {
    if (values.size() < min || values.size() > max) {
      throw new IllegalArgumentException(name + " must be " + min + " to " + max);
    }
    return Set.copyOf(values);
  }
}
