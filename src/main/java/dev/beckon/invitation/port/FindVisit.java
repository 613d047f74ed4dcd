package dev.beckon.invitation.port;

import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import java.util.Optional;

/** Reads a visit, as it was last written; mind {@link Visit#at}. */
public interface FindVisit {
  /** The newest state of this guest's visit, or empty when there is none. */
  Optional<Visit> find(HostId guest, OfferId id);
}
