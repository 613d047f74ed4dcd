package dev.beckon.bench;

import dev.beckon.local.Progress;

/** Measures one thing. */
public interface Benchmark {
  /** What it measures, in one line. */
  String question();

  /**
   * Measures it, which may take minutes.
   *
   * @param progress hears what is being done, now and then
   * @throws Exception whatever stops it; its message is told
   */
  Report run(Progress progress) throws Exception;
}
