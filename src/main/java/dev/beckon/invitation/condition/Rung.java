package dev.beckon.invitation.condition;

/**
 * How far from what was asked for a host is: the ladder along which a selection widens when it
 * finds too few, in this order always. Below {@link #REGIONS} everybody fits. Languages, rooms for
 * adults, availability, friends and who is excluded are never widened.
 */
public enum Rung {
  /** What was asked for, by the host's main category. */
  AS_ASKED,
  /** An asked category is one that the host streams beside the main one. */
  SIDE_CATEGORIES,
  /** From another region. */
  REGIONS,
  /** Level down to half of what was asked for, or up to double. */
  LEVEL,
  /** Audience down to half of what was asked for, or up to double. */
  AUDIENCE,
  /** Streams something else. */
  CATEGORIES
}
