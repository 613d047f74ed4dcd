package dev.beckon.http;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The categories that this service knows, where it was told; any well-formed one where it was not.
 *
 * @param categories empty when it was not told
 */
public record Catalogue(Set<String> categories) {
  /** Takes any well-formed category. */
  public static final Catalogue ANY = new Catalogue(Set.of());

  public Catalogue {
    categories = Set.copyOf(categories);
  }

  /**
   * Reads a list with commas between.
   *
   * @throws IllegalArgumentException when one of them is not well-formed
   */
  public static Catalogue read(String list) {
    Set<String> categories =
        Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    if (!categories.stream().allMatch(Forms::category)) {
      throw new IllegalArgumentException(
          "it must be a list with commas between, of 1 to 40 of a-z, 0-9 and - each");
    }
    return new Catalogue(categories);
  }

  /** Whether a host may say this category. */
  public boolean has(String category) {
    return categories.isEmpty() ? Forms.category(category) : categories.contains(category);
  }

  /** What it has, for a fault. */
  public String what() {
    return categories.isEmpty() ? Forms.CATEGORY : "one of the categories of this service";
  }
}
