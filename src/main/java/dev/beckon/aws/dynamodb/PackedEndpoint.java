package dev.beckon.aws.dynamodb;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An endpoint in as few letters as can be, so that a host of several phones has an ask item of less
 * than 1 KB: what all endpoints of SNS have in common is left out, and the UUID at the end is
 * short.
 */
final class PackedEndpoint {
  private static final Pattern OF_SNS =
      Pattern.compile("arn:aws:sns:([^:/~]+:[^:/~]+):endpoint/([^/~]+/[^/~]+)/([^/~]+)");

  private static final String SNS = "~";

  private PackedEndpoint() {}

  static String pack(String endpoint) {
    Matcher matcher = OF_SNS.matcher(endpoint);
    return matcher.matches() && ShortUuid.fits(matcher.group(3))
        ? SNS + matcher.group(1) + ":" + matcher.group(2) + "/" + ShortUuid.of(matcher.group(3))
        : endpoint;
  }

  static String unpack(String packed) {
    if (!packed.startsWith(SNS)) {
      return packed;
    }
    int application = packed.lastIndexOf(':');
    int id = packed.lastIndexOf('/');
    return "arn:aws:sns:"
        + packed.substring(SNS.length(), application)
        + ":endpoint/"
        + packed.substring(application + 1, id + 1)
        + ShortUuid.uuid(packed.substring(id + 1));
  }
}
