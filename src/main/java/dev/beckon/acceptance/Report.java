package dev.beckon.acceptance;

import dev.beckon.invitation.Offer;
import java.time.Instant;
import java.util.Objects;

/**
 * A host's word about an offer that is not as it should be.
 *
 * @param offer the offer, its candidate being who reports
 * @param text the host's own words, may be empty
 */
public record Report(Offer.Facts offer, Reason reason, String text, Instant reportedAt) {
  /** The longest text, in characters. */
  public static final int MAX_TEXT_LENGTH = 500;

  public Report {
    Objects.requireNonNull(offer, "offer");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(reportedAt, "reportedAt");
    if (text.length() > MAX_TEXT_LENGTH) {
      throw new IllegalArgumentException("a report has at most 500 characters");
    }
  }

  /** What is wrong. */
  public enum Reason {
    SPAM,
    HARASSMENT,
    HATE,
    SEXUAL_CONTENT,
    IMPERSONATION,
    SCAM,
    OTHER
  }
}
