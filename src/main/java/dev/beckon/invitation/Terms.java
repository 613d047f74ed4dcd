package dev.beckon.invitation;

import dev.beckon.invitation.condition.Condition;
import java.util.Objects;

/**
 * The part of an invitation that never changes and that only selection and the inviter read.
 *
 * @param inviterName as the candidates' phones show it
 * @param matureRoom whether the room needs the candidates' own opt-in
 * @param message at most 200 characters; may be empty
 */
public record Terms(String inviterName, boolean matureRoom, Condition condition, String message) {
  /** The longest message, in characters. */
  public static final int MAX_MESSAGE_LENGTH = 200;

  public Terms {
    Objects.requireNonNull(inviterName, "inviterName");
    Objects.requireNonNull(condition, "condition");
    if (message.length() > MAX_MESSAGE_LENGTH) {
      throw new IllegalArgumentException("a message has at most 200 characters");
    }
  }
}
