package dev.beckon.invitation.condition;

import dev.beckon.invitation.id.HostId;
import java.util.Set;

/** A condition that {@link ACandidate} fits; each attribute can be told otherwise. */
final class ACondition {
  private Set<String> languages = Set.of("en");
  private Set<String> categories = Set.of();
  private Set<String> regions = Set.of();
  private Range level = Range.ANY;
  private Range audience = Range.ANY;
  private boolean mature = false;
  private Set<Availability> availability = Set.of(Availability.ONLINE);
  private Set<HostId> excluded = Set.of();
  private boolean friendsOnly = false;
  private boolean widen = false;

  ACondition languages(Set<String> codes) {
    languages = codes;
    return this;
  }

  ACondition categories(Set<String> any) {
    categories = any;
    return this;
  }

  ACondition regions(Set<String> codes) {
    regions = codes;
    return this;
  }

  ACondition level(long min, long max) {
    level = new Range(min, max);
    return this;
  }

  ACondition audience(long min, long max) {
    audience = new Range(min, max);
    return this;
  }

  ACondition matureToo() {
    mature = true;
    return this;
  }

  ACondition availability(Set<Availability> any) {
    availability = any;
    return this;
  }

  ACondition excluded(Set<HostId> hosts) {
    excluded = hosts;
    return this;
  }

  ACondition friendsOnly() {
    friendsOnly = true;
    return this;
  }

  ACondition widening() {
    widen = true;
    return this;
  }

  Condition build() {
    return new Condition(
        languages,
        categories,
        regions,
        level,
        audience,
        mature,
        availability,
        excluded,
        friendsOnly,
        widen);
  }

  boolean fits(ACandidate candidate) {
    return build().fits(candidate.build());
  }
}
