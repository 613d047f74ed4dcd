package dev.beckon.selection;

import dev.beckon.invitation.id.InvitationId;
import java.time.Duration;

/**
 * Wakes {@link SendWave#due} later. A timer may go off late, twice, or, if it got lost, never:
 * cleanup finds what it should have done.
 */
public interface WaveTimer {
  /** The longest that a timer can wait, SQS's bound. */
  Duration LONGEST = Duration.ofMinutes(15);

  /** Sets nothing; waves then go on when cleanup comes by. */
  WaveTimer NONE = (invitation, wave, after) -> {};

  /**
   * Sets a timer; one that is set already stays.
   *
   * @param wave the last wave that is out, from 1 on; the timer means nothing once there is another
   * @param after in whole seconds, 1 to {@link #LONGEST}
   * @throws dev.beckon.invitation.Unavailable when it cannot be set just now
   */
  void set(InvitationId invitation, int wave, Duration after);
}
