package dev.beckon.bench.start;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * The measure of this machine at this moment: a JVM, flagged as the functions' is, that does
 * nothing.
 */
final class EmptyJvm {
  private EmptyJvm() {}

  static long startAndEndNanos() throws IOException, InterruptedException {
    ProcessBuilder program =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx160m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            ownClasses(),
            EmptyProgram.class.getName());
    long before = System.nanoTime();
    int exitCode = program.inheritIO().start().waitFor();
    long nanos = System.nanoTime() - before;
    if (exitCode != 0) {
      throw new IOException("an empty JVM ended with exit code " + exitCode);
    }
    return nanos;
  }

  private static String ownClasses() throws IOException {
    try {
      return Path.of(EmptyProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IOException("cannot tell where the benchmark's classes are", e);
    }
  }
}
