package dev.beckon.local;

/** Hears, line by line, what the runner is doing and what went wrong. */
@FunctionalInterface
public interface Progress {
  void line(String words);

  /** To the terminal. */
  static Progress console() {
    return System.out::println;
  }

  /** To nobody. */
  static Progress silent() {
    return words -> {};
  }
}
