package dev.beckon.pass;

import dev.beckon.invitation.Visit;
import java.time.Instant;

/** Makes passes. Whether one may be made is the caller's to know: live visit, live room. */
public interface PassMaker {
  /**
   * A pass for this guest into this room, good from now on for at most {@link RoomPass#MAX_AGE}.
   */
  RoomPass make(Visit.Live visit, Instant now);
}
