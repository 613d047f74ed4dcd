package dev.beckon.aws.sns;

/** Texts that hosts wrote, made to fit into a push. */
final class PushText {
  private static final String MORE = "…";
  private static final int MORE_BYTES = 3;
  private static final int JOINER = 0x200D;
  private static final int REPLACEMENT = 0xFFFD;

  private PushText() {}

  /**
   * The text, or as much of its beginning as takes at most so many bytes of JSON in UTF-8. It is
   * cut between code points, and not before a mark that belongs to the letter or picture before it.
   * Half a surrogate pair, which UTF-8 cannot say, becomes U+FFFD.
   *
   * @param maxBytes at least 3, for the ellipsis at the cut
   */
  static String fit(String text, int maxBytes) {
    StringBuilder fitted = new StringBuilder();
    int bytes = 0;
    int cut = 0;
    int before = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int codePoint = whole(text.codePointAt(at));
      if (bytes <= maxBytes - MORE_BYTES && before != JOINER && !clings(codePoint)) {
        cut = fitted.length();
      }
      bytes += bytes(codePoint);
      if (bytes > maxBytes) {
        return fitted.substring(0, cut) + MORE;
      }
      fitted.appendCodePoint(codePoint);
      before = codePoint;
    }
    return fitted.toString();
  }

  private static int whole(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE
        ? REPLACEMENT
        : codePoint;
  }

  /** Whether it belongs to what stands before it: accents, variation selectors, skin colours. */
  private static boolean clings(int codePoint) {
    if (codePoint == JOINER || (codePoint >= 0x1F3FB && codePoint <= 0x1F3FF)) {
      return true;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  private static int bytes(int codePoint) {
    if (codePoint < ' ') {
      return "\b\t\n\f\r".indexOf(codePoint) >= 0 ? 2 : 6;
    }
    if (codePoint == '"' || codePoint == '\\') {
      return 2;
    }
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
