package dev.beckon.invitation;

/** Why a guest who is in the inviter's room did not come back to it by themselves. */
public enum NoReturn {
  /** The visit is not over. */
  STILL_VISITING,
  /** The guest did not come, or the visit was taken back. */
  NEVER_THERE,
  /** The visit was over a moment ago: who stays on has not come back. */
  TOO_SOON
}
