package dev.beckon.invitation;

/**
 * What an accept comes to, as far as what was read tells. Taking a seat is decided once more, and
 * for good, by the conditions of the write.
 */
public sealed interface Acceptance {

  /** A seat may be taken. */
  record Take(Offer.Standing offer) implements Acceptance {}

  /** It was taken before, the visit is live and so is the room: the same visit, a fresh pass. */
  record Again(Visit.Live visit) implements Acceptance {}

  /** Nobody is let in, for this reason. */
  record Refused(Refusal why) implements Acceptance {}

  /** There is no such offer for this host. */
  record Unknown() implements Acceptance {}
}
