package dev.beckon.invitation.condition;

import java.util.Collection;
import java.util.List;

/**
 * A category as presence knows it: a number made of its name, so that nobody has to keep a list of
 * them and long names cost no more than short ones. That two names have one number happens once in
 * a million pairs; then a host is asked who streams the other.
 *
 * @param code 0 to 2^20 - 1
 */
public record Category(int code) {
  private static final int CODES = 1 << 20;

  public Category {
    if (code < 0 || code >= CODES) {
      throw new IllegalArgumentException("a category is a number of 20 bits");
    }
  }

  /** The category of this name. */
  public static Category of(String name) {
    return new Category((int) (Cell.hash(name) % CODES));
  }

  /** The categories of these names, in their order. */
  public static List<Category> of(Collection<String> names) {
    return names.stream().map(Category::of).toList();
  }

  /** The bucket in which hosts lie whose main category it is. */
  public int bucket() {
    return code % Cell.CATEGORIES;
  }
}
