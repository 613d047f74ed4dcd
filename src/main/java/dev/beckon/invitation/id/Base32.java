package dev.beckon.invitation.id;

/** The digits ids are written with: base 32 in an order in which text sorts like the number. */
final class Base32 {
  private static final int BITS = 5;

  private Base32() {}

  /** The lowest {@code digits × 5} bits of the number, most significant first. */
  static String of(long number, int digits) {
    char[] text = new char[digits];
    long rest = number;
    for (int i = digits - 1; i >= 0; i--) {
      text[i] = Character.forDigit((int) (rest & 31), 32);
      rest >>>= BITS;
    }
    return new String(text);
  }

  static long toLong(String text) {
    return Long.parseLong(text, 32);
  }
}
