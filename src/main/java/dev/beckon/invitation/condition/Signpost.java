package dev.beckon.invitation.condition;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells where in a language many hosts are: one host in {@value #EVERY} puts one up, beside the
 * presence row. What it says changes with what the host streams, and so seldom.
 *
 * @param category 0 to 255: the bucket of the main category, in which the host lies
 * @param beside the buckets of the categories beside it, at most {@value #MAX_BESIDE}
 */
public record Signpost(int category, Set<Integer> beside) {
  /** One in so many hosts puts up a signpost. */
  public static final int EVERY = 8;

  /** Further categories are not told; it keeps a signpost short. */
  public static final int MAX_BESIDE = 4;

  public Signpost {
    if (beside.size() > MAX_BESIDE) {
      throw new IllegalArgumentException("a signpost tells " + MAX_BESIDE + " categories beside");
    }
    beside = Set.copyOf(beside);
  }

  /** The signpost of a candidate; empty when the host, as most, puts up none. */
  public static Optional<Signpost> of(Candidate candidate) {
    return at(candidate.host().value()).isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Signpost(
                Cell.of(candidate).category(),
                candidate.categories().stream()
                    .skip(1)
                    .limit(MAX_BESIDE)
                    .map(Category::bucket)
                    .collect(Collectors.toSet())));
  }

  /**
   * Where on the way round a language a host puts up a signpost, 0 to 1; empty when the host puts
   * up none.
   */
  public static OptionalDouble at(String host) {
    return Cell.hash(host) / Cell.SHARDS % EVERY == 0
        ? OptionalDouble.of(Cell.spread(host))
        : OptionalDouble.empty();
  }

  /** Whether its host streams one of these, as the main category or beside it. */
  public boolean tellsOf(Set<Integer> categories) {
    return categories.contains(category) || beside.stream().anyMatch(categories::contains);
  }
}
