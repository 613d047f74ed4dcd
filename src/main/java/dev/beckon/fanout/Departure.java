package dev.beckon.fanout;

import dev.beckon.invitation.Visit;
import java.time.Instant;
import java.util.Objects;

/**
 * A visit ended.
 *
 * @param visit whose guest may still be in the media server
 * @param at when that was written, to the second
 */
public record Departure(Visit.Ended visit, Instant at) {
  public Departure {
    Objects.requireNonNull(visit, "visit");
    Objects.requireNonNull(at, "at");
  }
}
