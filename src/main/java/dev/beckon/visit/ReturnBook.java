package dev.beckon.visit;

import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import java.time.Instant;
import java.util.Optional;

/** Which guests came back by themselves, noted with the visits that they came back after. */
public interface ReturnBook {

  /**
   * Notes it, where the visit was completed long enough before and nothing is noted yet; the first
   * time is what stays.
   *
   * @return how it stands now, or empty when the guest has no such visit
   */
  Optional<Kept> note(HostId guest, OfferId id, Instant now);

  /**
   * A visit as it was last written.
   *
   * @param cameBackAt when the guest came back first, if so
   */
  record Kept(Visit visit, Optional<Instant> cameBackAt) {}
}
