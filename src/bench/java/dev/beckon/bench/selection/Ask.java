package dev.beckon.bench.selection;

import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.id.HostId;
import dev.beckon.selection.pick.Wanted;
import java.time.Instant;

/** What one inviter asks for. */
public record Ask(Condition condition, HostId inviter, boolean matureRoom) {
  Wanted at(Instant now) {
    return new Wanted(condition, inviter, matureRoom, now);
  }
}
