package dev.beckon.invitation;

/**
 * Why an accept is refused, the weightiest first: where several hold, the first one is the answer.
 */
public enum Refusal {
  /** The visit this offer became is over. */
  VISIT_ENDED,
  /** The inviter's room is off the air. */
  ROOM_ENDED,
  /** The inviter took the invitation back. */
  CANCELLED,
  /** The deadline has passed, or nobody was left to ask. */
  EXPIRED,
  /** Every seat is taken. */
  FULL,
  /** The host is in another visit. */
  ALREADY_VISITING,
  /** The host declined this very offer. */
  DECLINED
}
