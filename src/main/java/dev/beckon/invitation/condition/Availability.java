package dev.beckon.invitation.condition;

/** What a reachable host is doing. */
public enum Availability {
  /** In the app. */
  ONLINE,
  /** On air in a room of their own. */
  LIVE
}
