package dev.beckon.invitation.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When and for what a host was asked lately.
 *
 * @param newestFirst all of the last 24 hours, or at least {@value #KEPT} of them
 */
public record Askings(List<Asking> newestFirst) {
  /** So many are remembered when the list is put in order; no cap is above it. */
  public static final int KEPT = 12;

  /** At so many the list is put in order, before one more is noted. */
  public static final int FULL = 18;

  /** Of a host whom nobody has asked. */
  public static final Askings NONE = new Askings(List.of());

  public Askings {
    newestFirst = List.copyOf(newestFirst);
  }

  /** The same and this one; what no rule asks for any more is forgotten. */
  public Askings and(Asking asking) {
    List<Asking> more = new ArrayList<>(List.of(asking));
    newestFirst.stream()
        .filter(before -> before.at().isAfter(asking.at().minus(Pace.DAY)))
        .limit(KEPT)
        .forEach(more::add);
    return new Askings(more);
  }

  /** Whether this very offer is among them. */
  public boolean has(Asking asking) {
    return newestFirst.stream().anyMatch(before -> before.offer().equals(asking.offer()));
  }

  /** Whether somebody's askings are among them after this moment. */
  boolean hasOfInviter(Asking asking, Instant after) {
    return newestFirst.stream()
        .anyMatch(
            before -> before.inviter().equals(asking.inviter()) && before.at().isAfter(after));
  }

  List<Instant> times() {
    return newestFirst.stream().map(Asking::at).toList();
  }
}
