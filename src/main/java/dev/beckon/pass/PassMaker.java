package dev.beckon.pass;

import dev.beckon.invitation.Visit;
import dev.beckon.pass.jose.PassKey;
import java.time.Instant;
import java.util.List;

/** Makes passes. Whether one may be made is the caller's to know: live visit, live room. */
public interface PassMaker {
  /**
   * A pass for this guest into this room, good from now on for at most {@link RoomPass#MAX_AGE}.
   */
  RoomPass make(Visit.Live visit, Instant now);

  /**
   * What passes are checked with, while more than one key is live all of them. None where whoever
   * checks has the key by another way.
   */
  default List<PassKey> publicKeys() {
    return List.of();
  }
}
