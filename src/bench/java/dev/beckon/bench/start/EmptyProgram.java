package dev.beckon.bench.start;

/** Does nothing: what a JVM costs here and now, before anything of ours. */
final class EmptyProgram {
  private EmptyProgram() {}

  public static void main(String[] args) {}
}
