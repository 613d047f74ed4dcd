package dev.beckon.meter;

/** Bytes in capacity units: a write takes one for every KB begun, a strong read for every 4 KB. */
final class Units {
  /** A write in a transaction is prepared and committed, and a read looked at twice. */
  static final int IN_TRANSACTION = 2;

  private static final int WRITE_BYTES = 1024;
  private static final int READ_BYTES = 4096;

  private Units() {}

  /** One at least: nothing written, or deleted, costs as much as a little. */
  static long write(long bytes) {
    return begun(bytes, WRITE_BYTES);
  }

  /** One at least, and half of it when the read may be stale. */
  static double read(long bytes, boolean consistent) {
    return begun(bytes, READ_BYTES) * (consistent ? 1 : 0.5);
  }

  private static long begun(long bytes, int unit) {
    return Math.max(1, (bytes + unit - 1) / unit);
  }
}
